"""Agreements: what each says and what is missing, its versions, and how the next one is written."""

from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.design.api import DayField, OneFormPage
from lifecourse.finance.forms import PoundsField
from lifecourse.finance.kinds.fund import ARRANGEMENT_WORDS, Arrangement
from lifecourse.finance.models import AgreementVersion
from lifecourse.finance.operations.agreement import (
    begin_agreement,
    bind,
    can_write,
    frame,
    put_forward,
    say,
    say_sum,
    throw_away,
    vary,
)
from lifecourse.finance.queries.agreement import agreements_seen_by, draft_of, terms_to_write
from lifecourse.finance.reading.agreement import (
    differs_from_before,
    differs_from_last,
    read_terms,
)
from lifecourse.finance.reading.signing import read_standings, read_versions
from lifecourse.finance.rules.agreement import Bound, from_data
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.setting_up.outline import can_begin_fund
from lifecourse.finance.views.agreement_place import (
    AgreementFormPage,
    AgreementReadPage,
    DraftFormPage,
    agreement_shown,
    agreement_url,
)
from lifecourse.finance.views.place import FundReadPage
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Partnership,
    Permission,
    members_of,
    organisations_acted_for,
    partnerships_where,
)


class ShowAgreementView(FundReadPage):
    """The agreement under a fund, among the fund's pages."""

    template_name = "finance/agreement.html"
    here = "agreement"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How it stands, what it says, its versions."""
        return super().get_context_data(**kwargs) | agreement_shown(self.agreement, self.account)


class OpenAgreementView(AgreementReadPage):
    """An agreement, whether a fund stands under it or not."""

    template_name = "finance/agreement.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How it stands, what it says, its versions, and its funds."""
        funds = self.agreement.funds.prefetch_related("years")
        shown = agreement_shown(self.agreement, self.account)
        begins = can_begin_fund(self.agreement, by=self.account, on=self.today)
        return super().get_context_data(funds=funds, begins_fund=begins, **kwargs) | shown


class ShowAgreementsView(TemplateView):
    """Every agreement that the reader may see, with how it stands today."""

    template_name = "finance/agreements.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The agreements, and the partnerships for which the reader may begin one."""
        account, today = cast("Account", self.request.user), timezone.localdate()
        agreements = list(agreements_seen_by(account, on=today))
        standings = read_standings([one.pk for one in agreements], on=today)
        rows = [(one, standings[one.pk]) for one in agreements]
        begins = partnerships_where(account, Permission.AUTHORISE_FUND, on=today)
        return super().get_context_data(rows=rows, begins=begins, **kwargs)


class ShowVersionView(AgreementReadPage):
    """One version as it was put forward: who signed it, what differs from the one before, what it says."""

    template_name = "finance/agreement_version.html"

    def find(self) -> None:
        """The version."""
        self.row = self.version()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The version, read."""
        [version] = read_versions(self.agreement, by=self.account, at=timezone.now(), number=self.row.number)
        return super().get_context_data(
            version=version,
            reads=read_terms(self.agreement, from_data(self.row.content), number=self.row.number),
            differs=differs_from_before(self.agreement, self.row),
            **kwargs,
        )


class ShowDraftView(AgreementReadPage):
    """The version that is being written: what it says, what is missing, what differs from the last."""

    template_name = "finance/agreement_draft.html"

    def find(self) -> None:
        """Something is being written, or the first version never was."""
        self.draft = draft_of(self.agreement)
        self.earlier = AgreementVersion.objects.filter(agreement=self.agreement).exists()
        if self.draft is None and self.earlier:
            raise Http404("No version of this agreement is being written.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it says so far."""
        return super().get_context_data(
            draft=self.draft,
            earlier=self.earlier,
            reads=read_terms(self.agreement, terms_to_write(self.agreement)),
            differs=differs_from_last(self.agreement),
            writes=can_write(self.agreement, by=self.account, at=timezone.now()),
            **kwargs,
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
        label="Up to how many pounds does the pool manager move budget alone?",
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
        named = list(Organisation.objects.filter(code__in=list(self.terms.parties)))
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
        named = list(Organisation.objects.filter(code__in=list(self.terms.parties)))
        return super().get_form_kwargs() | {"organisations": named}

    def act(self, filled: dict[str, Any]) -> None:
        """Write it."""
        say_sum(agreement=self.agreement, by=self.account, at=timezone.now(), **filled)


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
