"""Forms of a case's options: criteria with weights, an option's scores and words, and the basis."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from lifecourse.cases.kinds.options import (
    ALL_WEIGHT,
    MOST_SCORE,
    PRICES_WORDS,
    Appraisal,
    Criterion,
    Option,
    Prices,
)
from lifecourse.cases.reading.options import number_words
from lifecourse.design.api import short_name
from lifecourse.standards.api import discount_schedules, optimism_bounds

BLANK = 2
PERCENT = 100
LONGEST_WORDS = 10_000


def text_field(label: str, **options: Any) -> forms.CharField:
    """A few words that may be left empty."""
    return forms.CharField(label=label, required=False, max_length=200, **options)


def long_field(label: str, **options: Any) -> forms.CharField:
    """Words over several lines that may be left empty."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        **options,
    )


def number_field(label: str, most: int, **options: Any) -> forms.DecimalField:
    """A number from 0, typed on a keyboard with digits."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "nhsuk-input--width-4"})
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_value=most, decimal_places=4, widget=widget, **options
    )


def as_typed(value: Decimal) -> str:
    """A number as a file would hold it: 7.5, 30."""
    return f"{value.normalize():f}"


class CriteriaForm(forms.Form):
    """Every criterion with its weight, and room for some more. One without a name goes."""

    # A weight is asked for wherever there is a name: calling it optional would mislead.
    say_optional = False

    def __init__(self, *args: Any, appraisal: Appraisal, **options: Any) -> None:
        super().__init__(*args, **options)
        self.stands = appraisal.criteria
        self.scored = {score.criterion for score in appraisal.scores}
        for place in range(1, len(self.stands) + BLANK + 1):
            one = self.stands[place - 1] if place <= len(self.stands) else None
            self._add(place, one)

    def _add(self, place: int, one: Criterion | None) -> None:
        help_text = "Leave it empty where you need no more." if one is None else ""
        self.fields[f"name_{place}"] = text_field(
            f"Criterion {place}", initial=one.name if one else "", help_text=help_text
        )
        self.fields[f"weight_{place}"] = number_field(
            f"What criterion {place} weighs, of 100",
            ALL_WEIGHT,
            initial=number_words(one.weight, 4) if one else None,
        )
        self.fields[f"measured_{place}"] = text_field(
            f"What criterion {place} measures", initial=one.measured if one else ""
        )

    def clean(self) -> dict[str, Any]:
        """Named criteria weigh 100 together; none that has scores goes without them."""
        filled = super().clean() or {}
        places = range(1, len(self.stands) + BLANK + 1)
        named = [place for place in places if filled.get(f"name_{place}")]
        for place in named:
            if filled.get(f"weight_{place}") is None and f"weight_{place}" not in self.errors:
                self.add_error(f"weight_{place}", "Enter what it weighs, of 100.")
        for place, one in enumerate(self.stands, start=1):
            if place not in named and one.slug in self.scored:
                self.add_error(
                    f"name_{place}", f"Options are scored by “{one.name}”. Take those scores out first."
                )
        whole = sum((filled.get(f"weight_{place}") or Decimal(0) for place in named), start=Decimal(0))
        if named and whole != ALL_WEIGHT and not self.errors:
            self.add_error(None, f"The weights come to {as_typed(whole)}; they have to come to 100.")
        return filled

    def content(self, filled: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The criteria as a file would hold them."""
        found: list[dict[str, Any]] = []
        for place in range(1, len(self.stands) + BLANK + 1):
            if not filled[f"name_{place}"]:
                continue
            one = self.stands[place - 1] if place <= len(self.stands) else None
            taken = [row["slug"] for row in found] + [each.slug for each in self.stands]
            found.append(
                {
                    "slug": one.slug
                    if one
                    else short_name(filled[f"name_{place}"], taken, otherwise="criterion"),
                    "name": filled[f"name_{place}"],
                    "weight": as_typed(filled[f"weight_{place}"]),
                    "measured": filled[f"measured_{place}"],
                    "source": one.source if one else "",
                }
            )
        return found


