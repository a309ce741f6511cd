"""What other rooms may ask of assurance."""

from lifecourse.assurance.engine import all_checks, check_called, check_document
from lifecourse.assurance.findings import (
    FAMILY_WORDS,
    SEVERITY_WORDS,
    Check,
    Family,
    RawFinding,
    Severity,
)

__all__ = [
    "FAMILY_WORDS",
    "SEVERITY_WORDS",
    "Check",
    "Family",
    "RawFinding",
    "Severity",
    "all_checks",
    "check_called",
    "check_document",
]
