"""What every page about people has: somebody who works with records, and their day."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.views.generic import View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, holds_anywhere
from lifecourse.people.models import Person
from lifecourse.people.queries import NoSuchPerson, get_person, organisations_seeing

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
