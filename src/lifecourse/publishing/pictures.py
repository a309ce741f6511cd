"""The charts that a paper prints, each in the section that it is about."""

from collections.abc import Mapping, Sequence
from datetime import date

from lifecourse.plans.api import PICTURES, PlanDocument, draw
from lifecourse.publishing.paper import Picture
from lifecourse.standards.api import RulePack


def pictures_of(document: PlanDocument, pack: RulePack, *, today: date) -> Mapping[str, Sequence[Picture]]:
    """The charts of a plan, by the key of the section in which they stand, numbered in that order."""
    order = [section.key for section in document.template.sections]
    drawn = [
        (_section(document, picture.sections, order), f"{key}-{number}", chart)
        for key, picture in PICTURES.items()
        for number, chart in enumerate(draw(document, pack, key, today=today), start=1)
    ]
    placed: dict[str, list[Picture]] = {}
    in_order = sorted((d for d in drawn if d[0] in order), key=lambda d: order.index(d[0]))
    for number, (section, key, chart) in enumerate(in_order, start=1):
        picture = Picture(key=key, number=number, title=chart.title, sentence=chart.sentence, chart=chart)
        placed.setdefault(section, []).append(picture)
    return placed


def _section(document: PlanDocument, sections: Sequence[str], order: Sequence[str]) -> str:
    """The section in which a picture stands: of those it draws on, the one that holds the tables it draws."""
    known = [key for key in sections if key in order]
    return next((key for key in known[::-1] if document.template.tables_of(key)), "")
