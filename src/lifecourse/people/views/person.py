"""The page that introduces a person."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from lifecourse.organisations.api import Permission
from lifecourse.people.due import legal_hold_on
from lifecourse.people.guards import guards_of
from lifecourse.people.looks import Look, note_look
from lifecourse.people.models import Person
from lifecourse.people.queries import people_seen_by
from lifecourse.people.reading import read_somebody
from lifecourse.people.views.place import PeoplePage


class ShowPerson(PeoplePage, TemplateView):
    """Who somebody is and how to talk with them, before anything else. That it was opened is written down."""

    template_name = "people/person.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The person; whoever asks by an id that was folded into another is sent on."""
        key: UUID = kwargs["key"]
        person = self.person_of(key)
        if person.pk != key:
            return redirect("people:show_person", person.pk)
        note_look(by=self.account, how=Look.SAW, people=[person], at=self.at)
        somebody = read_somebody(person, today=self.today)
        guards = guards_of(person, reader=self.account, on=self.today, at=self.at)
        context = self.get_context_data(
            somebody=somebody,
            guards=guards,
            keeps_retention=self.may(Permission.KEEP_RETENTION),
            legal_hold=self.may(Permission.KEEP_RETENTION) and legal_hold_on(person, on=self.today),
            may_erase=self.may(Permission.ERASE_PEOPLE),
            may_match=self.may(Permission.MATCH_PEOPLE),
            may_keep=self.may_keep(person),
        )
        return self.render_to_response(context)

    def may_keep(self, person: Person) -> bool:
        """Whether the page offers writing: about this person, as harm that is near opens to reading alone."""
        seen = people_seen_by(self.account, on=self.today, at=self.at, permission=Permission.KEEP_PEOPLE)
        return seen.filter(pk=person.pk).exists()
