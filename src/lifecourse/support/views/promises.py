"""Promises made at reviews: what waits for the reader's organisation, and what became of each."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.organisations.api import Organisation, Permission
from lifecourse.people.api import (
    Look,
    PeoplePage,
    Person,
    long_answer,
    note_look,
    organisations_seeing,
    people_seen_by,
    read_somebody,
)
from lifecourse.support.kinds.reviews import EFFECT_WORDS, Effect
from lifecourse.support.models import Promise
from lifecourse.support.operations import promises
from lifecourse.support.queries.reviews import may_answer, promise_seen_by
from lifecourse.support.reading.reviews import Promised, standing_of, what_waits
from lifecourse.support.rules.promises import tally
from lifecourse.support.views.reviews import NOBODY, HoldingPage, OfReview


class ShowPromises(PeoplePage, TemplateView):
    """What waits for the reader's organisation, and what it kept, kept late or refused."""

    template_name = "support/promises.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those open first, the longest late first."""
        found = what_waits(seen_by=self.account, on=self.today, at=self.at)
        people = list({one.person.pk: one.person for one in found}.values())
        note_look(by=self.account, how=Look.LISTED, people=people, at=self.at)
        return super().get_context_data(
            waiting=[one for one in found if one.promised.is_open],
            settled=[one for one in found if not one.promised.is_open],
            tally=tally(one.promised.standing for one in found),
            **kwargs,
        )


