"""What the version that is being written says: its days and limits, what the law wants, parties and sums."""

from typing import Any

from django import forms
from django.http import Http404
from django.utils import timezone

from lifecourse.design.api import DayField
from lifecourse.finance.forms import PoundsField
from lifecourse.finance.kinds.fund import Arrangement
from lifecourse.finance.operations.agreement import (
    bind,
    frame,
    say,
    say_sum,
)
from lifecourse.finance.queries.agreement import organisations_named
from lifecourse.finance.rules.agreement import Bound
from lifecourse.finance.views.agreement_place import (
    DraftFormPage,
)
from lifecourse.organisations.api import (
    Organisation,
    members_of,
)


class FrameForm(forms.Form):
    """Days, the pool manager, and who decides that budget moves."""

    first = DayField(label="First day of the agreement")
    last = DayField(
        label="Last day of the agreement", help_text="Leave it empty for an open end.", required=False
    )
    holds_from = DayField(
        label="From which day does this version hold?",
        help_text="A variation holds from a later day than the agreement itself.",
    )
    pool_manager = forms.CharField(
        label="Pool manager", help_text="A role, never a name.", max_length=200, required=False
    )
    manager_pence = PoundsField(
        label="Up to how many pounds does the pool manager decide without another partner?",
        help_text="In one year from one line or contingency. Leave it empty where nothing is agreed.",
        required=False,
        nothing=True,
    )
    partner_pence = PoundsField(
        label="Above how many pounds does every party have to agree?",
        help_text="Between the two, the partner that gives the money agrees. Leave it empty where nothing is "
        "agreed.",
        required=False,
        nothing=True,
    )


class FrameView(DraftFormPage):
    """Say the days, and of a pooled fund its manager and the limits."""

    form_class = FrameForm
    names = ("first", "last", "holds_from", "pool_manager", "manager_pence", "partner_pence")
    of_pools = ("pool_manager", "manager_pence", "partner_pence")

    def find(self) -> None:
        """Only a pooled fund has a manager, and budget that moves."""
        super().find()
        self.pooled = self.agreement.arrangement == Arrangement.POOLED.value
        self.heading = "Days, pool manager and limits" if self.pooled else "Days"

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Without what only a pooled fund has, where it is none."""
        form = super().get_form(form_class)
        for name in () if self.pooled else self.of_pools:
            del form.fields[name]
        return form

    def get_initial(self) -> dict[str, Any]:
        """What is written so far."""
        return {name: getattr(self.terms, name) for name in self.names}

    def act(self, filled: dict[str, Any]) -> None:
        """Write it."""
        said = {name: getattr(self.terms, name) for name in self.names} | filled
        frame(agreement=self.agreement, by=self.account, at=timezone.now(), **said)


class SayForm(forms.Form):
    """What the agreement says of one thing, and where."""

    words = forms.CharField(
        label="What does the agreement say?",
        help_text="In short, no names of people. Leave it empty where it says nothing.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    stands_in = forms.CharField(
        label="Where does it stand?",
        help_text="The clause or schedule of the paper.",
        max_length=300,
        required=False,
    )


class SayView(DraftFormPage):
    """Say what the agreement says of one particular of the law."""

    form_class = SayForm

    def find(self) -> None:
        """The particular that the address names."""
        super().find()
        rows = {one.slug: (one, said) for one, said in self.reads.rows}
        if self.kwargs["particular"] not in rows:
            raise Http404("The law wants nothing of that name in this agreement.")
        self.particular, self.stands = rows[self.kwargs["particular"]]
        self.heading = self.particular.words
        self.about = f"The law wants it in writing: {self.particular.clause}."

    def get_initial(self) -> dict[str, Any]:
        """What is written so far."""
        return {"words": self.stands.words, "stands_in": self.stands.stands_in} if self.stands else {}

    def act(self, filled: dict[str, Any]) -> None:
        """Write it."""
        say(
            agreement=self.agreement,
            particular=self.particular.slug,
            by=self.account,
            at=timezone.now(),
            **filled,
        )


class BindForm(forms.Form):
    """Which party, from when to when."""

    field_order = ("party", "first", "last", "gone")
    first = DayField(
        label="From which day is it bound?",
        help_text="Leave it empty where it is bound from the first day.",
        required=False,
    )
    last = DayField(
        label="Until which day?",
        help_text="Leave it empty where it is bound as long as the agreement lasts.",
        required=False,
    )
    gone = forms.BooleanField(label="It was named by mistake: take it out", required=False)

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"] = forms.ModelChoiceField(
            Organisation.objects.filter(pk__in=[one.pk for one in organisations]).order_by("name"),
            label="Which organisation?",
            empty_label="Choose",
            error_messages={"required": "Choose an organisation."},
        )
        self.order_fields(self.field_order)


class BindView(DraftFormPage):
    """Let a party join, leave or stay with its days."""

    form_class = BindForm
    heading = "A party and its days"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows the members of the partnership."""
        members = [one.organisation for one in members_of(self.agreement.partnership, on=self.today)]
        named = organisations_named(self.terms)
        return super().get_form_kwargs() | {"organisations": [*members, *named]}

    def act(self, filled: dict[str, Any]) -> None:
        """Write it."""
        bound = None if filled["gone"] else Bound(first=filled["first"], last=filled["last"])
        bind(
            agreement=self.agreement,
            party=filled["party"],
            bound=bound,
            by=self.account,
            at=timezone.now(),
        )


class SumForm(forms.Form):
    """How much a party puts in in a year."""

    field_order = ("year", "party", "pence")
    year = forms.CharField(
        label="In which year?",
        help_text="Such as 2016-17.",
        max_length=7,
        error_messages={"required": "Give a year such as 2016-17."},
    )
    pence = PoundsField(
        label="How much, in pounds?",
        help_text="Without what is carried forward. Leave it empty where the agreement says no sum.",
        required=False,
        nothing=True,
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"] = forms.ModelChoiceField(
            Organisation.objects.filter(pk__in=[one.pk for one in organisations]).order_by("name"),
            label="Which party?",
            empty_label="Choose",
            error_messages={"required": "Choose a party."},
        )
        self.order_fields(self.field_order)


class SumView(DraftFormPage):
    """Say how much a party puts in in a year."""

    form_class = SumForm
    heading = "What a party puts in"
    about = "The check of a fund holds what partners put in against the sums of the agreement."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows the parties."""
        named = organisations_named(self.terms)
        return super().get_form_kwargs() | {"organisations": named}

    def act(self, filled: dict[str, Any]) -> None:
        """Write it."""
        say_sum(agreement=self.agreement, by=self.account, at=timezone.now(), **filled)
