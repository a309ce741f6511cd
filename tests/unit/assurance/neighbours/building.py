"""Two small plans of two partnerships, for tests of what is asked between them."""

from lifecourse.assurance.neighbours.engine import hold_against
from lifecourse.assurance.neighbours.findings import NeighbourFinding
from lifecourse.assurance.neighbours.meeting import Side
from lifecourse.assurance.neighbours.naming import Named
from lifecourse.plans.api import PlanDocument


def side(document: PlanDocument, name: str = "Westmere", *providers: tuple[str, str]) -> Side:
    """One partnership's plan, with the providers that it names by code and name."""
    return Side(
        name=name,
        document=document,
        providers=tuple(Named(code=code, name=called) for code, called in providers),
    )


def between(check_id: str, ours: PlanDocument, theirs: PlanDocument) -> list[NeighbourFinding]:
    """What one check finds between two plans, and that it finds as much the other way round."""
    found = [f for f in hold_against(side(ours), side(theirs, "Eastmere")).findings if f.check_id == check_id]
    turned = [
        f for f in hold_against(side(theirs, "Eastmere"), side(ours)).findings if f.check_id == check_id
    ]
    assert sorted((f.ours, f.theirs) for f in found) == sorted((f.theirs, f.ours) for f in turned)
    return found
