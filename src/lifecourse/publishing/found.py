"""What the checks found in a plan, as a paper prints it."""

from collections.abc import Iterator
from datetime import date

from lifecourse.plans.api import Plan, PlanDocument
from lifecourse.publishing.paper import PaperFinding


def findings_in(plan: Plan, document: PlanDocument, *, today: date) -> Iterator[PaperFinding]:
    """Everything that was found and is open or accepted, in the order in which assurance lists it."""
    yield from ()
