"""A version of an agreement is begun, put forward to be signed, or thrown away."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from lifecourse.accounts.api import Account
from lifecourse.design.api import DayField, OneFormPage
from lifecourse.finance.kinds.fund import ARRANGEMENT_WORDS, Arrangement
from lifecourse.finance.operations.agreement import (
    begin_agreement,
    put_forward,
    throw_away,
    vary,
)
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.views.agreement_place import (
    AgreementFormPage,
    DraftFormPage,
    agreement_url,
)
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Partnership,
    Permission,
    members_of,
    organisations_acted_for,
    partnerships_where,
)


class BeginForm(forms.Form):
    """A new agreement: what it is called, of which kind, between whom, from when to when."""

    field_order = ("name", "arrangement", "host", "parties", "first", "last")
    name = forms.CharField(
        label="What is the agreement called?",
        max_length=200,
        error_messages={"required": "Say what it is called."},
    )
    arrangement = forms.ChoiceField(
        label="What do partners do together?",
        choices=[(kind.value, words) for kind, words in ARRANGEMENT_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what partners do together."},
    )
    first = DayField(label="From which day?")
    last = DayField(label="Until which day?", help_text="Leave it empty for an open end.", required=False)

    def __init__(
        self, *args: Any, hosts: list[Organisation], members: list[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked: dict[str, forms.Field] = {
            "host": forms.ModelChoiceField(
                Organisation.objects.filter(pk__in=[one.pk for one in hosts]),
                label="Who is responsible for accounts and audit, or acts for the others?",
                empty_label="Choose",
                error_messages={"required": "Choose an organisation."},
            ),
            "parties": forms.ModelMultipleChoiceField(
                Organisation.objects.filter(pk__in=[one.pk for one in members]).order_by("name"),
                label="Who are the parties?",
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": "Choose the parties."},
            ),
        }
        self.fields |= asked
        self.order_fields(self.field_order)


class BeginAgreementView(OneFormPage):
    """Begin to write an agreement of a partnership."""

    template_name = "finance/form.html"
    form_class = BeginForm
    about = "What is written stays a draft until it is put forward to be signed."
    button = "Begin"
    said = ""
    needs = "Beginning an agreement needs a role that you do not hold here."
    refusals = (NotAllowed, CannotHold)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the partnership, and for whom the reader acts in it."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        today = timezone.localdate()
        seen = partnerships_where(self.account, Permission.SEE_FUND, on=today)
        found = seen.filter(slug=kwargs["partnership"]).first()
        if found is None:
            raise Http404("There is no partnership of that name that you may see.")
        self.partnership: Partnership = found
        self.heading = f"Write down an agreement of {found}"
        self.hosts = organisations_acted_for(
            self.account, Permission.AUTHORISE_FUND, partnership=found, on=today
        )
        self.members = [one.organisation for one in members_of(found, on=today)]

    def allowed(self) -> bool:
        """Whoever may bind an organisation of the partnership."""
        return bool(self.hosts)

    def back_url(self) -> str:
        """The list of agreements."""
        return reverse("finance:show_agreements")

    def next_url(self) -> str:
        """What is written of it so far."""
        return agreement_url(self.begun, "show_agreement_draft")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows who may be chosen."""
        return super().get_form_kwargs() | {"hosts": self.hosts, "members": self.members}

    def act(self, filled: dict[str, Any]) -> None:
        """Begin it."""
        self.begun = begin_agreement(
            partnership=self.partnership,
            slug=slugify(filled["name"])[:60].strip("-"),
            name=filled["name"],
            arrangement=Arrangement(filled["arrangement"]),
            host=filled["host"],
            parties=list(filled["parties"]),
            first=filled["first"],
            last=filled["last"],
            by=self.account,
            at=timezone.now(),
        )


class VaryView(AgreementFormPage):
    """Begin a variation."""

    form_class = forms.Form
    heading = "Begin a variation"
    button = "Begin"
    about = (
        "The next version says what the last one says until you change it. "
        "What was signed stays as it is and goes on to hold until every party has signed the next."
    )
    said = "Begun."

    def act(self, filled: dict[str, Any]) -> None:
        """Begin it."""
        vary(agreement=self.agreement, by=self.account, at=timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Going back leads to the agreement: nothing is being written yet."""
        return super().get_context_data(**kwargs) | {"back_url": self.url("open_agreement")}


class PutForwardForm(forms.Form):
    """Why the agreement is varied."""

    why = forms.CharField(
        label="Why is the agreement varied?",
        help_text="Nothing is needed for the first version.",
        max_length=500,
        required=False,
    )


class PutForwardView(DraftFormPage):
    """Put the version forward to be signed: from then on it never changes."""

    form_class = PutForwardForm
    heading = "Put this version forward to be signed"
    button = "Put it forward"
    back = "open_agreement"
    said = "Put forward. The board secretary of each party records its signature."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is missing stands above the form."""
        missing = len(self.reads.missing)
        self.about = "From then on this version never changes; what is to change is another version. " + (
            f"Of what the law wants in writing, {missing} of {len(self.reads.rows)} are not entered."
            if missing
            else "Everything that the law wants in writing is entered."
        )
        return super().get_context_data(**kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """Put it forward."""
        put_forward(agreement=self.agreement, why=filled["why"], by=self.account, at=timezone.now())


class ThrowAwayView(DraftFormPage):
    """Stop writing the next version."""

    form_class = forms.Form
    heading = "Stop writing the next version"
    button = "Throw it away"
    about = "What was written is gone. The version that was put forward last stands as it is."
    back = "open_agreement"
    said = "Thrown away."

    def act(self, filled: dict[str, Any]) -> None:
        """Throw it away."""
        throw_away(agreement=self.agreement, by=self.account, at=timezone.now())
