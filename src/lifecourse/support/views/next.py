"""What happens next for one person: the page, and the few lines of it that stand on their record."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from lifecourse.organisations.api import Permission, dated
from lifecourse.people.api import Look, PeoplePage, Person, note_look, people_seen_by, read_somebody
from lifecourse.support.age_rules import REACHES
from lifecourse.support.at_eighteen import at_eighteen
from lifecourse.support.kinds import SCHOOL_WEEKS
from lifecourse.support.models import RiskFactor, SchoolPlace
from lifecourse.support.queries import coordinator_of, crisis_plan_of, decisions_of, entry_of, kept_for
from lifecourse.support.reading import rows_of
from lifecourse.support.reviews_due import next_reviews
from lifecourse.support.stays_read import hospital_of


class ShowNext(PeoplePage, TemplateView):
    """What happens next for somebody, who must do it, and what helps when things get hard."""

    template_name = "support/next.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; whoever asks by an id that was folded into another is sent on."""
        key: UUID = kwargs["key"]
        person = self.person_of(key)
        if person.pk != key:
            return redirect("support:show_next", person.pk)
        note_look(by=self.account, how=Look.SAW, people=[person], at=self.at)
        return self.render_to_response(self.get_context_data(person=person))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything of this person that the reader may know."""
        person: Person = kwargs["person"]
        entry = entry_of(person, seen_by=self.account, on=self.today, at=self.at)
        hospital = hospital_of(person, on=self.today)
        places = SchoolPlace.objects.filter(dated(self.today), person__head=person)
        somebody = read_somebody(person, today=self.today)
        born = None if somebody.portrait.died else somebody.portrait.birth_date
        eighteen = at_eighteen(person, born=born, today=self.today)
        return super().get_context_data(
            somebody=somebody,
            eighteen=eighteen,
            gap_ends=eighteen.day + REACHES if eighteen else None,
            entry=entry,
            row=rows_of([entry], on=self.today)[0] if entry else None,
            decisions=list(decisions_of(entry)) if entry else [],
            not_agreed=None if entry else kept_for(person, by=self.account, on=self.today).first(),
            stay=hospital.now,
            planned=hospital.planned,
            next=next_reviews([person], on=self.today).get(person.pk),
            plan=crisis_plan_of(person),
            coordinator=coordinator_of(person, on=self.today),
            risks=RiskFactor.objects.filter(dated(self.today), person__head=person),
            schools=[{"place": place, "weeks": SCHOOL_WEEKS[place.weeks]} for place in places],
            may_keep=self.may_keep(person),
            **kwargs,
        )

    def may_keep(self, person: Person) -> bool:
        """Whether the page offers writing about this person."""
        keeping = Permission.KEEP_REGISTER
        seen = people_seen_by(self.account, on=self.today, at=self.at, permission=keeping)
        return seen.filter(pk=person.pk).exists()


class ShowBrief(ShowNext):
    """The few lines that stand on a person's record; that the record was opened is noted there."""

    template_name = "support/_brief.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The lines."""
        return self.render_to_response(self.get_context_data(person=self.person_of(kwargs["key"])))
