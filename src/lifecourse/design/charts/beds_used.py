"""Beds in an area, and how many of them this partnership's people use."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import NOT_STATED, ChartTable
from lifecourse.design.charts.scale import Scale
from lifecourse.design.words import number

WIDTH, BAR_HEIGHT = 640, 34
LEFT, RIGHT = 2, 638


@dataclass(frozen=True, kw_only=True)
class Beds:
    """The beds of one place: how many there are, and how many this partnership's people use."""

    name: str
    in_area: int | None
    used_by_us: int | None

    @property
    def others_or_empty(self) -> int | None:
        """Beds used by others or empty; nothing where it cannot be said."""
        if self.in_area is None or self.used_by_us is None:
            return None
        return max(self.in_area - self.used_by_us, 0)

    @property
    def more_people_than_beds(self) -> int:
        """People beyond the number of beds; nought where all fit or it cannot be said."""
        return max((self.used_by_us or 0) - self.in_area, 0) if self.in_area is not None else 0

    @property
    def words(self) -> str:
        """17 of 24 beds used by this partnership; 7 used by others or empty"""
        if self.used_by_us is None:
            return f"{_said(self.in_area).capitalize()} beds; how many this partnership uses is not stated"
        if self.in_area is None:
            return f"{number(self.used_by_us)} used by this partnership; the number of beds is not stated"
        said = f"{number(self.used_by_us)} of {number(self.in_area)} beds used by this partnership"
        if self.more_people_than_beds:
            return f"{said}: {number(self.more_people_than_beds)} more people than beds"
        return f"{said}; {_said(self.others_or_empty)} used by others or empty"


@dataclass(frozen=True, kw_only=True)
class BedRow:
    """One place as a bar: the part used by this partnership, the rest, and people beyond the beds."""

    beds: Beds
    used_width: float
    other_x: float
    other_width: float
    use_known: bool
    over_x: float
    over_width: float


@dataclass(frozen=True, kw_only=True)
class BedsUsed:
    """Beds in the area against beds used, place by place."""

    kind: ClassVar[str] = "beds_used"
    title: str
    places: tuple[Beds, ...]
    note: str = ""
    own_sentence: str = ""
    width: ClassVar[int] = WIDTH
    left: ClassVar[int] = LEFT
    bar_height: ClassVar[int] = BAR_HEIGHT

    @property
    def sentence(self) -> str:
        """How much of what is in the area this partnership uses."""
        if self.own_sentence:
            return self.own_sentence
        both = [p for p in self.places if p.in_area is not None and p.used_by_us is not None]
        if not both:
            return f"Beds in the area and beds used are not both stated. {self.note}".strip()
        beds, used = sum(p.in_area or 0 for p in both), sum(p.used_by_us or 0 for p in both)
        said = f"This partnership uses {number(used)} of the {number(beds)} beds in the area"
        over = [p.name for p in both if p.more_people_than_beds]
        said = f"{said}; there are more people than beds in {', '.join(over)}." if over else f"{said}."
        return f"{said} {self.note}".strip()

    @property
    def table(self) -> ChartTable:
        """Each place with beds, beds used and the rest."""
        return ChartTable(
            headers=("Place", "Beds in the area", "Used by this partnership", "Used by others or empty"),
            rows=tuple(
                (p.name, _said(p.in_area), _said(p.used_by_us), _said(p.others_or_empty)) for p in self.places
            ),
        )

    @property
    def any_over(self) -> bool:
        """Whether the key must say what people beyond the beds look like."""
        return any(place.more_people_than_beds for place in self.places)

    @property
    def any_unknown(self) -> bool:
        """Whether the key must say what beds look like whose use is not stated."""
        return any(place.used_by_us is None for place in self.places)

    @cached_property
    def rows(self) -> tuple[BedRow, ...]:
        """One bar a place, all on one scale."""
        most = max([1, *(max(p.in_area or 0, p.used_by_us or 0) for p in self.places)])
        scale = Scale(low=0, high=most, start=LEFT, end=RIGHT)
        return tuple(_row(place, scale) for place in self.places)


def _row(place: Beds, scale: Scale) -> BedRow:
    used = (place.used_by_us or 0) - place.more_people_than_beds
    beds = used if place.in_area is None else place.in_area
    return BedRow(
        beds=place,
        used_width=round(scale.at(used) - LEFT, 1),
        other_x=scale.at(used),
        other_width=round(scale.at(beds) - scale.at(used), 1),
        use_known=place.used_by_us is not None,
        over_x=scale.at(beds),
        over_width=round(scale.at(beds + place.more_people_than_beds) - scale.at(beds), 1),
    )


def _said(value: int | None) -> str:
    return NOT_STATED if value is None else number(value)
