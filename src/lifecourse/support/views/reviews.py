"""Reviews of somebody's care: the list of one person's, the page of one, and what is written down of it."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.organisations.api import Organisation, Permission
from lifecourse.people.api import (
    KeepingPage,
    Look,
    OnePersonPage,
    PeoplePage,
    Person,
    choice,
    long_answer,
    note_look,
    opening_sights,
    organisations_seeing,
    read_somebody,
)
from lifecourse.support.kinds.reviews import PARTS, QUESTIONS
from lifecourse.support.models import Review, ReviewSeat
from lifecourse.support.operations import reviews
from lifecourse.support.queries.reviews import (
    may_read_papers,
    promises_of,
    review_seen_by,
    reviews_of,
    seat_seen_by,
)
from lifecourse.support.reading.learning import has_learning_plan
from lifecourse.support.reading.reviews import papers_of, papers_rule, promised, read_review
from lifecourse.support.reading.reviews_due import next_reviews, who_is_due
from lifecourse.support.rules.promises import tally

NOBODY = "There is nobody here whom you may see."


class ShowReviews(OnePersonPage):
    """Every review of one person, and every promise made at them: kept, refused or open."""

    template_name = "support/reviews.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The reviews, the latest first, and the promises with what became of each."""
        person: Person = kwargs["person"]
        found = promised(promises_of(person), on=self.today)
        held = list(reviews_of(person))
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            reviews=held,
            next=next_reviews([person], on=self.today).get(person.pk),
            waiting=next((one for one in held if not one.held_on and not one.not_held_because), None),
            promises=found,
            tally=tally(one.standing for one in found),
            may_hold=self.may_about(person, Permission.HOLD_REVIEWS),
            **kwargs,
        )


class ShowDue(PeoplePage, TemplateView):
    """Whose review is due, of everybody in hospital whom the reader may see; the longest overdue first."""

    template_name = "support/reviews_due.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With how many are overdue, and for how many none is planned."""
        rows = who_is_due(seen_by=self.account, on=self.today, at=self.at)
        note_look(by=self.account, how=Look.LISTED, people=[one.person for one in rows], at=self.at)
        return super().get_context_data(
            rows=rows,
            overdue=sum(one.next.overdue > 0 for one in rows),
            unplanned=sum(one.next.planned is None for one in rows),
            **kwargs,
        )


class ShowReview(PeoplePage, TemplateView):
    """One review: when and who, the papers where they are open, what was found and what was promised."""

    template_name = "support/review.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything of it; that it was opened is written down."""
        review = review_seen_by(self.account, self.kwargs["number"], on=self.today, at=self.at)
        if review is None:
            raise Http404(NOBODY)
        person = review.person.head
        note_look(by=self.account, how=Look.SAW, people=[person], at=self.at)
        holders = organisations_seeing(self.account, on=self.today, permission=Permission.HOLD_REVIEWS)
        may_write = self.may_about(person, Permission.HOLD_REVIEWS)
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            review=review,
            read=read_review(review, by=self.account, on=self.today, at=self.at),
            may_hold=may_write and review.held_by_id in holders,
            may_write=may_write,
            **kwargs,
        )


class HoldingPage(KeepingPage):
    """Opens for those who write about reviews of this person; to others the person is not there."""

    permission = Permission.HOLD_REVIEWS
    page_of = "support:show_reviews"


class PlanForm(forms.Form):
    """Who holds it, when, and whether education is part of it."""

    held_by = forms.ModelChoiceField(
        label="Which organisation holds it?",
        help_text="The one that is responsible for paying.",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Choose who holds it."},
    )
    has_ehc_plan = forms.TypedChoiceField(
        label="Do they have an education, health and care plan?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they have such a plan."},
    )
    day = DayField(label="On which day does it meet?")
    time = forms.TimeField(
        label="At what time does it begin?",
        help_text="For example 10:30",
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TextInput(attrs={"class": "nhsuk-input nhsuk-input--width-5"}),
        error_messages={
            "required": "Say at what time.",
            "invalid": "Enter a time of 24 hours, such as 10:30.",
        },
    )


def with_time(said: dict[str, Any]) -> dict[str, Any]:
    """The day and time of a form as one instant, here."""
    rest = {name: value for name, value in said.items() if name not in ("day", "time")}
    return rest | {"meets_at": timezone.make_aware(datetime.combine(said["day"], said["time"]))}


