"""Reading what a phase costs, brings and moves from one partner to another."""

from collections.abc import Collection
from fractions import Fraction

from lifecourse.cases.kinds.model import (
    BenefitKind,
    BenefitLine,
    CostKind,
    CostLine,
    Counts,
    Move,
    Spread,
)
from lifecourse.cases.rules.amounts import pence_in
from lifecourse.cases.rules.model_values import (
    list_in,
    name_in,
    profile_in,
    truth_in,
    word_in,
)
from lifecourse.engine.entries import Entries, Row

LONGEST_SOURCE = 1000
MIDPOINT = "midpoint"
MOST_PERCENT = 1000
WHOLE = 100
SAID = {"slug", "name", "source"}
COST = SAID | {"kind", "best", "mid", "worst", "weights", "running", "capital", "paid_by", "spread"}
COST |= {"falls_away"}
BENEFIT = SAID | {"kind", "counts", "ramp", "lasting", "quarters", "best_percent", "worst_percent"}
BENEFIT |= {"goes_to", "spread"}
MOVE = SAID | {"from", "to", "ramp", "lasting", "quarters"}


def read_costs(where: str, row: Row, reader: Entries, *, known: Collection[str]) -> tuple[CostLine, ...]:
    """The costs of a phase; `known` are those who take part in it."""
    return tuple(_cost(place, one, reader, known) for place, one in reader.rows(where, row, "costs"))


def read_benefits(
    where: str, row: Row, reader: Entries, *, known: Collection[str]
) -> tuple[BenefitLine, ...]:
    """The benefits of a phase."""
    return tuple(_benefit(place, one, reader, known) for place, one in reader.rows(where, row, "benefits"))


def read_moves(where: str, row: Row, reader: Entries, *, known: Collection[str]) -> tuple[Move, ...]:
    """What a phase moves from one who pays to another."""
    return tuple(_move(place, one, reader, known) for place, one in reader.rows(where, row, "moves"))


def _cost(where: str, row: Row, reader: Entries, known: Collection[str]) -> CostLine:
    reader.strangers(where, row, COST)
    best, mid, worst = _three(where, row, reader)
    return CostLine(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        kind=word_in(reader, where, row, "kind", CostKind),
        best=best,
        mid=mid,
        worst=worst,
        weights=_weights(where, row, reader),
        running=pence_in(reader, where, row, "running") if "running" in row else 0,
        capital=truth_in(reader, where, row, "capital"),
        paid_by=name_in(reader, where, row, "paid_by", known),
        spread=_spread(where, row, reader),
        falls_away=_falls_away(where, row, reader, known, best),
        source=reader.text(where, row, "source", most=LONGEST_SOURCE, needed=False),
    )


def _three(where: str, row: Row, reader: Entries) -> tuple[int, int, int]:
    """Best, middle and worst of a cost. The middle may be the midpoint; one amount alone stands for all."""
    said = {key: pence_in(reader, where, row, key) for key in ("best", "worst") if key in row}
    if row.get("mid", MIDPOINT) != MIDPOINT:
        mid = pence_in(reader, where, row, "mid")
    elif len(said) == 2:
        mid = (said["best"] + said["worst"]) // 2
    else:
        if "running" not in row:
            reader.fault(f"{where}, mid", row.get("mid"), "pounds, or a best and a worst")
        mid = 0
    best, worst = said.get("best", mid), said.get("worst", mid)
    if not best <= mid <= worst:
        reader.fault(f"{where}, best", row.get("best"), "a best that costs no more than mid and worst")
    return best, mid, worst


def _weights(where: str, row: Row, reader: Entries) -> tuple[Fraction, ...]:
    said = list_in(reader, where, row, "weights")
    weights = tuple(
        reader.exactly(f"{where}, weights", {str(number): one}, str(number))
        for number, one in enumerate(said, start=1)
    )
    if weights and not any(weights):
        reader.fault(f"{where}, weights", said, "one above nothing at least")
    return weights or (Fraction(1),)


def _falls_away(
    where: str, row: Row, reader: Entries, known: Collection[str], best: int
) -> tuple[tuple[str, int], ...]:
    section = row.get("falls_away", {})
    if not isinstance(section, dict):
        reader.fault(f"{where}, falls_away", section, "pounds by participant, such as { county = 5_000 }")
        return ()
    place = f"{where}, falls_away"
    reader.strangers(place, section, known)
    found = tuple((name, pence_in(reader, place, section, name)) for name in section)
    if sum(pence for _, pence in found) > best:
        reader.fault(place, section, "no more together than the line costs at best")
    return found


def _benefit(where: str, row: Row, reader: Entries, known: Collection[str]) -> BenefitLine:
    reader.strangers(where, row, BENEFIT)
    return BenefitLine(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        kind=word_in(reader, where, row, "kind", BenefitKind),
        counts=word_in(reader, where, row, "counts", Counts),
        profile=profile_in(reader, where, row),
        best=_part(where, row, reader, "best_percent", least=WHOLE, most=MOST_PERCENT),
        worst=_part(where, row, reader, "worst_percent", least=0, most=WHOLE),
        goes_to=name_in(reader, where, row, "goes_to", known),
        spread=_spread(where, row, reader),
        source=reader.text(where, row, "source", most=LONGEST_SOURCE, needed=False),
    )


def _part(where: str, row: Row, reader: Entries, key: str, *, least: int, most: int) -> Fraction:
    if key not in row:
        return Fraction(1)
    return reader.exactly(where, row, key, least=least, most=most) / WHOLE


def _spread(where: str, row: Row, reader: Entries) -> Spread:
    return word_in(reader, where, {"spread": Spread.TRIANGULAR.value} | dict(row), "spread", Spread)


def _move(where: str, row: Row, reader: Entries, known: Collection[str]) -> Move:
    reader.strangers(where, row, MOVE)
    giver = reader.choice(where, row, "from", known)
    taker = reader.choice(where, row, "to", known)
    if giver and giver == taker:
        reader.fault(f"{where}, to", taker, "somebody else than who pays now")
    return Move(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        giver=giver,
        taker=taker,
        profile=profile_in(reader, where, row),
        source=reader.text(where, row, "source", most=LONGEST_SOURCE, needed=False),
    )
