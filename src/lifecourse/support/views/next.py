"""What happens next for one person: the page, and the few lines of it that stand on their record."""

from typing import Any

from lifecourse.organisations.api import Permission, dated
from lifecourse.people.api import OnePersonPage, Person, read_somebody
from lifecourse.support.kinds.register import SCHOOL_WEEKS
from lifecourse.support.models import RiskFactor, SchoolPlace
from lifecourse.support.queries.register import (
    coordinator_of,
    crisis_plan_of,
    decisions_of,
    entry_of,
    kept_for,
)
from lifecourse.support.reading.ahead import KnownAhead, due_for
from lifecourse.support.reading.board import rows_of
from lifecourse.support.reading.carers import contingency_of, is_carer
from lifecourse.support.reading.eighteen import at_eighteen
from lifecourse.support.reading.growing_up import growing_up_of
from lifecourse.support.reading.plan import ending_soon
from lifecourse.support.reading.queues import lives_of, ways_of
from lifecourse.support.reading.reviews_due import next_reviews
from lifecourse.support.reading.stays import hospital_of


class ShowNext(OnePersonPage):
    """What happens next for somebody, who must do it, and what helps when things get hard."""

    template_name = "support/next.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything of this person that the reader may know."""
        person: Person = kwargs["person"]
        entry = entry_of(person, seen_by=self.account, on=self.today, at=self.at)
        hospital = hospital_of(person, on=self.today)
        places = SchoolPlace.objects.filter(dated(self.today), person__head=person)
        somebody = read_somebody(person, today=self.today)
        born = None if somebody.portrait.died else somebody.portrait.birth_date
        row = rows_of([entry], on=self.today)[0] if entry else None
        known = KnownAhead(
            person=person,
            on=self.today,
            row=row,
            review=next_reviews([person], on=self.today).get(person.pk),
            hospital=hospital,
            grows=growing_up_of(person, born=born, on=self.today),
            ways=ways_of(person, on=self.today),
            services=ending_soon(person, on=self.today),
        )
        return super().get_context_data(
            somebody=somebody,
            due=[] if somebody.portrait.died else due_for(known),
            grows=known.grows,
            eighteen=at_eighteen(person, born=born, today=self.today),
            entry=entry,
            row=row,
            decisions=list(decisions_of(entry)) if entry else [],
            not_agreed=None if entry else kept_for(person, by=self.account, on=self.today).first(),
            stay=hospital.now,
            planned=hospital.planned,
            next=known.review,
            plan=crisis_plan_of(person),
            contingency=contingency_of(person),
            is_carer=is_carer(person),
            coordinator=coordinator_of(person, on=self.today),
            risks=RiskFactor.objects.filter(dated(self.today), person__head=person),
            schools=[{"place": place, "weeks": SCHOOL_WEEKS[place.weeks]} for place in places],
            may_keep=self.may_about(person, Permission.KEEP_REGISTER),
            may_keep_plan=self.may_about(person, Permission.KEEP_SUPPORT_PLAN),
            lives=lives_of(person, on=self.today),
            ways=known.ways,
            **kwargs,
        )


class ShowBrief(ShowNext):
    """The few lines that stand on a person's record; that the record was opened is noted there."""

    template_name = "support/_brief.html"

    def note(self, person: Person) -> None:
        """Nothing: whoever reads these lines has the record open."""
