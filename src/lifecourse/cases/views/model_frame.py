"""The frame of a model: its quarters, who takes part, and where it comes from."""

from collections.abc import Mapping
from typing import Any

from django import forms

from lifecourse.cases.views.model_fields import ModelForm, TableOfFields, in_table, words_field
from lifecourse.cases.views.options_forms import long_field
from lifecourse.design.api import short_name

SPARE_ROWS = 4
WORDS = ("price_basis", "source", "reading")
CELLS = ("name", "organisation", "share", "floor")


class FrameForm(ModelForm):
    """Quarters, participants and sources. `organisations`: members of the partnership, by code."""

    def __init__(self, *args: Any, organisations: Mapping[str, str], **kwargs: Any) -> None:
        self.organisations = dict(organisations)
        super().__init__(*args, **kwargs)
        self.fields.pop("out", None)

    def build(self) -> None:
        """What the model says of itself, then a row for each who takes part."""
        stands = self.stands
        for name, label, help_text in (
            ("first", "First quarter", "A quarter of a financial year, such as 2026/27 Q1."),
            ("last", "Last quarter", "Benefits are counted to its end."),
        ):
            self.put(name, words_field(label, most=12, needed=True, help_text=help_text), stands.get(name))
        self.put("price_basis", words_field("Which prices are these?", most=1000), stands.get("price_basis"))
        self.put("source", words_field("Where the figures stand", most=1000), stands.get("source"))
        self.put("reading", long_field("What is our own reading of it"), stands.get("reading"))
        for place in range(1, self.places + 1):
            self.put_participant(place)

    @property
    def places(self) -> int:
        """How many rows are asked."""
        return len(self.stands.get("participants", [])) + SPARE_ROWS

    def put_participant(self, place: int) -> None:
        """The fields of one who takes part."""
        rows = self.stands.get("participants", [])
        row = rows[place - 1] if place <= len(rows) else {}
        wide: dict[str, Any] = {"most": 200, "looks": "nhsuk-input nhsuk-input--width-20"}
        for name, label in (("name", "Name"), ("share", "Share"), ("floor", "Least carried, in pounds")):
            cell = in_table(f"{label} {place}", **(wide if name == "name" else {}))
            self.put(f"{name}_{place}", cell, row.get(name), table=True)
        code = row.get("organisation", "")
        choices = (
            {"": "Choose"} | self.organisations | ({code: self.organisations.get(code, code)} if code else {})
        )
        select = forms.Select(attrs={"class": "nhsuk-select", "aria-label": f"Organisation {place}"})
        field = forms.ChoiceField(
            label=f"Organisation {place}", choices=list(choices.items()), required=False
        )
        field.widget = select
        field.widget.choices = list(choices.items())
        self.put(f"organisation_{place}", field, code, table=True)

    def tables(self) -> tuple[TableOfFields, ...]:
        """Who takes part."""
        rows = tuple(
            (str(place), tuple(self[f"{name}_{place}"] for name in CELLS))
            for place in range(1, self.places + 1)
        )
        return (
            TableOfFields(
                caption="Who takes part",
                about="A service or an organisation. Its share of the benefit is a part of any whole, such "
                "as 60 and 40. Who carries the least of a phase carries that at least. Take a name out to "
                "take somebody out; to see first what that means, ask the model what would be.",
                heads=(
                    "Number",
                    "Name",
                    "Organisation",
                    "Share of the benefit",
                    "Least it carries of a phase, in pounds",
                ),
                rows=rows,
            ),
        )

    def row(self) -> dict[str, Any]:
        """The model as a file would hold it, with its phases as they are."""
        kept = {key: value for key, value in self.stands.items() if key not in {"first", "last", *WORDS}}
        return kept | self.said("first", "last", *WORDS) | {"participants": self.participants()}

    def participants(self) -> list[dict[str, Any]]:
        """Who takes part. A name that is taken out takes the row with it."""
        stands = self.stands.get("participants", [])
        found: list[dict[str, Any]] = []
        self.written: list[int] = []
        for place in range(1, self.places + 1):
            said = self.said(*(f"{name}_{place}" for name in CELLS))
            row = {name.rpartition("_")[0]: value for name, value in said.items()}
            if "name" not in row:
                continue
            taken = [one["slug"] for one in (*found, *stands)]
            slug = (
                stands[place - 1]["slug"]
                if place <= len(stands)
                else short_name(row["name"], taken, otherwise="partner")
            )
            found.append({"slug": slug, "share": 0} | row)
            self.written.append(place)
        return found

    def field_at(self, place: str) -> str | None:
        """A participant’s place counts those who are written."""
        first, _, key = place.rpartition(", ")
        number = first.removeprefix("participants ")
        if number.isdecimal() and int(number) <= len(self.written):
            return f"{key}_{self.written[int(number) - 1]}"
        return super().field_at(place)
