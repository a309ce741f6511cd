"""What comes next for a plan: national dates of its rules, and the next steps of its route map."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from lifecourse.design.api import day as day_words
from lifecourse.plans.api import PlanDocument, names_of_rows
from lifecourse.standards.api import RulePack
from lifecourse.website.shown import anchor

MOST = 5


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """One milestone to come: its day, its name, and where it stands in the plan."""

    day: str
    name: str
    url: str


def due_words(pack: RulePack, *, today: date, not_bound_by: Container[str] = ()) -> str:
    """When the rules say that something is due next; when all of it has passed, what was due and when."""
    binding = (one for key, one in pack.dates.items() if key not in not_bound_by)
    dates = sorted(binding, key=lambda one: one.day)
    if not dates:
        return ""
    ahead = next((one for one in dates if one.day >= today), None)
    if ahead is not None:
        return f"{ahead.words}: {day_words(ahead.day)}, {_in_days((ahead.day - today).days)}."
    passed = "; ".join(f"{_lower(one.words)} {day_words(one.day)}" for one in dates)
    return f"Every date in its rules has passed: {passed}."


def next_steps(document: PlanDocument, *, slug: str, on: date) -> list[NextStep]:
    """The milestones that end on a day or after it, the soonest first; five at most."""
    if not document.has_table("milestones"):
        return []
    table = document.table("milestones")
    page = reverse("show_section", args=[slug, table.template.section])
    names = names_of_rows(table)
    ends = [(day, row.key) for row in table.rows if (day := row.date("ends")) is not None and day >= on]
    return [
        NextStep(day=day_words(day), name=names[key], url=f"{page}#{anchor(table.key, key)}")
        for day, key in sorted(ends)[:MOST]
    ]


def _in_days(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
