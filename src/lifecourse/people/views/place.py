"""What every page about people has: somebody who works with records, and their day."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, holds_anywhere
from lifecourse.people.looks import Look, note_look
from lifecourse.people.models import Person
from lifecourse.people.queries import NoSuchPerson, get_person, organisations_seeing, people_seen_by

# Nobody's name may stay in a copy that a browser or something between keeps.
NOT_KEPT = "no-store, private"


class PeoplePage(ContextMixin, View):
    """Opens for those whose role sees people; a person whom they may not see is simply not there."""

    permission = Permission.SEE_PEOPLE

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and when."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.at = timezone.now()
        self.today = timezone.localdate(self.at)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse those whose role does not see people; let nothing keep a copy."""
        if not organisations_seeing(self.account, on=self.today, permission=self.permission):
            raise PermissionDenied("People's records are opened with a role that you do not hold.")
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = NOT_KEPT
        return response

    def may(self, permission: Permission) -> bool:
        """Whether a page offers something; whoever does it is asked again."""
        return holds_anywhere(self.account, permission, on=self.today)

    def person_of(self, key: UUID) -> Person:
        """The head under which a person is read, or a page that is not there."""
        try:
            return get_person(
                key, seen_by=self.account, on=self.today, at=self.at, permission=self.permission
            )
        except NoSuchPerson as reason:
            raise Http404(str(reason)) from None

    def may_about(self, person: Person, permission: Permission) -> bool:
        """Whether a page offers this about a person: never by harm that is near, which opens to reading."""
        seen = people_seen_by(self.account, on=self.today, at=self.at, permission=permission)
        return seen.filter(pk=person.pk).exists()


class OnePersonPage(PeoplePage, TemplateView):
    """A page about one person. That it was opened is written down."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; whoever asks by an id that was folded into another is sent on."""
        person = self.person_of(kwargs["key"])
        if person.pk != kwargs["key"] and request.resolver_match is not None:
            return redirect(request.resolver_match.view_name, person.pk)
        self.note(person)
        return self.render_to_response(self.get_context_data(person=person))

    def note(self, person: Person) -> None:
        """Write down that it was opened."""
        note_look(by=self.account, how=Look.SAW, people=[person], at=self.at)
