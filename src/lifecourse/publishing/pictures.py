"""The charts that a paper prints, each in the section that it is about."""

from collections.abc import Mapping, Sequence

from lifecourse.plans.api import PlanDocument, draw, pictures_for
from lifecourse.publishing.paper import Picture
from lifecourse.standards.api import RulePack

# Kinds of charts that need a page turned on its side; the plan's own table beside them is their table.
WIDE = {"route_map"}


def pictures_of(
    document: PlanDocument, pack: RulePack, *, without: frozenset[str] = frozenset()
) -> Mapping[str, Sequence[Picture]]:
    """The charts of a plan, by the key of the section in which they stand, numbered in that order.

    A chart that draws on one of the tables in `without` is left out.
    """
    order = [section.key for section in document.template.sections]
    drawn = [
        (picture.section_in(document.template), f"{picture.key}-{number}", chart)
        for picture in pictures_for(document.template)
        if not without.intersection(picture.tables)
        for number, chart in enumerate(draw(document, pack, picture.key), start=1)
    ]
    placed: dict[str, list[Picture]] = {}
    in_order = sorted(drawn, key=lambda d: order.index(d[0]))
    for number, (section, key, chart) in enumerate(in_order, start=1):
        picture = Picture(
            key=key,
            number=number,
            title=chart.title,
            sentence=chart.sentence,
            chart=chart,
            wide=chart.kind in WIDE,
            table_open=chart.kind not in WIDE,
        )
        placed.setdefault(section, []).append(picture)
    return placed
