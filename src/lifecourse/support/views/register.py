"""Putting somebody on the register, deciding about them, and taking them off."""

from typing import Any, cast

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from lifecourse.design.api import DayField
from lifecourse.organisations.api import Organisation, Permission
from lifecourse.people.api import KeepingPage, long_answer, opening_sights, organisations_seeing
from lifecourse.support.kinds.register import RATING_WORDS, Rating
from lifecourse.support.operations.register import add_to_register, decide, take_off_register
from lifecourse.support.queries.register import decisions_of, entry_of
from lifecourse.support.reading.board import places, rows_of

RATINGS = [(one.value, f"{one.value.capitalize()}: {RATING_WORDS[one].lower()}") for one in Rating]


class SupportPage(KeepingPage):
    """Opens for those who keep the register with this person; to others the person is not there."""

    permission = Permission.KEEP_REGISTER
    page_of = "support:show_next"


class AddForm(forms.Form):
    """On which register, why, and how close to hospital."""

    keeper = forms.ModelChoiceField(
        label="On whose register?",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Choose whose register it is."},
    )
    why = long_answer(
        "Why now?",
        "What has changed, and what is needed. The person reads it in their copy.",
        letters=500,
        error_messages={"required": "Say why this person is put on the register."},
    )
    rating = forms.ChoiceField(
        label="How close to hospital?",
        choices=RATINGS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a rating."},
    )
    look_by = DayField(label="By when does somebody look again?")


class AddToRegister(SupportPage):
    """Put somebody on the register."""

    form_class = AddForm
    heading = "Put {called} on the register"
    lead = (
        "The register brings help early, so that {called} can stay at home. {called} agrees to it first, or "
        "it is decided in their best interests."
    )
    button = "Put on the register"
    done = "On the register now."

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Offer the registers that the reader keeps and whose keeper knows of this person."""
        form = super().get_form(form_class)
        keeping = organisations_seeing(self.account, on=self.today, permission=Permission.KEEP_REGISTER)
        through = opening_sights(keeping, on=self.today).filter(head=self.person)
        keepers = Organisation.objects.filter(pk__in=through.values("organisation")).order_by("name")
        field = cast("forms.ModelChoiceField[Organisation]", form.fields["keeper"])
        field.queryset = keepers
        if keepers.count() == 1:
            field.initial = keepers[0].pk
        return form

    def write(self, said: dict[str, Any]) -> None:
        """Put them on it."""
        said = said | {"rating": Rating(said["rating"])}
        add_to_register(person=self.person, by=self.account, at=self.at, **said)


class DecideForm(forms.Form):
    """The rating from today, what was decided, and when to look again."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    rating = forms.ChoiceField(
        label="How close to hospital, from today?",
        choices=RATINGS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a rating, also where it stays as it is."},
    )
    said = long_answer(
        "What was decided, and why?",
        "Who does what by when. This becomes the meeting's note.",
        letters=1000,
        error_messages={"required": "Say what was decided."},
    )
    look_by = DayField(label="By when does somebody look again?")


class Decide(SupportPage):
    """Decide about somebody in the meeting, and go on to the next."""

    form_class = DecideForm
    template_name = "support/decide.html"
    heading = "Decide about {called}"
    lead = button = ""
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """The rating that stands, as the reader saw it."""
        latest = self.latest()
        return {"rating": latest.rating, "seen": latest.pk} if latest else {}

    def latest(self) -> Any:
        """The decision that stands, of an entry that the reader keeps."""
        entry = entry_of(
            self.person, seen_by=self.account, on=self.today, at=self.at, permission=self.permission
        )
        return decisions_of(entry).first() if entry else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the meeting has to know: signs, what is harder and what helps, and the last decision."""
        entry = entry_of(self.person, seen_by=self.account, on=self.today, at=self.at)
        return super().get_context_data(
            entry=entry,
            row=rows_of([entry], on=self.today)[0] if entry else None,
            order=self.request.GET.get("order", ""),
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Find who comes next before the order changes."""
        order = self.request.GET.get("order", "closeness")
        order_of = places(seen_by=self.account, on=self.today, at=self.at, order=order)
        keys = [one.head for one in order_of]
        place = keys.index(self.person.pk) if self.person.pk in keys else len(keys)
        waiting = [one for one in order_of[place + 1 :] if one.decided_on < self.today]
        self.next = waiting[0].head if waiting and "next" in self.request.POST else None
        return super().form_valid(form)

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        said = said | {"rating": Rating(said["rating"])}
        decide(person=self.person, by=self.account, at=self.at, **said)

    def after(self) -> str:
        """The next person who waits, the board where nobody does, or this person's page."""
        if self.next:
            address = reverse("support:decide", args=[self.next])
            order = self.request.GET.get("order", "")
            return f"{address}?order={order}" if order.isalpha() else address
        return reverse("support:board") if "next" in self.request.POST else super().after()


class LeaveForm(forms.Form):
    """Why."""

    why = long_answer(
        "Why does it end?",
        letters=500,
        error_messages={"required": "Say why this person is taken off the register."},
    )


class TakeOffRegister(SupportPage):
    """Take somebody off the register."""

    form_class = LeaveForm
    heading = "Take {called} off the register?"
    lead = "From today {called} is on no board. What was decided stays in the record."
    button = "Take off the register"
    done = "Off the register. What was decided stays in the record."

    def write(self, said: dict[str, Any]) -> None:
        """Take them off."""
        take_off_register(person=self.person, by=self.account, at=self.at, **said)
