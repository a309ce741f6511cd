"""Writing one saving of a case: its form, and how it stands among the others."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404

from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.savings import HOW_WORDS, MONEY_WORDS, How, Money
from lifecourse.cases.queries.cases import parts_standing
from lifecourse.cases.queries.named import names_given
from lifecourse.cases.rules.savings_data import OF_HOW
from lifecourse.cases.views.beginning import who_may_bring
from lifecourse.cases.views.place import WritePartPage
from lifecourse.design.api import DayField, short_name
from lifecourse.support.api import REVIEW_KINDS

LISTS = ("people", "contracts", "lines")
# What the form keeps as it stands: a row may hold more than the form asks.
OWN = ("name", "how", "organisation", "money", "first_day", "last_day", "ledger", "baseline", "source")
AMOUNTS = ("pounds", "people_count", "each", "confidence", "hours", "price", "ceiling")
WHOLE = ("ramp_months", "slippage_months", "reinvested")


class SavingForm(forms.Form):
    """One saving as its file says it: amounts in pounds, read with the whole case."""

    name = forms.CharField(label="What is saved?", max_length=200)
    organisation = forms.ChoiceField(label="Who gains?")
    money = forms.ChoiceField(
        label="Is it cash?", choices=[(one.value, words) for one, words in MONEY_WORDS.items()]
    )
    how = forms.ChoiceField(
        label="How is it worked out?",
        choices=[(one.value, words.capitalize()) for one, words in HOW_WORDS.items()],
    )
    pounds = forms.CharField(label="Amount of a full year, in pounds", required=False, max_length=40)
    people_count = forms.CharField(label="How many people", required=False, max_length=20)
    each = forms.CharField(label="Saved on each in a year, in pounds", required=False, max_length=40)
    reviews = forms.MultipleChoiceField(
        label="By which reviews of people’s support",
        help_text="What support cost before and after them shows what came: sums of five people or more.",
        choices=list(REVIEW_KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hours = forms.CharField(label="Hours a year", required=False, max_length=20)
    price = forms.CharField(label="Price of an hour now, in pounds", required=False, max_length=20)
    ceiling = forms.CharField(label="Ceiling price of an hour, in pounds", required=False, max_length=20)
    confidence = forms.CharField(
        label="Confidence, in per cent", help_text="Empty: 100.", required=False, max_length=10
    )
    first_day = DayField(label="From which day", required=False)
    last_day = DayField(label="To which day", help_text="Empty: it lasts.", required=False)
    ramp_months = forms.CharField(label="Months until it comes in full", required=False, max_length=4)
    slippage_months = forms.CharField(label="Months by which it begins later", required=False, max_length=4)
    reinvested = forms.CharField(label="Put back in of a full year, in pounds", required=False)
    people = forms.CharField(
        label="For which people",
        help_text="One group on a line.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    contracts = forms.CharField(
        label="On which contracts",
        help_text="One on a line.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    lines = forms.CharField(
        label="On which budget lines",
        help_text="One on a line.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    moved = forms.CharField(
        label="Who pays a part of it instead",
        help_text="One organisation on a line: its code and how many per cent, such as “ccg 40”. "
        "That part is moved, and saved by nobody.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    once = forms.BooleanField(label="It comes once, not every year", required=False)
    ledger = forms.CharField(
        label="Ledger line on which it will be seen",
        help_text="A line of a pooled fund is called by fund, priority and scheme: better-care/1.3.",
        required=False,
        max_length=80,
    )
    baseline = forms.CharField(
        label="Spent on that line in a full year before, in pounds",
        help_text="What is spent now is held against it, month by month, once a month’s books are closed.",
        required=False,
        max_length=40,
    )
    confirmed = forms.BooleanField(label="The amount is confirmed", required=False)
    source = forms.CharField(label="Where the amount stands", required=False, max_length=200)
    why = forms.CharField(label="Why it changes", required=False, max_length=500)

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        """A form for who may gain."""
        super().__init__(*args, **kwargs)
        if isinstance(who := self.fields["organisation"], forms.ChoiceField):
            who.choices = organisations


def filled_of(row: dict[str, Any]) -> dict[str, Any]:
    """A saving's row as the form shows it."""
    claim = row.get("claim", {})
    shown = {name: row.get(name, "") for name in (*OWN, *AMOUNTS, *WHOLE)}
    # What a file leaves unsaid, as the reader takes it.
    shown |= {"money": row.get("money", Money.CASH.value), "how": row.get("how", How.GIVEN.value)}
    shown |= {"people_count": row.get("people", ""), "confirmed": row.get("confirmed", True)}
    moved = [f"{one.get('organisation')} {one.get('percent', 100)}" for one in row.get("moved", [])]
    shown |= {"moved": "\n".join(moved), "once": row.get("once", False)}
    shown |= {"reviews": row.get("reviews", [])}
    return shown | {name: "\n".join(claim.get(name, [])) for name in LISTS}


