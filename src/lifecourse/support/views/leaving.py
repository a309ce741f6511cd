"""Leaving hospital: what keeps people there now, and the page that goes with somebody to their new home."""

from typing import Any

from django.views.generic import TemplateView

from lifecourse.people.api import Look, OnePersonPage, PeoplePage, Person, note_look, read_somebody
from lifecourse.support.reading.delays import delays_now
from lifecourse.support.reading.receiving import for_the_home, may_be_given_to


class ShowDelays(PeoplePage, TemplateView):
    """What keeps people in hospital who are well enough to leave: whose it is to remove, and for how long."""

    template_name = "support/leaving/delays.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Of everybody whom the reader may see; that they were listed is written down."""
        found = delays_now(self.account, on=self.today, at=self.at)
        people = [one.person for one in found.there]
        note_look(by=self.account, how=Look.LISTED, people=people, at=self.at)
        return super().get_context_data(found=found, **kwargs)


class ShowForTheHome(OnePersonPage):
    """One page for the home that somebody comes to, once they agreed that it may know."""

    template_name = "support/leaving/for_the_home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Nothing before it is said for whom it is, and that the person agreed to that."""
        person: Person = kwargs["person"]
        somebody = read_somebody(person, today=self.today)
        homes = may_be_given_to(person, on=self.today)
        home = next((one for one in homes if str(one.pk) == self.request.GET.get("home")), None)
        page = None
        if home is not None:
            page = for_the_home(somebody, on=self.today)
            note_look(by=self.account, how=Look.COPIED, people=[person], at=self.at)
        return super().get_context_data(
            somebody=somebody, homes=homes, home=home, page=page, today=self.today, **kwargs
        )
