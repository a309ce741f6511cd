"""Who moves where in a financial year, on average over all draws."""

from dataclasses import dataclass
from decimal import Decimal

from lifecourse.design.api import Moved, Moves
from lifecourse.engine.pathways import CODES, Outlook
from lifecourse.engine.pathways import settings as places
from lifecourse.forecasting.rules.years import years_of

# Fourteen settings are too many for a page: those between which nobody argues stand together.
GROUPS: dict[str, tuple[str, ...]] = {
    "Own or family home": (places.FAMILY_HOME,),
    "At risk of hospital": (places.AT_RISK,),
    "Crisis bed": (places.CRISIS,),
    "Assessment, mental health": (places.ASSESSMENT, places.MENTAL_HEALTH),
    "Locked rehabilitation": (places.REHABILITATION,),
    "Secure hospital": places.SECURE,
    "Children’s unit": (places.CHILD,),
    "Home made ready": (places.SPECIALIST,),
    "Supported living, care home": (places.SUPPORTED_LIVING, places.RESIDENTIAL),
    "Residential school": (places.SCHOOL,),
}
DIED, LEFT = "Died", "Left the area"
# As the engine keeps them: first who left, then who died, then by setting.
GONE = {LEFT: 0, DIED: 1}
FIRST_SETTING = 2
HOME = "Own or family home"


@dataclass(frozen=True, kw_only=True)
class FlowsView:
    """Moves of one financial year, and which years there are to choose from."""

    year: str
    years: tuple[str, ...]
    chart: Moves


def flows_view(outlook: Outlook, *, year: str = "") -> FlowsView:
    """Moves of one financial year; of the last whole one where none or another is named."""
    all_years = dict(years_of(outlook))
    whole = [name for name, months in all_years.items() if len(months) == 12] or list(all_years)
    shown = year if year in all_years else whole[-1]
    moved = outlook.moved()[all_years[shown]].sum(axis=0)
    return FlowsView(
        year=shown,
        years=tuple(all_years),
        chart=Moves(
            title=f"Who moves where in {shown}",
            origins=tuple(GROUPS),
            to=(*GROUPS, DIED, LEFT),
            moved=tuple(
                Moved(origin=origin, to=to, people=Decimal(str(round(float(people), 4))))
                for origin, codes in GROUPS.items()
                for to, columns in _targets().items()
                # Most people of an area live at home all their lives: their deaths would dwarf all else.
                if not (origin == HOME and to in GONE)
                if (people := sum(moved[CODES.index(code), column] for code in codes for column in columns))
            ),
        ),
    )


def _targets() -> dict[str, list[int]]:
    """The columns of each place in what the engine keeps."""
    settings = {name: [FIRST_SETTING + CODES.index(code) for code in codes] for name, codes in GROUPS.items()}
    return settings | {name: [column] for name, column in GONE.items()}
