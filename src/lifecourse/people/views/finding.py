"""Find somebody: what is typed travels in the body of a request, never in an address."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from lifecourse.organisations.api import Permission
from lifecourse.people.finding import find_people
from lifecourse.people.looks import Look, note_look
from lifecourse.people.views.place import PeoplePage

MOST_LETTERS = 100


def a_search(said: str) -> str:
    """The id of a search that a page made, or nothing: never words that somebody put in its place."""
    try:
        return str(UUID(said))
    except ValueError:
        return ""


class Find(PeoplePage, TemplateView):
    """A box to type in, and whom it finds. Whoever was shown is written down."""

    template_name = "people/find.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The box, and the way to a record when harm is near, for those whose role has it."""
        return super().get_context_data(
            may_in_emergency=self.may(Permission.OPEN_IN_EMERGENCY),
            may_keep=self.may(Permission.KEEP_PEOPLE),
            search=uuid4(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look, as somebody types or when they press the button."""
        typed = request.POST.get("words", "")[:MOST_LETTERS]
        found = find_people(typed, by=self.account, on=self.today, at=self.at)
        note_look(
            by=self.account,
            how=Look.SEARCHED,
            people=[one.person for one in found],
            at=self.at,
            search=a_search(request.POST.get("search", "")),
        )
        context = self.get_context_data(typed=typed, found=found, asked=True)
        if request.headers.get("HX-Request") == "true":
            self.template_name = "people/_found.html"
        return self.render_to_response(context)
