"""Tables of cases."""

from lifecourse.cases.models.case import Case, CasePart

__all__ = ["Case", "CasePart"]
