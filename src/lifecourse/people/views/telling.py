"""The page from which somebody is given a copy of what is known about them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.operations.telling import LEFT_OUT, their_copy
from lifecourse.people.reading import read_somebody
from lifecourse.people.views.place import PeoplePage


class TheirCopy(PeoplePage, TemplateView):
    """What is in the copy and what is not; the button makes it. Nothing of it is kept here."""

    permission = Permission.KEEP_PEOPLE
    template_name = "people/their_copy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whom it is for."""
        person = self.person_of(self.kwargs["key"])
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today), left_out=LEFT_OUT, **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the copy. Nothing in its name says whose it is."""
        person = self.person_of(self.kwargs["key"])
        try:
            zipped = their_copy(person=person, by=self.account, at=self.at)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        answer = HttpResponse(zipped, content_type="application/zip")
        answer["Content-Disposition"] = 'attachment; filename="their-copy.zip"'
        return answer
