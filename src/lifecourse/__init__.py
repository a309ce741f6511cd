"""Lifecourse: one record, one plan and one budget for each person; one joint plan for the partnership."""

__version__ = "0.1.0"