class PromiseForm(forms.Form):
    """What is recommended, whose it is, by when, how it is seen, and what it does to going home."""

    words = long_answer(
        "What is to be done?", letters=500, error_messages={"required": "Say what is to be done."}
    )
    owner = forms.ModelChoiceField(
        label="Which organisation does it?",
        queryset=Organisation.objects.order_by("name"),
        error_messages={"required": "Choose whose it is."},
    )
    who = forms.CharField(
        label="Who there?",
        help_text="The role of one person, such as: ward manager.",
        max_length=200,
        error_messages={"required": "Say who does it."},
    )
    due = DayField(label="By when?")
    evidence = long_answer(
        "How will anybody see that it was done?",
        error_messages={"required": "Say how it will be seen."},
    )
    effect = forms.ChoiceField(
        label="What does it do to the day of going home?",
        choices=[(one.value, words) for one, words in EFFECT_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it does to the day of going home."},
    )
    effect_days = forms.IntegerField(
        label="By about how many days?",
        help_text="Leave this empty where it does not change that day.",
        required=False,
        min_value=1,
        max_value=3650,
    )
    effect_words = long_answer("Why does it move that day?", required=False)


class MakePromise(OfReview):
    """Write down what the panel recommends, as a promise."""

    form_class = PromiseForm
    heading = "What does the panel recommend for {called}?"
    lead = (
        "Each recommendation is one organisation's promise. It is asked about until it is kept, or refused "
        "with a reason; it is never dropped."
    )
    button = "Write down this promise"
    done = "Written down. It waits for that organisation now."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        said = said | {"effect": Effect(said["effect"])}
        promises.make_promise(**self.asked(), **said)


class OfPromise(HoldingPage):
    """About one promise, known by its number; not there for whoever may not see the person."""

    only_who_answers = False

    @cached_property
    def promise(self) -> Promise:
        """The promise, about somebody about whom the reader may write."""
        found = promise_seen_by(
            self.account, self.kwargs["number"], on=self.today, at=self.at, permission=self.permission
        )
        if found is None:
            raise Http404(NOBODY)
        if self.only_who_answers and not may_answer(found, by=self.account, on=self.today):
            raise Http404(NOBODY)
        return found

    @cached_property
    def person(self) -> Person:
        """The head about whom it is."""
        head: Person = self.promise.person.head
        return head

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is read of a form before the promise is found."""
        _ = self.promise
        return super().post(*args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The promise in words, and the way back to its own page."""
        words = self.promise.words
        return super().get_context_data(words=words, **kwargs) | {"page_of": self.after()}

    def after(self) -> str:
        """The promise's own page."""
        return reverse("support:show_promise", args=[self.promise.pk])

    def asked(self) -> dict[str, Any]:
        """What every operation about a promise is given."""
        return {"promise": self.promise, "by": self.account, "at": self.at}


class ShowPromise(PeoplePage, TemplateView):
    """One promise, and everything that happened to it."""

    template_name = "support/promise.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All of it; that it was opened is written down."""
        found = promise_seen_by(
            self.account, self.kwargs["number"], on=self.today, at=self.at, permission=self.permission
        )
        if found is None:
            raise Http404(NOBODY)
        head = found.person.head
        note_look(by=self.account, how=Look.SAW, people=[head], at=self.at)
        return super().get_context_data(
            somebody=read_somebody(head, today=self.today),
            one=Promised(promise=found, standing=standing_of(found, on=self.today)),
            steps=found.steps.all(),
            **self.offers(found),
            **kwargs,
        )

    def offers(self, found: Promise) -> dict[str, bool]:
        """What the page offers to this reader."""
        holding = Permission.HOLD_REVIEWS
        seen = people_seen_by(self.account, on=self.today, at=self.at, permission=holding)
        holders = organisations_seeing(self.account, on=self.today, permission=holding)
        writes = seen.filter(pk=found.person.head_id).exists()
        return {
            "may_chase": writes,
            "may_answer": writes and may_answer(found, by=self.account, on=self.today),
            "may_reopen": writes and found.review.held_by_id in holders,
        }


class ChaseForm(forms.Form):
    """Whom somebody asked."""

    words = long_answer(
        "Whom did you ask, and what did they say?",
        letters=500,
        error_messages={"required": "Say whom you asked, and what they said."},
    )


class Chase(OfPromise):
    """Write down that somebody asked what became of a promise."""

    form_class = ChaseForm
    heading = "Ask what became of this promise to {called}"
    lead = "It stays open until it is kept, or refused with a reason."
    button = "Write it down"
    done = "Written down. The promise is still open."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        promises.chase(**self.asked(), **said)


class MeetForm(forms.Form):
    """By what it is seen, and who saw it."""

    words = long_answer(
        "How is it seen that this was done?",
        letters=500,
        error_messages={"required": "Say how it is seen."},
    )
    seen_by = forms.CharField(
        label="Who saw it?",
        help_text="A role, or the person themselves.",
        max_length=200,
        error_messages={"required": "Say who saw it."},
    )


class Meet(OfPromise):
    """The owner kept its promise."""

    only_who_answers = True
    form_class = MeetForm
    heading = "This promise to {called} was kept"
    lead = "Somebody saw that it was done. Whoever held the review can open it again if it was not."
    button = "It was kept"
    done = "Written down as kept."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        promises.meet(**self.asked(), **said)


class RefuseForm(forms.Form):
    """Why."""

    words = long_answer("Why?", letters=500, error_messages={"required": "Say why it is refused."})


class Refuse(OfPromise):
    """The owner refuses, and says why."""

    only_who_answers = True
    form_class = RefuseForm
    heading = "This promise to {called} will not be kept"
    lead = "{called} and the panel read the reason. It stays on the page of promises as refused."
    button = "Refuse it"
    done = "Written down as refused, with the reason."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        promises.refuse(**self.asked(), **said)


class Reopen(OfPromise):
    """Whoever held the review opens a promise again."""

    form_class = RefuseForm
    heading = "Open this promise to {called} again"
    lead = "Where it was not kept after all, or refused without a good reason."
    button = "Open it again"
    done = "Open again. It waits for that organisation."

    @cached_property
    def promise(self) -> Promise:
        """The promise, for whoever works where the review was held."""
        found = promise_seen_by(
            self.account, self.kwargs["number"], on=self.today, at=self.at, permission=self.permission
        )
        holders = organisations_seeing(self.account, on=self.today, permission=self.permission)
        if found is None or found.review.held_by_id not in holders:
            raise Http404(NOBODY)
        return found

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        promises.reopen(**self.asked(), **said)
