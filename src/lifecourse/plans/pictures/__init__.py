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
from lifecourse.standards.api import RulePack

__all__ = ["PICTURES", "Picture", "draw"]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture: its name, the tables it draws on, and what to say when there is nothing to draw."""

    key: str
    title: str
    short: str
    sections: tuple[str, ...]
    tables: tuple[str, ...]
    empty: str
    charts: Callable[[PlanDocument, RulePack], list[Chart]]


PICTURES: Mapping[str, Picture] = {
    picture.key: picture
    for picture in (
        Picture(
            key="people-in-hospital",
            title="People in hospital against the range",
            short="People in hospital",
            sections=("2.1", "2.2"),
            tables=("inpatients", "planning-range", "ambition", "length-of-stay", "flows", "activity"),
            empty="No people in hospital have been entered yet. Enter them in section 2.2.",
            charts=inpatient_charts,
        ),
        Picture(
            key="beds",
            title="Beds in the area and beds used",
            short="Beds",
            sections=("2.2",),
            tables=("beds",),
            empty="No beds have been entered yet. Enter them in section 2.2.",
            charts=beds_charts,
        ),
        Picture(
            key="money",
            title="Money by year",
            short="Money",
            sections=("6",),
            tables=("funding", "spend-by-commissioner", "cost-movements", "bids", "dowries"),
            empty="No money has been entered yet. Enter it in section 6.",
            charts=money_charts,
        ),
        Picture(
            key="service-model",
            title="What is bought, changed and stopped",
            short="Services",
            sections=("4.1",),
            tables=("service-changes", "cohorts"),
            empty="No change of service has been entered yet. Enter them in section 4.1.",
            charts=service_model_charts,
        ),
        Picture(
            key="route-map",
            title="The route map",
            short="Route map",
            sections=("5.3",),
            tables=("milestones", "sign-offs", "workstreams"),
            empty="No milestones have been entered yet. Enter them in section 5.3.",
            charts=route_map_charts,
        ),
        Picture(
            key="risks",
            title="Risks by likelihood and impact",
            short="Risks",
            sections=("5.4", "5.5"),
            tables=("risks", "mitigations", "assumptions"),
            empty="No risks have been entered yet. Enter them in section 5.4.",
            charts=risk_charts,
        ),
    )
}


def draw(document: PlanDocument, pack: RulePack, key: str) -> list[Chart]:
    """The charts of one picture; none when the plan holds nothing to draw. Raises KeyError."""
    return PICTURES[key].charts(document, pack)
