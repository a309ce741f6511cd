"""What is new, changes, shrinks and stops, for which groups of people and on which national principles."""

from collections.abc import Iterable, Mapping

from lifecourse.design.api import Chart, Coverage, Covered
from lifecourse.plans.document import PlanDocument, Row
from lifecourse.standards.api import RulePack

PRINCIPLES = "service-model-principles"


def service_model_charts(document: PlanDocument, pack: RulePack) -> list[Chart]:
    """One chart by group of people, and one by national principle where the rules list them."""
    rows = document.rows("service-changes")
    if not rows:
        return []
    template = document.template.table("service-changes")
    kinds = template.column("change").choices
    asked = {column.key for column in template.columns}
    charts: list[Chart] = []
    if "cohorts" in asked and document.has_table("cohorts"):
        groups = document.template.table("cohorts").column("cohort").choices
        charts.append(
            _coverage(
                "For which groups of people",
                "groups of people",
                groups,
                rows=rows,
                column="cohorts",
                kinds=kinds,
            )
        )
    if "principles" in asked and PRINCIPLES in pack.lists:
        items = pack.lists[PRINCIPLES].items
        principles = {str(number): f"{number}: {words}" for number, words in enumerate(items, start=1)}
        charts.append(
            _coverage(
                "On which national principles",
                "national principles",
                principles,
                rows=rows,
                column="principles",
                kinds=kinds,
            )
        )
    return charts


def _coverage(
    title: str,
    things: str,
    names: Mapping[str, str],
    *,
    rows: Iterable[Row],
    column: str,
    kinds: Mapping[str, str],
) -> Coverage:
    rows = list(rows)
    silent = sum(not row.keys(column) for row in rows)
    return Coverage(
        title=title,
        things=things,
        kinds=tuple(kinds.values()),
        covered=tuple(
            Covered(name=name, by=tuple(_services(rows, column, key, kind) for kind in kinds))
            for key, name in names.items()
        ),
        note=f"{silent} of {len(rows)} changes do not say which they serve." if silent else "",
    )


def _services(rows: Iterable[Row], column: str, key: str, kind: str) -> tuple[str, ...]:
    return tuple(
        row.text("service") for row in rows if row.text("change") == kind and key in row.keys(column)
    )
