"""What the forms of a model's parts have alike: each gives a row as a file would hold it.

What is typed is read by the reader of the whole case, which tells every fault by its place; `field_at` says
which field a place is of. Tables of fields are in `tables`, the rest in `plain`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

type Row = Mapping[str, Any]

SPARE_QUARTERS = 4
WHY = "why"


@dataclass(frozen=True, kw_only=True)
class TableOfFields:
    """Fields beside each other, a row for each quarter or participant."""

    caption: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[BoundField, ...]], ...]


def words_field(label: str, *, most: int = 200, needed: bool = False, help_text: str = "") -> forms.CharField:
    """A field of words, or of a number or an amount as it is typed."""
    return forms.CharField(label=label, max_length=most, required=needed, help_text=help_text)


def amount_field(label: str, *, help_text: str = "") -> forms.CharField:
    """An amount in pounds as it is typed."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "nhsuk-input--width-10"}),
    )


AMOUNT_LOOKS = "nhsuk-input nhsuk-input--width-10 lc-number"


def in_table(label: str, *, most: int = 40, looks: str = AMOUNT_LOOKS) -> forms.CharField:
    """A field in a table, whose label is read to who does not see the table."""
    attrs = {"class": looks, "aria-label": label} | (
        {"inputmode": "decimal"} if looks == AMOUNT_LOOKS else {}
    )
    return forms.CharField(label=label, max_length=most, required=False, widget=forms.TextInput(attrs=attrs))


class ModelForm(forms.Form):
    """What all have: why it is changed, and whether the row is taken out."""

    def __init__(self, *args: Any, stands: Row | None, **kwargs: Any) -> None:
        """`stands`: the row as it is, None where it is added."""
        super().__init__(*args, **kwargs)
        self.stands = dict(stands or {})
        self.adds = stands is None
        self.gridded: set[str] = set()
        self.build()
        if not self.adds:
            self.fields["out"] = forms.BooleanField(label=self.out, required=False)
        self.fields[WHY] = words_field("Why it is changed", help_text="It stands in the case’s history.")

    out = "Take this out of the model"

    def build(self) -> None:
        """The fields, as the row stands."""

    @property
    def takes_out(self) -> bool:
        """Whether the row is taken out."""
        return bool(self.cleaned_data.get("out"))

    @property
    def plain(self) -> Iterator[BoundField]:
        """The fields that stand in no table."""
        return (field for field in self if field.name not in self.gridded | {WHY, "out"})

    @property
    def last(self) -> Iterator[BoundField]:
        """What is asked at the end."""
        return (field for field in self if field.name in {WHY, "out"})

    def tables(self) -> tuple[TableOfFields, ...]:
        """The tables of fields."""
        return ()

    def row(self) -> dict[str, Any]:
        """The row as a file would hold it."""
        raise NotImplementedError

    def field_at(self, place: str) -> str | None:
        """The field of a place within the row, such as “weights, 2”; None where no field asks it."""
        name = place.replace(", ", "_")
        return name if name in self.fields else None

    def put(self, name: str, field: forms.Field, value: Any = None, *, table: bool = False) -> None:
        """Add a field with what stands there."""
        field.initial = value
        self.fields[name] = field
        if table:
            self.gridded.add(name)

    def said(self, *names: str) -> dict[str, Any]:
        """What is typed in fields; what is empty says nothing."""
        found = {name: self.cleaned_data[name] for name in names}
        found = {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}
        return {name: value for name, value in found.items() if value not in ("", None, False, [])}

    def listed(self, name: str) -> list[Any]:
        """What is typed quarter by quarter; an empty one before a full one is nothing."""
        typed = [self.cleaned_data[f"{name}_{number}"].strip() for number in range(1, self.slots(name) + 1)]
        while typed and not typed[-1]:
            typed.pop()
        return [one or 0 for one in typed]

    def slots(self, name: str) -> int:
        """How many quarters are asked."""
        return len(self.stands.get(name, [])) + SPARE_QUARTERS

    def put_quarters(self, name: str, words: str, quarters: Sequence[str]) -> None:
        """A field for each quarter of a list, and some to spare."""
        stands = self.stands.get(name, [])
        for number in range(1, self.slots(name) + 1):
            value = stands[number - 1] if number <= len(stands) else None
            label = f"{words}, {_quarter(quarters, number)}"
            self.put(f"{name}_{number}", in_table(label), value, table=True)

    def quarters_table(
        self, name: str, quarters: Sequence[str], *, caption: str, about: str, head: str
    ) -> TableOfFields:
        """The table of a list by quarter."""
        rows = tuple(
            (_quarter(quarters, number), (self[f"{name}_{number}"],))
            for number in range(1, self.slots(name) + 1)
        )
        return TableOfFields(caption=caption, about=about, heads=("Quarter", head), rows=rows)


def _quarter(quarters: Sequence[str], number: int) -> str:
    return quarters[number - 1] if number <= len(quarters) else f"quarter {number}, after the model’s last"
