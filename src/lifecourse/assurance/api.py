"""What other rooms may ask of assurance."""

from lifecourse.assurance.cases.against_plan import Beside, bid_beside_case, bids_beside_cases
from lifecourse.assurance.cases.checking import CheckedCase, CheckedCases, check_cases
from lifecourse.assurance.cases.naming import NoSuchCases, cases_named
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
from lifecourse.assurance.funds.naming import plan_paid_for, year_named
from lifecourse.assurance.funds.reconciling import PlanHeld, SchemeHeld, SpenderHeld, hold_against_plan
from lifecourse.assurance.models import Acceptance, CheckRun, Finding, Point, PointRemark
from lifecourse.assurance.moderation import (
    act_on_point,
    points_of,
    points_waiting_for,
    raise_point,
    sides_of,
    unsettled_points,
)
from lifecourse.assurance.neighbours.engine import Held, neighbour_checks
from lifecourse.assurance.neighbours.findings import NeighbourCheck, NeighbourFinding
from lifecourse.assurance.neighbours.meeting import Entry, Meeting
from lifecourse.assurance.neighbours.queries import neighbours_of
from lifecourse.assurance.neighbours.reading import entry_place, row_says
from lifecourse.assurance.operations import accept_finding, refresh_findings, withdraw_acceptance
from lifecourse.assurance.queries import (
    FindingSummary,
    findings_for,
    history_of,
    in_order,
    latest_run,
    summary_of,
)
from lifecourse.assurance.rules import (
    NEXT_STATES,
    STATE_WORDS,
    Act,
    CannotAccept,
    CannotModerate,
    FindingState,
    PointState,
    Side,
)

__all__ = [
    "FAMILY_WORDS",
    "NEXT_STATES",
    "SEVERITY_WORDS",
    "STATE_WORDS",
    "Acceptance",
    "Act",
    "Beside",
    "CannotAccept",
    "CannotModerate",
    "Check",
    "CheckRun",
    "CheckedCase",
    "CheckedCases",
    "Entry",
    "Family",
    "Finding",
    "FindingState",
    "FindingSummary",
    "Held",
    "Meeting",
    "NeighbourCheck",
    "NeighbourFinding",
    "NoSuchCases",
    "PlanHeld",
    "Point",
    "PointRemark",
    "PointState",
    "RawFinding",
    "SchemeHeld",
    "Severity",
    "Side",
    "SpenderHeld",
    "accept_finding",
    "act_on_point",
    "all_checks",
    "bid_beside_case",
    "bids_beside_cases",
    "cases_named",
    "check_called",
    "check_cases",
    "check_document",
    "entry_place",
    "findings_for",
    "freeze_version",
    "history_of",
    "hold_against_plan",
    "in_order",
    "latest_run",
    "neighbour_checks",
    "neighbours_of",
    "plan_paid_for",
    "points_of",
    "points_waiting_for",
    "raise_point",
    "refresh_findings",
    "row_says",
    "sides_of",
    "summary_of",
    "unsettled_points",
    "withdraw_acceptance",
    "year_named",
]
