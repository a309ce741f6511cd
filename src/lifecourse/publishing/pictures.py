"""The charts that a paper prints, each in the section that it is about."""

from collections.abc import Mapping, Sequence

from lifecourse.plans.api import PICTURES, PlanDocument, draw
from lifecourse.publishing.paper import Picture
from lifecourse.standards.api import RulePack

# Kinds of charts that need a page turned on its side; the plan's own table beside them is their table.
WIDE = {"route_map"}

# The table beside which a picture belongs.
DRAWN_FROM = {
    "people-in-hospital": "inpatients",
    "beds": "beds",
    "money": "funding",
    "route-map": "milestones",
    "risks": "risks",
}


def pictures_of(document: PlanDocument, pack: RulePack) -> Mapping[str, Sequence[Picture]]:
    """The charts of a plan, by the key of the section in which they stand, numbered in that order."""
    order = [section.key for section in document.template.sections]
    drawn = [
        (_section(document, key, picture.sections), f"{key}-{number}", chart)
        for key, picture in PICTURES.items()
        for number, chart in enumerate(draw(document, pack, key), start=1)
    ]
    placed: dict[str, list[Picture]] = {}
    in_order = sorted((d for d in drawn if d[0] in order), key=lambda d: order.index(d[0]))
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


def _section(document: PlanDocument, key: str, sections: Sequence[str]) -> str:
    """The section in which a picture stands: the one with the table that it draws, if the template has it."""
    drawn = DRAWN_FROM.get(key, "")
    return document.template.table(drawn).section if document.has_table(drawn) else sections[-1]
