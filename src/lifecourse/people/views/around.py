"""Who is around somebody, and by what authority one of them speaks for the person."""

from typing import Any

from django import forms
from django.db.models import Model

from lifecourse.design.api import DayField
from lifecourse.people.kinds import (
    AROUND_KINDS,
    AUTHORITY_KINDS,
)
from lifecourse.people.models import Authority, Relationship
from lifecourse.people.operations.around import add_around, change_around, end_around
from lifecourse.people.operations.speaking import add_authority, end_authority
from lifecourse.people.views.adjusting import EndAdjustment
from lifecourse.people.views.keeping import EndForm, KeepingPage, KeptLinePage, long_answer


class ToldForm(forms.Form):
    """What somebody is to a person, apart from their name."""

    may_be_told = forms.ChoiceField(
        label="May they be told things?",
        choices=[
            ("yes", "Yes, what the person is happy for them to know"),
            ("no", "No: the person does not want them to be told anything"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they may be told things."},
    )
    is_unpaid_carer = forms.BooleanField(label="They are an unpaid carer", required=False)
    is_first_contact = forms.BooleanField(
        label="They are the first to contact",
        help_text="Whoever was first before is not any longer.",
        required=False,
    )
    words = long_answer("Anything else to know?", "Such as when to ring.", required=False)

    def clean_may_be_told(self) -> bool:
        """As a yes or a no."""
        return bool(self.cleaned_data["may_be_told"] == "yes")


class AroundForm(ToldForm):
    """Somebody around a person."""

    given = forms.CharField(
        label="First name",
        max_length=100,
        error_messages={"required": "Give their first name."},
    )
    family = forms.CharField(label="Last name", max_length=100, required=False)
    kind = forms.ChoiceField(
        label="Who are they to the person?",
        choices=[("", "Choose"), *AROUND_KINDS.items()],
        error_messages={"required": "Say who they are to the person."},
    )
    phone = forms.CharField(label="Telephone", max_length=40, required=False, widget=forms.TextInput)
    field_order = ("given", "family", "kind", "phone")


class AddAround(KeepingPage):
    """Write down somebody around a person."""

    form_class = AroundForm
    heading = "Who is around {called}?"
    lead = (
        "Ask {called} who matters, and who may be told what. Also write down whoever must not be told: "
        "it then stands at the top of the page."
    )
    button = "Write it down"
    done = "Written down."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_around(person=self.person, by=self.account, at=self.at, **said)


class ChangeAround(KeptLinePage):
    """Say anew what somebody is to a person, and whether they may be told things."""

    table: type[Model] = Relationship
    form_class: type[forms.Form] = ToldForm
    heading = "What is this one to {called} now?"
    lead = "Ask {called} first, without the other in the room."
    button = "Save"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        return {
            "may_be_told": "yes" if self.line.may_be_told else "no",
            "is_unpaid_carer": self.line.is_unpaid_carer,
            "is_first_contact": self.line.is_first_contact,
            "words": self.line.words,
        }

    def words(self, somebody: Any) -> str:
        """By name, as the person's page says it."""
        return next(
            (f"{one.name}, {one.kind}" for one in somebody.around if one.relationship.pk == self.line.pk), ""
        )

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        change_around(relationship=self.line, by=self.account, at=self.at, **said)


class EndAround(ChangeAround):
    """Say that somebody is no longer around a person."""

    form_class = EndForm
    heading = "Is this one no longer around {called}?"
    lead = "They leave the page of {called}. What was stays in the record, with the reason."
    button = "End it"
    done = "Ended. It no longer counts."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"to_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_around(relationship=self.line, by=self.account, at=self.at, **said)


class AuthorityForm(forms.Form):
    """By what authority somebody speaks for a person."""

    kind = forms.ChoiceField(
        label="By what authority?",
        choices=[("", "Choose"), *AUTHORITY_KINDS.items()],
        error_messages={"required": "Choose by what authority."},
    )
    about = long_answer(
        "About what may they speak or decide?",
        "Such as: health and where to live; not money.",
        error_messages={"required": "Say about what they may speak or decide."},
    )
    evidence = long_answer(
        "What did you see that shows it?",
        "Such as: the order of the court, with its date. Nobody speaks for somebody on their own word.",
        error_messages={"required": "Say what you saw that shows it."},
    )
    seen_on = DayField(label="When did you see it?")
    from_date = DayField(label="Since when does it hold?")
    to_date = DayField(
        label="What is its last day?",
        help_text="Leave it empty where there is none. Parental responsibility ends by itself at 18.",
        required=False,
    )


class AddAuthority(ChangeAround):
    """Say that somebody around a person speaks for them."""

    form_class = AuthorityForm
    heading = "Who speaks for {called}?"
    lead = (
        "{called} speaks first. An adult who can decide something decides it, and nobody is asked instead; "
        "a relative has no say by being one."
    )
    button = "Write it down"

    def get_initial(self) -> dict[str, Any]:
        """Seen today."""
        return {"seen_on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_authority(relationship=self.line, by=self.account, at=self.at, **said)


class EndAuthority(EndAdjustment):
    """Say that somebody no longer speaks for a person."""

    table = Authority
    heading = "Does this one no longer speak for {called}?"

    def words(self, somebody: Any) -> str:
        """About what it was."""
        return str(self.line.about)

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_authority(authority=self.line, by=self.account, at=self.at, **said)
