"""Setting up a partnership from a file: areas, organisations, boards. Repeatable: twice changes nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from lifecourse.organisations.kinds import AreaKind, OrganisationKind, Part
from lifecourse.organisations.models import (
    Area,
    Board,
    BoardSeat,
    Organisation,
    OrganisationArea,
    Partnership,
    PartnershipMember,
)


class UnableToSetUp(Exception):
    """A partnership's file cannot be used; says which entry, what was found and what was expected."""


@transaction.atomic
def set_up_partnership(*, entry: Mapping[str, Any]) -> Partnership:
    """The partnership described by a parsed partnership.toml. Raises UnableToSetUp."""
    areas = {a["code"]: _area(a) for a in entry.get("areas", [])}
    organisations = {o["code"]: _organisation(o, areas) for o in entry.get("organisations", [])}
    about = entry["partnership"]
    _fitting(Partnership, "partnership", slug=about["slug"], name=about["name"])
    lead = about.get("lead")
    if lead is not None and lead not in organisations:
        raise UnableToSetUp(f"partnership.toml, lead: {lead!r} is not among the organisations.")
    partnership, _ = Partnership.objects.update_or_create(
        slug=about["slug"],
        defaults={
            "name": about["name"],
            "lead_organisation": organisations.get(lead),
            "from_date": _day(about.get("from")),
        },
    )
    for data in entry.get("organisations", []):
        if data.get("role"):
            PartnershipMember.objects.get_or_create(
                partnership=partnership,
                organisation=organisations[data["code"]],
                part=_choice(Part, data["role"], f"organisation {data['code']}, role"),
            )
    for data in entry.get("boards", []):
        _board(partnership, data, organisations)
    return partnership


def _area(data: Mapping[str, Any]) -> Area:
    kind = _choice(AreaKind, data["kind"], f"area {data['code']}, kind")
    about = _fitting(Area, f"area {data['code']}", code=data["code"], name=data["name"])
    area, _ = Area.objects.update_or_create(
        code=about["code"], defaults={"name": about["name"], "kind": kind}
    )
    return area


def _organisation(data: Mapping[str, Any], areas: Mapping[str, Area]) -> Organisation:
    kind = _choice(OrganisationKind, data["kind"], f"organisation {data['code']}, kind")
    about = _fitting(Organisation, f"organisation {data['code']}", code=data["code"], name=data["name"])
    organisation, _ = Organisation.objects.update_or_create(
        code=about["code"], defaults={"name": about["name"], "kind": kind}
    )
    for code in data.get("areas", []):
        if code not in areas:
            raise UnableToSetUp(f"partnership.toml, organisation {data['code']}: there is no area {code!r}.")
        OrganisationArea.objects.get_or_create(organisation=organisation, area=areas[code])
    return organisation


def _board(partnership: Partnership, data: Mapping[str, Any], by_code: Mapping[str, Organisation]) -> None:
    _fitting(Board, f"board {data['name']}", name=data["name"])
    board, _ = Board.objects.update_or_create(
        partnership=partnership, name=data["name"], defaults={"purpose": data.get("purpose", "")}
    )
    for seat in data.get("seats", []):
        _fitting(BoardSeat, f"board {data['name']}", title=seat["title"])
        BoardSeat.objects.get_or_create(
            board=board,
            title=seat["title"],
            organisation=by_code.get(seat.get("organisation", "")),
            defaults={"chairs": bool(seat.get("chairs", False))},
        )


def _fitting(table: type[Model], where: str, **values: str) -> dict[str, str]:
    # SQLite keeps what is too long for its column; PostgreSQL would refuse it later and less clearly.
    for name, value in values.items():
        most = getattr(table._meta.get_field(name), "max_length", None)
        if most is not None and len(value) > most:
            raise UnableToSetUp(
                f"partnership.toml, {where}, {name}: found {len(value)} letters; expected at most {most}."
            )
    return values


def _choice(kinds: Any, value: str, where: str) -> str:
    tidy = value.replace("-", "_")
    if tidy not in kinds.values:
        raise UnableToSetUp(
            f"partnership.toml, {where}: found {value!r}; expected one of {', '.join(kinds.values)}."
        )
    return tidy


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None
