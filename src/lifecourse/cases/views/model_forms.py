"""The forms of a model's phases and of their lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from lifecourse.cases.kinds.model import (
    BENEFIT_WORDS,
    COST_WORDS,
    COUNTS_WORDS,
    DIVIDED_WORDS,
    SPREAD_WORDS,
    Divided,
    Spread,
)
from lifecourse.cases.views.model_fields import ModelForm, TableOfFields, amount_field, in_table, words_field
from lifecourse.engine.entries import number_of

PROFILE = ("lasting", "quarters")


class LineForm(ModelForm):
    """A line of a phase. `quarters`: the model's from the phase's first; `taking`: names of those in it."""

    def __init__(self, *args: Any, quarters: Sequence[str], taking: Mapping[str, str], **kwargs: Any) -> None:
        self.quarters = quarters
        self.taking = dict(taking)
        super().__init__(*args, **kwargs)

    def choice(self, name: str, label: str, words: Mapping[Any, str], unsaid: str = "") -> None:
        """A field of a few words."""
        choices = [(str(one), said) for one, said in words.items()]
        stands = self.stands.get(name, unsaid or choices[0][0])
        self.put(name, forms.ChoiceField(label=label, choices=choices), stands)

    def who(self, name: str, label: str, nobody: str) -> None:
        """A field that names one who takes part, or nobody."""
        choices = [("", nobody), *self.taking.items()]
        self.put(
            name, forms.ChoiceField(label=label, choices=choices, required=False), self.stands.get(name, "")
        )

    def text(self, name: str, label: str, **more: Any) -> None:
        """A field of words."""
        self.put(name, words_field(label, **more), self.stands.get(name, ""))

    def amount(self, name: str, label: str, help_text: str = "") -> None:
        """A field of an amount in pounds."""
        self.put(name, amount_field(label, help_text=help_text), self.stands.get(name, ""))

    def profile(self, words: str) -> None:
        """What comes quarter by quarter, then lasts."""
        self.put_quarters("ramp", words, self.quarters)
        self.amount("lasting", "Each quarter from then on, in pounds")
        self.text("quarters", "For how many quarters from then on", most=4, help_text="Empty: to the end.")

    def profile_table(self) -> tuple[TableOfFields, ...]:
        """Its first quarters."""
        return (
            self.quarters_table(
                "ramp",
                self.quarters,
                caption="The first quarters, until it comes in full",
                about="Leave quarters empty in which nothing comes yet.",
                head="Pounds",
            ),
        )

    def profile_said(self) -> dict[str, Any]:
        """The amounts as a file would hold them."""
        said = self.said(*PROFILE)
        if str(said.get("quarters", "")).isdecimal():
            said["quarters"] = int(said["quarters"])
        ramp = self.listed("ramp")
        return said | ({"ramp": ramp} if ramp else {})


class CostForm(LineForm):
    """What a phase costs."""

    def build(self) -> None:
        """Amounts, how they are spread, who pays."""
        self.text("name", "What is paid for?", needed=True)
        self.choice("kind", "Of which kind is it?", COST_WORDS)
        amounts = "Leave all three amounts empty and the sum of the quarters below stands for them."
        self.amount("mid", "Most likely, in pounds", f"The whole that is spread over quarters. {amounts}")
        self.amount("best", "At best, in pounds", "Empty: no less than most likely.")
        self.amount("worst", "At worst, in pounds", "Empty: no more than most likely.")
        self.put_quarters("weights", "Part", self.quarters)
        self.amount("running", "Then each quarter to the end, in pounds", "What goes on after it is paid.")
        self.who("paid_by", "Who pays?", "Everybody who takes part, as the phase divides")
        self.put(
            "capital", forms.BooleanField(label="It is capital", required=False), self.stands.get("capital")
        )
        self.choice("spread", "How likely is what lies between?", SPREAD_WORDS, Spread.TRIANGULAR)
        falls = self.stands.get("falls_away", {})
        for slug, name in self.taking.items():
            label = f"Not spent without {name}, in pounds"
            self.put(f"falls_away_{slug}", in_table(label), falls.get(slug), table=True)
        self.text("source", "Where the amounts stand", most=1000)

    def tables(self) -> tuple[TableOfFields, ...]:
        """By quarter, and by who may stay out."""
        parts = self.quarters_table(
            "weights",
            self.quarters,
            caption="How it is spread over quarters",
            about="Pounds of each quarter, or parts of any whole. All empty: in the first quarter.",
            head="Pounds or parts",
        )
        rows = tuple((name, (self[f"falls_away_{slug}"],)) for slug, name in self.taking.items())
        falls = TableOfFields(
            caption="What is not spent if somebody stays out",
            about="Without it, the others carry the whole.",
            heads=("Who stays out", "Pounds less"),
            rows=rows,
        )
        return (parts, falls)

    def row(self) -> dict[str, Any]:
        """The line as a file would hold it."""
        said = self.said(
            "name", "kind", "best", "mid", "worst", "running", "paid_by", "capital", "spread", "source"
        )
        weights = self.listed("weights")
        if weights:
            said["weights"] = weights
        if weights and not {"best", "mid", "worst"} & set(said):
            said["mid"] = _together(weights)
        typed = {slug: self.cleaned_data[f"falls_away_{slug}"].strip() for slug in self.taking}
        falls = {slug: pounds for slug, pounds in typed.items() if pounds}
        return said | ({"falls_away": falls} if falls else {})


class BenefitForm(LineForm):
    """What a phase brings."""

    def build(self) -> None:
        """Amounts by quarter, how sure they are, who gains."""
        self.text("name", "What does it bring?", needed=True)
        self.choice("kind", "Where does it come from?", BENEFIT_WORDS)
        self.choice("counts", "Is it money?", COUNTS_WORDS)
        self.profile("Pounds")
        self.text("best_percent", "At best, per cent of this", most=10, help_text="Empty: 100.")
        self.text("worst_percent", "At worst, per cent of this", most=10, help_text="Empty: 100.")
        self.choice("spread", "How likely is what lies between?", SPREAD_WORDS, Spread.TRIANGULAR)
        self.who("goes_to", "Who gains?", "Everybody who takes part, by share")
        self.text("source", "Where the amounts stand", most=1000)

    def tables(self) -> tuple[TableOfFields, ...]:
        """By quarter."""
        return self.profile_table()

    def row(self) -> dict[str, Any]:
        """The line as a file would hold it."""
        said = self.said(
            "name", "kind", "counts", "best_percent", "worst_percent", "spread", "goes_to", "source"
        )
        return said | self.profile_said()


class MoveForm(LineForm):
    """Cost that one partner no longer pays and another does."""

    def build(self) -> None:
        """From whom, to whom, how much by quarter."""
        self.text("name", "What moves?", needed=True)
        self.who("from", "Who no longer pays?", "Choose")
        self.who("to", "Who pays instead?", "Choose")
        self.profile("Pounds")
        self.text("source", "Where the amounts stand", most=1000)

    def tables(self) -> tuple[TableOfFields, ...]:
        """By quarter."""
        return self.profile_table()

    def row(self) -> dict[str, Any]:
        """The move as a file would hold it."""
        return self.said("name", "from", "to", "source") | self.profile_said()


class PhaseForm(ModelForm):
    """A phase: when, who, how its cost is divided. `quarters`: the model's; `names`: of who takes part."""

    out = "Take this phase out of the model, with all its lines"

    def __init__(self, *args: Any, quarters: Sequence[str], names: Mapping[str, str], **kwargs: Any) -> None:
        self.quarters, self.names = quarters, dict(names)
        super().__init__(*args, **kwargs)

    def build(self) -> None:
        """Name, first quarter, who takes part, how cost is divided."""
        stands = self.stands
        self.put("name", words_field("What is it called?", needed=True), stands.get("name"))
        self.put("number", words_field("Its number", most=3, needed=True), stands.get("number"))
        begins = forms.ChoiceField(
            label="In which quarter does it begin?", choices=[(q, q) for q in self.quarters]
        )
        self.put("first", begins, stands.get("first"))
        boxes = forms.MultipleChoiceField(
            label="Who takes part?", choices=list(self.names.items()), widget=forms.CheckboxSelectMultiple
        )
        self.put("participants", boxes, stands.get("participants", list(self.names)))
        divided = [(one.value, words.capitalize()) for one, words in DIVIDED_WORDS.items()]
        self.put(
            "divided",
            forms.ChoiceField(label="How is its cost divided?", choices=divided),
            stands.get("divided", Divided.BY_BENEFIT.value),
        )
        for slug, name in self.names.items():
            label = f"Agreed part of {name}"
            self.put(f"fixed_{slug}", in_table(label), stands.get("fixed", {}).get(slug), table=True)

    def tables(self) -> tuple[TableOfFields, ...]:
        """Agreed parts."""
        rows = tuple((name, (self[f"fixed_{slug}"],)) for slug, name in self.names.items())
        return (
            TableOfFields(
                caption="Fixed parts that were agreed",
                about="Only where the cost is divided in fixed parts: parts of any whole, such as 60 and 40.",
                heads=("Who takes part", "Part"),
                rows=rows,
            ),
        )

    def row(self) -> dict[str, Any]:
        """The phase as a file would hold it, without its lines."""
        said = self.said("name", "number", "first", "divided", "participants")
        if str(said.get("number", "")).isdecimal():
            said["number"] = int(said["number"])
        fixed = {slug: typed for slug in self.names if (typed := self.cleaned_data[f"fixed_{slug}"].strip())}
        return said | ({"fixed": fixed} if fixed else {})


def _together(amounts: Sequence[Any]) -> Any:
    """The sum of amounts as they were typed; the first that is none, for the reader to tell."""
    numbers = [number_of(str(one).replace(",", "").removeprefix("£")) for one in amounts]
    found = [one for one in numbers if one is not None]
    return str(sum(found)) if len(found) == len(numbers) else amounts[numbers.index(None)]
