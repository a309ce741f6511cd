"""From where to where people went through hospital, as a table and a picture."""

from typing import Any

from lifecourse.design.api import BarOf, Bars
from lifecourse.support.counts.journeys import FROM, GROUP_WORDS, TO, Group, used, ways
from lifecourse.support.counts.values import Count
from lifecourse.support.views.counts import CountsPage

MOST_BARS = 10
HEADINGS = {Group.CAME: "Those who came", Group.LEFT: "Those who went"}


class ShowJourneys(CountsPage):
    """The ways of those who came in a period, or of those who left in it."""

    template_name = "support/counts_journeys.html"

    @property
    def group(self) -> Group:
        """Whose way is told."""
        asked = self.request.GET.get("group", "")
        return Group(asked) if asked in set(Group) else Group.CAME

    @property
    def found(self) -> dict[tuple[str, str], Count]:
        """Every way, with who went it."""
        return ways(self.counts.journeys, self.group, self.chosen.named.period)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The table, the picture, and of one way who went it."""
        found = self.found
        forms, tos = used(found)
        rows = [
            {
                "name": FROM[came],
                "cells": [found[came, went] for went in tos],
                "number": sum(found[came, went].number for went in tos),
            }
            for came in forms
        ]
        return super().get_context_data(
            form=self.form,
            chosen=self.chosen,
            group=self.group,
            groups=[(group, HEADINGS[group]) for group in Group],
            words=GROUP_WORDS[self.group],
            tos=[TO[went] for went in tos],
            rows=rows,
            totals=[sum(found[came, went].number for came in forms) for went in tos],
            number=sum(one.number for one in found.values()),
            picture=picture(found, HEADINGS[self.group]),
            query=self.query,
            **self.whom_of({one.key: one for one in found.values()}),
            **kwargs,
        )


def picture(found: dict[tuple[str, str], Count], title: str) -> Bars | None:
    """The ways that most people went, the most first; none where nobody went any."""
    some = sorted((one for one in found.values() if one.of), key=lambda one: (-one.number, one.name))
    if not some:
        return None
    first = some[0]
    went = "person" if first.number == 1 else "people"
    return Bars(
        title=f"{title}: from where to where",
        sentence=f"Most often: {first.name[0].lower()}{first.name[1:]}, {first.number} {went}.",
        headers=("From where, and where to", "People"),
        bars=tuple(BarOf(name=one.name, number=one.number) for one in some[:MOST_BARS]),
    )
