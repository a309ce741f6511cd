"""Pictures of a plan: drawn from what is written in it and the rules, so that site and papers agree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lifecourse.design.api import Chart
from lifecourse.plans.document import PlanDocument
from lifecourse.plans.pictures.beds import beds_charts
from lifecourse.plans.pictures.inpatients import inpatient_charts
from lifecourse.plans.pictures.money import money_charts
from lifecourse.plans.pictures.risks import risk_charts
from lifecourse.plans.pictures.route_map import route_map_charts
from lifecourse.plans.pictures.service_model import service_model_charts
from lifecourse.plans.template import PlanTemplate
from lifecourse.standards.api import RulePack

__all__ = ["PICTURES", "Picture", "draw", "pictures_for"]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture: its name, the tables it draws on, what to say when there is nothing, and the charts.

    A template without the first of the tables, or without the column of it that the picture is about, has
    no such picture.
    """

    key: str
    title: str
    short: str
    tables: tuple[str, ...]
    nothing: str
    charts: Callable[[PlanDocument, RulePack], list[Chart]]
    about: str = ""

    def section_in(self, template: PlanTemplate) -> str:
        """The section of the table that the picture cannot do without; empty when there is none."""
        table = next((t for t in template.tables if t.key == self.tables[0]), None)
        if table is None or (self.about and self.about not in {c.key for c in table.columns}):
            return ""
        return table.section

    def empty(self, template: PlanTemplate) -> str:
        """What to say when there is nothing to draw, and where to begin."""
        return f"{self.nothing} Enter them in section {self.section_in(template)}."


PICTURES: Mapping[str, Picture] = {
    picture.key: picture
    for picture in (
        Picture(
            key="people-in-hospital",
            title="People in hospital against the range",
            short="People in hospital",
            tables=("inpatients", "planning-range", "ambition", "length-of-stay", "flows", "activity"),
            nothing="No people in hospital have been entered yet.",
            charts=inpatient_charts,
        ),
        Picture(
            key="beds",
            title="Beds in the area and beds used",
            short="Beds",
            tables=("beds",),
            nothing="No beds have been entered yet.",
            charts=beds_charts,
        ),
        Picture(
            key="money",
            title="Money by year",
            short="Money",
            tables=("funding", "spend-by-commissioner", "cost-movements", "bids", "dowries"),
            nothing="No sums of money have been entered yet.",
            charts=money_charts,
        ),
        Picture(
            key="service-model",
            title="What is bought, changed and stopped",
            short="Services",
            tables=("service-changes", "cohorts"),
            nothing="No change of service has been entered yet.",
            charts=service_model_charts,
            about="cohorts",
        ),
        Picture(
            key="route-map",
            title="The route map",
            short="Route map",
            tables=("milestones", "sign-offs", "workstreams"),
            nothing="No milestones have been entered yet.",
            charts=route_map_charts,
        ),
        Picture(
            key="risks",
            title="Risks by likelihood and impact",
            short="Risks",
            tables=("risks", "mitigations", "assumptions"),
            nothing="No risks have been entered yet.",
            charts=risk_charts,
        ),
    )
}


def draw(document: PlanDocument, pack: RulePack, key: str) -> list[Chart]:
    """The charts of one picture; none when the plan holds nothing to draw. Raises KeyError."""
    return PICTURES[key].charts(document, pack)


def pictures_for(template: PlanTemplate) -> list[Picture]:
    """The pictures that a plan on this template can have."""
    return [picture for picture in PICTURES.values() if picture.section_in(template)]
