"""The plan as a workbook: one sheet a table, totals as formulas, every figure with its source."""

from lifecourse.publishing.workbook.making import make_workbook

__all__ = ["make_workbook"]