class PlanReview(HoldingPage):
    """Plan a review."""

    form_class = PlanForm
    heading = "Plan a review of {called}'s care"
    lead = (
        "Ask {called} first, and write down what they decide. It is planned either way; nobody reads papers "
        "and nothing is held before they agree, or it is in their best interests."
    )
    button = "Plan this review"
    done = "Planned. Say who sits on the panel next."

    def get_initial(self) -> dict[str, Any]:
        """Whether there is a plan for learning, where somebody wrote of one."""
        known = has_learning_plan(self.person, on=self.today)
        return {} if known is None else {"has_ehc_plan": "yes" if known else "no"}

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Offer the reader's organisations that have a part in this person's life."""
        form = super().get_form(form_class)
        holding = organisations_seeing(self.account, on=self.today, permission=self.permission)
        through = opening_sights(holding, on=self.today).filter(head=self.person)
        holders = Organisation.objects.filter(pk__in=through.values("organisation")).order_by("name")
        field = cast("forms.ModelChoiceField[Organisation]", form.fields["held_by"])
        field.queryset = holders
        if holders.count() == 1:
            field.initial = holders[0].pk
        return form

    def write(self, said: dict[str, Any]) -> None:
        """Plan it."""
        self.made = reviews.plan_review(person=self.person, by=self.account, at=self.at, **with_time(said))

    def after(self) -> str:
        """The review's own page."""
        return reverse("support:show_review", args=[self.made.pk])


class OfReview(HoldingPage):
    """About one review, known by its number; not there for whoever may not write about it."""

    @cached_property
    def review(self) -> Review:
        """The review, of somebody about whom the reader may write."""
        found = review_seen_by(
            self.account, self.kwargs["number"], on=self.today, at=self.at, permission=self.permission
        )
        holders = organisations_seeing(self.account, on=self.today, permission=self.permission)
        if found is None or found.held_by_id not in holders:
            raise Http404(NOBODY)
        return found

    @cached_property
    def person(self) -> Person:
        """The head about whom the review is."""
        head: Person = self.review.person.head
        return head

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is read of a form before the review is found."""
        _ = self.review
        return super().post(*args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way back is the review's page."""
        return super().get_context_data(**kwargs) | {"page_of": self.after()}

    def after(self) -> str:
        """The review's page."""
        return reverse("support:show_review", args=[self.review.pk])

    def asked(self) -> dict[str, Any]:
        """What every operation about a review is given."""
        return {"review": self.review, "by": self.account, "at": self.at}


class MoveForm(forms.Form):
    """Another day and time."""

    day = DayField(label="On which day does it meet?")
    time = PlanForm.base_fields["time"]


class MoveReview(OfReview):
    """The review meets at another time."""

    form_class = MoveForm
    heading = "When does the review of {called}'s care meet?"
    lead = "Tell {called} and everybody on the panel."
    button = "Keep this time"
    done = "The new time is kept."

    def write(self, said: dict[str, Any]) -> None:
        """Move it."""
        reviews.move_review(**self.asked(), **with_time(said))


class SeatForm(forms.Form):
    """Who sits on the panel."""

    part = choice("As what?", PARTS, "Choose as what they sit there.")
    name = forms.CharField(
        label="Name, and role", max_length=200, error_messages={"required": "Say who it is."}
    )
    comes_from = forms.CharField(
        label="From which organisation, or asked by whom?",
        max_length=200,
        error_messages={"required": "Say from where they come."},
    )


class Seat(OfReview):
    """Say who sits on the panel."""

    form_class = SeatForm
    heading = "Who sits on the panel of {called}'s review?"
    lead = "One person leads it for whoever pays. One knows it from their own life. One is a clinical expert."
    button = "Put them on the panel"
    done = "On the panel."

    def write(self, said: dict[str, Any]) -> None:
        """Seat them."""
        reviews.seat(**self.asked(), **said)


