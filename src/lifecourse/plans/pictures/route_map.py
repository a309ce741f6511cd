"""The route map: what will be done when, and what waits for what."""

from lifecourse.design.api import Chart, Milestone, RouteMap, Workstream
from lifecourse.plans.document import PlanDocument, Row
from lifecourse.standards.api import RulePack


def route_map_charts(document: PlanDocument, pack: RulePack) -> list[Chart]:
    """One map with the groups of the route map in the order in which the plan prints them."""
    rows = document.rows("milestones")
    if not rows:
        return []
    kinds = document.template.table("milestones").column("kind").choices
    groups: dict[str, list[Milestone]] = {}
    for row in rows:
        milestone = _milestone(row, kinds.get(row.text("kind"), ""))
        groups.setdefault(row.text("group") or "Not in a group", []).append(milestone)
    streams = tuple(Workstream(name=name, milestones=tuple(held)) for name, held in groups.items())
    # Without a record of what was done, a line for today would call every past milestone late.
    note = "The plan does not say which of these are done."
    return [RouteMap(title="The route map", workstreams=streams, note=note)]


def _milestone(row: Row, kind: str) -> Milestone:
    return Milestone(
        key=row.key,
        name=row.text("milestone"),
        starts=row.date("starts"),
        due=row.date("ends") or row.date("starts"),
        status_words=kind.lower(),
        depends_on=row.keys("after"),
    )