class ScoresForm(forms.Form):
    """The scores of one option, each with why. One that is left empty is not given."""

    # What an empty score means stands above the form.
    say_optional = False

    def __init__(self, *args: Any, appraisal: Appraisal, option: Option, **options: Any) -> None:
        super().__init__(*args, **options)
        given = {score.criterion: score for score in appraisal.scores if score.option == option.slug}
        for one in appraisal.criteria:
            score = given.get(one.slug)
            self.fields[f"score_{one.slug}"] = number_field(
                f"{one.name}, from 0 to 10",
                MOST_SCORE,
                initial=number_words(score.score, 4) if score else None,
                help_text=one.measured,
            )
            self.fields[f"why_{one.slug}"] = long_field(
                f"Why: {one.name}", initial=score.why if score else ""
            )

    def content(
        self, filled: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], option: str
    ) -> list[dict[str, Any]]:
        """All scores of the case as a file would hold them. One that is changed is no longer ours."""
        before = {row["criterion"]: row for row in rows if row["option"] == option}
        found = [dict(row) for row in rows if row["option"] != option]
        for name in self.fields:
            slug = name.removeprefix("score_")
            if slug == name or filled[name] is None:
                continue
            row = {"option": option, "criterion": slug, "score": as_typed(filled[name])}
            row |= {"why": filled[f"why_{slug}"]}
            old = before.get(slug, {})
            same = Decimal(str(old.get("score", -1))) == filled[name] and old.get("why", "") == row["why"]
            found.append(dict(old) if same else row)
        return found


class OptionForm(forms.Form):
    """An option in words. What it costs and brings is not touched."""

    number = forms.IntegerField(
        label="Number",
        min_value=1,
        max_value=PERCENT,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "nhsuk-input--width-4"}),
    )
    name = forms.CharField(label="Name", max_length=200)
    words = long_field("What it is")
    advantages = long_field("What speaks for it", help_text="One on each line.")
    disadvantages = long_field("What speaks against it", help_text="One on each line.")
    status_quo = forms.BooleanField(
        label="It is carrying on as today, with which the others are compared", required=False
    )
    source = text_field("Where it comes from")

    def content(self, filled: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
        """The option as a file would hold it, over what it was before."""
        lists = {key: lines_of(filled[key]) for key in ("advantages", "disadvantages")}
        said = {key: filled[key] for key in ("number", "name", "words", "status_quo", "source")}
        return dict(before) | said | lists


class BasisForm(forms.Form):
    """How every option is worked out in money. `on`: the day whose national rules apply."""

    first_year = text_field(
        "The year of the decision", help_text="Such as 2016/17. Later years are worth less."
    )
    schedule = forms.ChoiceField(label="Rate at which later years are worth less")
    prices = forms.ChoiceField(
        label="The amounts are", choices=[(one.value, words) for one, words in PRICES_WORDS.items()]
    )
    inflation = number_field(
        "How much prices rise each year, in percent",
        50,
        help_text="Only where the amounts are at the prices that will be paid.",
    )
    project = forms.ChoiceField(label="Kind of project, for estimates that are too hopeful", required=False)
    mitigated = number_field("Percent of the causes that is dealt with", PERCENT)
    dealt_with = long_field("How they are dealt with")
    source = text_field("Where the amounts come from")

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        schedules = [(one.slug, one.words) for one in discount_schedules(on=on)]
        projects = {bound.slug: bound.words for bound in optimism_bounds(on=on)}
        self.fields["schedule"].choices = schedules  # type: ignore[attr-defined]
        self.fields["project"].choices = [("", "Nothing is added"), *projects.items()]  # type: ignore[attr-defined]

    def content(self, filled: Mapping[str, Any]) -> dict[str, Any]:
        """The basis as a file would hold it."""
        found = {key: filled[key] for key in ("first_year", "schedule", "prices", "source")}
        if filled["prices"] == Prices.AS_PAID and filled["inflation"] is not None:
            found["inflation"] = as_typed(filled["inflation"])
        if filled["project"]:
            found |= {"project": filled["project"], "mitigated": as_typed(filled["mitigated"] or Decimal(0))}
            found["why"] = filled["dealt_with"]
        return found


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