class Unseat(OfReview):
    """Somebody does not sit on the panel after all."""

    form_class = forms.Form
    heading = "Take somebody off the panel of {called}'s review"
    lead = "Tell them, and {called}."
    button = "Take them off the panel"
    done = "Off the panel."

    @cached_property
    def seat(self) -> ReviewSeat:
        """Who sits there, where the reader may write about the review."""
        found = seat_seen_by(
            self.account, self.kwargs["number"], on=self.today, at=self.at, permission=self.permission
        )
        holders = organisations_seeing(self.account, on=self.today, permission=self.permission)
        if found is None or found.review.held_by_id not in holders:
            raise Http404(NOBODY)
        return found

    @cached_property
    def review(self) -> Review:
        """The review of whose panel it is."""
        return self.seat.review

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who it is."""
        return super().get_context_data(words=f"{self.seat.name}, {self.seat.comes_from}", **kwargs)

    def write(self, said: dict[str, Any]) -> None:
        """Take them off."""
        reviews.unseat(taken=self.seat, by=self.account, at=self.at)


class PaperForm(forms.Form):
    """Which paper came."""

    kind = choice("Which paper came?", {}, "Choose which paper it is.")
    received_on = DayField(label="On which day did it come?")
    where = forms.CharField(
        label="Where is it kept?",
        help_text="The folder or system. What it says is not kept here.",
        max_length=200,
        error_messages={"required": "Say where it is kept."},
    )


class ReceivePaper(OfReview):
    """Write down that a paper came."""

    form_class = PaperForm
    heading = "A paper came for {called}'s review"
    lead = "A paper that is missing is no reason not to hold a review."
    button = "Write it down"
    done = "Written down."

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Offer the papers of this kind of review that have not come, to those for whom they are open."""
        form = super().get_form(form_class)
        field = cast(forms.ChoiceField, form.fields["kind"])
        came: set[str] = set()
        if may_read_papers(self.review, by=self.account, on=self.today):
            came = set(self.review.papers.values_list("kind", flat=True))
        papers = [pair for pair in papers_of(self.review).items() if pair[0] not in came]
        field.choices = [("", "Choose"), *papers]
        return form

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"received_on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        reviews.receive_paper(**self.asked(), **said)


class SendPapers(OfReview):
    """Write down that the papers went to the panel."""

    form_class = forms.Form
    heading = "Have the papers of {called}'s review gone to the panel?"
    button = "They have gone"
    done = "Written down: the papers have gone to the panel."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How long before it meets they are to go."""
        rule = papers_rule(self.review)
        latest = f", {rule.time.length} before it begins at the latest" if rule else ""
        lead = f"By secure email{latest}. The time is written down as now."
        return super().get_context_data(**kwargs) | {"lead": lead}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        reviews.send_papers(**self.asked())


class HeldForm(forms.Form):
    """When it was held, and what came of it."""

    held_on = DayField(label="On which day was it held?")
    outcome = long_answer(
        "What came of it?",
        "In words that the person understands: what was good, what changes, whether they need to be in "
        "hospital.",
        letters=1000,
        error_messages={"required": "Say what came of it."},
    )


class HoldReview(OfReview):
    """Write down that it was held."""

    form_class = HeldForm
    heading = "The review of {called}'s care was held"
    lead = "Then write down what the panel found on each question, and each recommendation as a promise."
    button = "Write it down"
    done = "Written down. Now the findings and the promises."

    def get_initial(self) -> dict[str, Any]:
        """The day on which it was to meet."""
        return {"held_on": min(self.today, timezone.localdate(self.review.meets_at))}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        reviews.hold_review(**self.asked(), **said)


class OffForm(forms.Form):
    """Why it was not held."""

    why = long_answer(
        "Why was it not held?",
        "If the person did not want it: when are they asked again?",
        letters=500,
        error_messages={"required": "Say why it was not held."},
    )


class CallOff(OfReview):
    """Write down that it was not held."""

    form_class = OffForm
    heading = "The review of {called}'s care was not held"
    lead = "It still falls due. Plan another once the reason is gone."
    button = "Write it down"
    done = "Written down. A review is still needed."

    def write(self, said: dict[str, Any]) -> None:
        """Call it off."""
        reviews.call_off(**self.asked(), **said)


class FindingForm(forms.Form):
    """What the panel found on one question."""

    question = choice("Which question?", QUESTIONS, "Choose the question.")
    words = long_answer(
        "What did the panel find?",
        "Begin with what is good.",
        letters=1000,
        error_messages={"required": "Say what the panel found."},
    )
    evidence = long_answer(
        "How does the panel know?",
        "What was read or seen, or who said it.",
        letters=500,
        error_messages={"required": "Say by what the panel knows."},
    )


class Find(OfReview):
    """Write down what the panel found on a question."""

    form_class = FindingForm
    heading = "What did the panel find about {called}'s care?"
    lead = "One question at a time. What was found before stays, and the latest counts."
    button = "Write it down"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """The question from whose line the reader came, or the next that nothing was found on."""
        said = self.request.GET.get("question", "")
        return {"question": said} if said in QUESTIONS else {}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        reviews.find(**self.asked(), **said)


class ReportForm(forms.Form):
    """The day."""

    sent_on = DayField(label="On which day did the copies go out?")


class SendReport(OfReview):
    """Write down on which day the report's copies went out."""

    form_class = ReportForm
    heading = "Has the report of {called}'s review gone out?"
    lead = "To {called}, in a form that suits them, and to everybody who made a promise."
    button = "Write it down"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"sent_on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        reviews.send_report(**self.asked(), **said)
