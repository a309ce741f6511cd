"""Making up a fund by hand: a new fund, the next year, contributions, schemes, lines, and what they get."""

from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from lifecourse.design.api import DayField
from lifecourse.finance.forms import PoundsField
from lifecourse.finance.kinds.fund import SOURCE_WORDS, Source
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Contribution, FundYear, Scheme, SchemeLine
from lifecourse.finance.operations.budget import give, set_aside
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.reading.outline import read_outline
from lifecourse.finance.rules.ledger import At
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.setting_up.outline import (
    add_contribution,
    add_line,
    add_output,
    add_priority,
    add_scheme,
    begin_fund,
    begin_next_year,
    can_begin_fund,
    change_contribution,
)
from lifecourse.finance.views.agreement_place import AgreementFormPage
from lifecourse.finance.views.place import FundKeepPage, FundReadPage
from lifecourse.organisations.api import Organisation

RIGHT = "The clause of the agreement, or the meeting that decided and its day."
MOST_NUMBER = 1_000_000_000


def text(label: str, most: int, help_text: str = "", *, needed: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=bool(needed),
        error_messages={"required": needed},
    )


def _right() -> forms.CharField:
    return text(
        "By what right?", 300, RIGHT, needed="Say by what right: the clause, or the meeting and its day."
    )


def _one(rows: Any, label: str, missing: str) -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(
        rows, label=label, empty_label="Choose", error_messages={"required": missing}
    )


def _parties(year: FundYear) -> Any:
    parties = year.fund.agreement.parties.values("organisation")
    return Organisation.objects.filter(pk__in=parties).order_by("name")


