"""Journeys through hospital: where people came from, and where they went, in a year."""

from typing import Any

from django.views.generic import TemplateView

from lifecourse.people.api import PeoplePage
from lifecourse.support.reading.journeys import CAME_WORDS, WENT_WORDS, journeys_of
from lifecourse.support.views.life_cost import chosen_cohort, note_if_few


class ShowJourneys(PeoplePage, TemplateView):
    """Every way that stays in hospital took in a year."""

    template_name = "support/journeys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One financial year, and one council where the reader chose one."""
        cohort = chosen_cohort(self.request.GET, today=self.today)
        found = journeys_of(
            seen_by=self.account, council=cohort["council"], year=cohort["year"], on=self.today, at=self.at
        )
        few = note_if_few(found.heads, by=self.account, at=self.at)
        rows = [
            {"way": way, "came": CAME_WORDS[way.came_from], "went": WENT_WORDS[way.went_to]}
            for way in found.ways
        ]
        return super().get_context_data(found=found, rows=rows, few=few, **cohort, **kwargs)