def row_of(row: dict[str, Any], filled: dict[str, Any]) -> dict[str, Any]:
    """The row with what the form says; what it does not ask stays, and what is empty is not said."""
    asked = OF_HOW[How(filled["how"])]
    every = {key for keys in OF_HOW.values() for key in keys}
    kept = {key: value for key, value in row.items() if key not in every or key in asked}
    said = {name: as_typed(filled[name]) for name in (*OWN, *AMOUNTS, *WHOLE) if name != "people_count"}
    said["people"] = filled["people_count"].strip()
    said = {key: value for key, value in said.items() if key not in every or key in asked}
    claim = {name: [one.strip() for one in filled[name].splitlines() if one.strip()] for name in LISTS}
    new = kept | said | {"confirmed": filled["confirmed"], "claim": {k: v for k, v in claim.items() if v}}
    new |= {"moved": [_moved(one) for one in filled["moved"].splitlines() if one.strip()]}
    new |= {"once": filled["once"]} | ({"reviews": filled["reviews"]} if "reviews" in asked else {})
    return {key: value for key, value in new.items() if value not in ("", {}, [])}


def as_typed(value: str | date | None) -> str:
    """A value of the form as a file would hold it: a day as 2018-04-01, "" where nothing was said."""
    return value.isoformat() if isinstance(value, date) else (value or "").strip()


def _moved(line: str) -> dict[str, str]:
    """A line “ccg 40” as a row; what it is not is told by the case's reader."""
    code, _, percent = line.strip().partition(" ")
    return {"organisation": code, "percent": percent.strip().removesuffix("%") or "100"}


class WriteSavingView(WritePartPage):
    """Change one saving of a case, or add one: `new` is the name of the page that adds."""

    form_class = SavingForm
    part = PartName.SAVINGS.value
    back = "show_savings"
    button = "Save this saving"
    said = "Saved. What it said before is kept."

    def rows(self) -> list[dict[str, Any]]:
        """The savings as the part holds them."""
        standing = parts_standing(self.case).get(self.part)
        return list(standing.content) if standing else []

    def row(self) -> dict[str, Any]:
        """The one that is meant; an empty one where it is added."""
        if "saving" not in self.kwargs:
            return {"organisation": self.document.about.organisation}
        found = next((row for row in self.rows() if row.get("slug") == self.kwargs["saving"]), None)
        if found is None:
            raise Http404("This case promises no such saving.")
        return found

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        return super().get_initial() | filled_of(self.row())

    def get_form_kwargs(self) -> dict[str, Any]:
        """The partners who may gain."""
        now = self.row().get("organisation", "")
        organisations = who_may_bring(self.partnership, on=self.today, now=now)
        return super().get_form_kwargs() | {"organisations": organisations}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is asked."""
        heading = "Change a saving" if "saving" in self.kwargs else "Add a saving"
        about = (
            "Fill in what belongs to the way in which it is worked out, and leave the other amounts empty."
        )
        return super().get_context_data(**kwargs) | {"heading": heading, "about": about}

    def content(self, filled: dict[str, Any]) -> Any:
        """All savings of the case, with this one as the form says it."""
        if "saving" in self.kwargs:
            slug = self.kwargs["saving"]
            return [row_of(row, filled) if row.get("slug") == slug else row for row in self.rows()]
        taken = names_given(self.case, self.part)
        return [*self.rows(), row_of({"slug": short_name(filled["name"], taken, otherwise="saving")}, filled)]