class OfYearForm(forms.Form):
    """A form that knows its year."""

    def __init__(self, *args: Any, year: FundYear, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for name, field in self.of_year(year).items():
            self.fields[name] = field
        if self.field_order:
            self.order_fields(self.field_order)

    def of_year(self, year: FundYear) -> dict[str, forms.Field]:
        """The fields whose choices are of the year."""
        raise NotImplementedError


class FundForm(forms.Form):
    """What a fund is called, and its first year."""

    name = text("What is the fund called?", 200, needed="Enter the fund's name.")
    first_day = DayField(
        label="On which day does its first year begin?",
        help_text="The first day of a month, for most funds 1 April.",
    )


class ContributionForm(OfYearForm):
    """Who puts in what."""

    field_order = ("party", "source", "name", "pence", "agreed_in")
    source = forms.ChoiceField(
        label="What kind of money is it?",
        choices=[(kind.value, words) for kind, words in SOURCE_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of money it is."},
    )
    name = text("What is it called?", 200, needed="Enter a name for it.")
    pence = PoundsField(label="How much in the year, in pounds?", nothing=True)
    agreed_in = text("Where was it agreed?", 300, "The paper or the meeting, and its day.")

    def of_year(self, year: FundYear) -> dict[str, forms.Field]:
        """The parties to the agreement."""
        return {"party": _one(_parties(year), "Which partner puts it in?", "Choose a partner.")}


class ChangeForm(forms.Form):
    """What a contribution is from now on."""

    pence = PoundsField(label="How much is it in the whole year from now on, in pounds?", nothing=True)
    why = text("Why?", 200, needed="Say why.")
    authority = _right()


class GiveForm(forms.Form):
    """How much is given, and by what right."""

    pence = PoundsField(label="How much, in pounds?")
    authority = _right()


class PriorityForm(forms.Form):
    """What schemes are grouped under."""

    name = text("What is it called?", 200, needed="Enter its name.")


class SchemeForm(OfYearForm):
    """Something that the fund buys or does."""

    field_order = ("priority", "name", "words")
    name = text("What is it called?", 200, needed="Enter its name.")
    words = forms.CharField(
        label="What does it do?", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def of_year(self, year: FundYear) -> dict[str, forms.Field]:
        """The year's priorities."""
        return {"priority": _one(year.priorities.all(), "Under which priority?", "Choose a priority.")}


class LineForm(OfYearForm):
    """Whose money pays for a scheme, and who spends it."""

    field_order = ("scheme", "lead", "contribution", "provider", "area_of_spend")
    provider = text("Who provides it?", 200, "Leave it empty where it is not known yet.")
    area_of_spend = text("Area of spend", 200, "Such as social care or community health.")

    def of_year(self, year: FundYear) -> dict[str, forms.Field]:
        """Schemes, parties and contributions of the year."""
        schemes = Scheme.objects.filter(priority__year=year)
        return {
            "scheme": _one(schemes, "For which scheme?", "Choose a scheme."),
            "lead": _one(_parties(year), "Which partner spends it?", "Choose a partner."),
            "contribution": _one(
                year.contributions.all(), "Out of which contribution?", "Choose a contribution."
            ),
        }


class OutputForm(OfYearForm):
    """What a scheme is to bring."""

    field_order = ("scheme", "name", "unit", "planned")
    name = text("What does it bring?", 200, needed="Say what it brings.")
    unit = text("What is counted?", 60, "Such as people, hours or homes.", needed="Say what is counted.")
    planned = forms.DecimalField(
        label="How much is planned for the year?",
        required=False,
        min_value=0,
        max_value=MOST_NUMBER,
        decimal_places=2,
        error_messages={"invalid": "Enter a number, such as 120."},
    )

    def of_year(self, year: FundYear) -> dict[str, forms.Field]:
        """The year's schemes."""
        return {
            "scheme": _one(Scheme.objects.filter(priority__year=year), "Which scheme?", "Choose a scheme.")
        }


def outline_url(year: FundYear) -> str:
    """The address of what a year is made of."""
    return reverse("finance:show_outline", args=[year.fund.slug, year.slug])


class BeginFundView(AgreementFormPage):
    """A fund under an agreement, with its first year."""

    form_class = FundForm
    heading = "Begin a fund"
    button = "Begin the fund"
    about = (
        "It begins empty. Next you enter who puts in what, then schemes and their lines, then what each gets."
    )

    def allowed(self) -> bool:
        """Whoever keeps the host's books."""
        return can_begin_fund(self.agreement, by=self.account, on=self.today)

    def back_url(self) -> str:
        """The agreement."""
        return self.url("open_agreement")

    def next_url(self) -> str:
        """What the fund is made of."""
        return outline_url(self.begun)

    def act(self, filled: dict[str, Any]) -> None:
        """Begin it."""
        self.begun = begin_fund(
            agreement=self.agreement,
            name=filled["name"],
            first_day=filled["first_day"],
            by=self.account,
            at=timezone.now(),
        )


class ShowOutlineView(FundReadPage):
    """What the year is made of."""

    template_name = "finance/outline.html"
    here = "outline"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Contributions, priorities, schemes and lines, and the year after."""
        following = self.year.fund.years.filter(first_day__gt=self.year.first_day).first()
        return super().get_context_data(outline=read_outline(self.year), following=following, **kwargs)


class OutlinePage(FundKeepPage):
    """A form that changes what the year is made of."""

    back = "show_outline"
    here = "outline"

    def contribution(self) -> Contribution:
        """The contribution that the address names. Raises Http404."""
        found = (
            self.year.contributions.filter(slug=self.kwargs["contribution"]).select_related("party").first()
        )
        if found is None:
            raise Http404("This year has no such contribution.")
        return found

    def left(self, contribution: Contribution) -> str:
        """What is left to give of a contribution, in words."""
        left = sum_of(self.year, At(kind=Kind.UNALLOCATED, contribution=contribution.pk))
        return f"Of {contribution.name}, {pounds_words(left)} is left to give."


class OfYearPage(OutlinePage):
    """One whose form offers what is of the year."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """The year."""
        return super().get_form_kwargs() | {"year": self.year}


class NextYearView(OutlinePage):
    """The year after this one, with what this one is made of and no money."""

    form_class = forms.Form
    heading = "Begin the next year"
    button = "Begin it"
    about = (
        "It takes over contributions, priorities, schemes, lines and outputs without any money. What was "
        "carried forward belongs to one year: it is not taken over, nor the lines that it pays for."
    )

    def next_url(self) -> str:
        """What the next year is made of."""
        return outline_url(self.begun)

    def act(self, filled: dict[str, Any]) -> None:
        """Begin it."""
        self.begun = begin_next_year(year=self.year, by=self.account, at=timezone.now())


class AddContributionView(OfYearPage):
    """What a partner puts in."""

    form_class = ContributionForm
    heading = "Add a contribution"
    about = "It is spread evenly over the months that are open."

    def act(self, filled: dict[str, Any]) -> None:
        """Put it in."""
        add_contribution(
            year=self.year,
            party=filled["party"],
            source=Source(filled["source"]),
            name=filled["name"],
            agreed_in=filled["agreed_in"],
            pence=filled["pence"],
            stamp=self.stamp(),
        )


class ChangeContributionView(OutlinePage):
    """A contribution becomes more or less, by another entry."""

    form_class = ChangeForm
    button = "Post the difference"
    said = "The difference is posted."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it is now stands above the form."""
        one = self.contribution()
        is_now = -sum_of(self.year, At(kind=Kind.PROMISED, contribution=one.pk))
        self.heading = f"Change {one.name}"
        self.about = f"{one.party} puts in {pounds_words(is_now)} now. {self.left(one)}"
        return super().get_context_data(**kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """Post the difference."""
        change_contribution(year=self.year, contribution=self.contribution(), stamp=self.stamp(), **filled)


class SetAsideView(OutlinePage):
    """Money is kept as contingency."""

    form_class = GiveForm
    heading = "Set contingency aside"
    button = "Set it aside"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is left stands above the form."""
        self.about = self.left(self.contribution())
        return super().get_context_data(**kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """Set it aside."""
        set_aside(year=self.year, contribution=self.contribution(), stamp=self.stamp(), **filled)


class GiveView(OutlinePage):
    """Money is given to a line."""

    form_class = GiveForm
    heading = "Give a line its money"
    button = "Give it"

    def line(self) -> SchemeLine:
        """The line that the address names. Raises Http404."""
        found = SchemeLine.objects.filter(contribution__year=self.year, pk=self.kwargs["line"])
        one = found.select_related("scheme", "lead", "contribution").first()
        if one is None:
            raise Http404("This year has no such line.")
        return one

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The line, what it has, and what is left stand above the form."""
        line = self.line()
        has = sum_of(self.year, At(kind=Kind.BUDGET, line=line.pk))
        self.about = f"{line}: it has {pounds_words(has)}. {self.left(line.contribution)}"
        return super().get_context_data(**kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """Give it."""
        give(year=self.year, line=self.line(), stamp=self.stamp(), **filled)


class AddPriorityView(OutlinePage):
    """What schemes are grouped under."""

    form_class = PriorityForm
    heading = "Add a priority"

    def act(self, filled: dict[str, Any]) -> None:
        """Add it."""
        add_priority(year=self.year, stamp=self.stamp(), **filled)


class AddSchemeView(OfYearPage):
    """Something that the fund buys or does."""

    form_class = SchemeForm
    heading = "Add a scheme"

    def act(self, filled: dict[str, Any]) -> None:
        """Add it."""
        add_scheme(year=self.year, stamp=self.stamp(), **filled)


class AddLineView(OfYearPage):
    """Whose money pays for a scheme, and who spends it."""

    form_class = LineForm
    heading = "Add a line"
    about = "A line is a scheme's money from one contribution, spent by one partner. Give it its money next."

    def act(self, filled: dict[str, Any]) -> None:
        """Add it."""
        add_line(stamp=self.stamp(), **filled)


class AddOutputView(OfYearPage):
    """What a scheme is to bring."""

    form_class = OutputForm
    heading = "Add what a scheme brings"

    def act(self, filled: dict[str, Any]) -> None:
        """Add it."""
        add_output(year=self.year, stamp=self.stamp(), **filled)
