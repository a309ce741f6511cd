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
from lifecourse.assurance.freezing import freeze_version
from lifecourse.assurance.models import Acceptance, CheckRun, Finding
from lifecourse.assurance.operations import accept_finding, refresh_findings, withdraw_acceptance
from lifecourse.assurance.queries import (
    FindingSummary,
    findings_for,
    history_of,
    in_order,
    latest_run,
    summary_of,
)
from lifecourse.assurance.rules import NEXT_STATES, STATE_WORDS, CannotAccept, FindingState

__all__ = [
    "FAMILY_WORDS",
    "NEXT_STATES",
    "SEVERITY_WORDS",
    "STATE_WORDS",
    "Acceptance",
    "CannotAccept",
    "Check",
    "CheckRun",
    "Family",
    "Finding",
    "FindingState",
    "FindingSummary",
    "RawFinding",
    "Severity",
    "accept_finding",
    "all_checks",
    "check_called",
    "check_document",
    "findings_for",
    "freeze_version",
    "history_of",
    "in_order",
    "latest_run",
    "refresh_findings",
    "summary_of",
    "withdraw_acceptance",
]
