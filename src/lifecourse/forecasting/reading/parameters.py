"""What a forecast rests on, group by group, as a commissioner reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.urls import reverse

from lifecourse.engine.pathways import BASIS_WORDS, Basis, Parameter
from lifecourse.forecasting.models import ForecastArea, Override
from lifecourse.forecasting.queries.standing import StandingArea
from lifecourse.forecasting.rules.saying import number_said, range_said

BASIS_SHORT: dict[Basis, str] = {
    Basis.COUNTED: "Counted here",
    Basis.PLAN: "This plan",
    Basis.PUBLISHED: "Published",
    Basis.ASSUMED: "Our assumption",
    Basis.OVERRIDDEN: "Said otherwise",
}
# What asks for a second look: nobody has published it, or somebody put it there.
BASIS_LOOK: dict[Basis, str] = {Basis.ASSUMED: "look", Basis.OVERRIDDEN: "mend"}


@dataclass(frozen=True, kw_only=True)
class ShownParameter:
    """A parameter in words. `place_url`: where its figure stands in the plan; `url`: its own page.

    `drawn`: whether every draw takes another number from its range.
    """

    parameter: Parameter
    said: str
    between: str
    basis: str
    look: str
    # Whether the one above it is from the very same source.
    as_above: bool
    place_url: str
    url: str
    override: Override | None
    drawn: bool


@dataclass(frozen=True, kw_only=True)
class ParameterGroup:
    """Parameters that are read under one heading."""

    name: str
    parameters: tuple[ShownParameter, ...]

    @property
    def bases(self) -> str:
        """How many of them come from where: "2 published, 5 our assumption"."""
        found = [one.basis for one in self.parameters]
        return ", ".join(f"{found.count(one)} {one.lower()}" for one in dict.fromkeys(found))


@dataclass(frozen=True, kw_only=True)
class BasisCount:
    """How many parameters come from one kind of source."""

    words: str
    long: str
    look: str
    number: int


def groups_of(standing: StandingArea) -> list[ParameterGroup]:
    """Every parameter, group by group in the model's order."""
    by_group = groupby(standing.area.parameters, key=lambda one: one.group)
    return [ParameterGroup(name=name, parameters=tuple(_shown(those, standing))) for name, those in by_group]


def _shown(parameters: Iterable[Parameter], standing: StandingArea) -> Iterator[ShownParameter]:
    above: Parameter | None = None
    for one in parameters:
        same = above is not None and (above.basis, above.source) == (one.basis, one.source) and not one.place
        yield replace(show(one, standing), as_above=same)
        above = one


def bases_of(standing: StandingArea) -> list[BasisCount]:
    """How many parameters come from where; what nothing comes from is left out."""
    found = [one.basis for one in standing.area.parameters]
    return [
        BasisCount(words=BASIS_SHORT[one], long=BASIS_WORDS[one], look=look_of(one), number=found.count(one))
        for one in Basis
        if one in found
    ]


def show(one: Parameter, standing: StandingArea) -> ShownParameter:
    """One parameter in words."""
    return ShownParameter(
        parameter=one,
        said=number_said(one.value, one.unit),
        between=range_said(one),
        basis=BASIS_SHORT[one.basis],
        look=look_of(one.basis),
        as_above=False,
        place_url=place_url(one, standing.row),
        url=reverse("forecasting:show_parameter", args=[standing.row.partnership.slug, one.code]),
        override=standing.overrides.get(one.code),
        drawn=one.code in standing.drawn,
    )


def look_of(basis: Basis) -> str:
    """How a tag of where it comes from looks."""
    return BASIS_LOOK.get(basis, "plain")


def place_url(one: Parameter, row: ForecastArea) -> str:
    """Where its figure stands in the plan that it was taken from; empty where it is from none."""
    if not one.place or row.revision is None:
        return ""
    section, *rest = one.place.split("/")
    return f"{reverse('show_section', args=[row.taken_from, section])}#{'--'.join(rest)}"
