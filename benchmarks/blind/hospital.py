"""Blind faults: beds, the national range, people coming and going, dowries, and units."""

from decimal import Decimal
from random import Random

from blind.kit import (
    Made,
    Spot,
    above,
    apart,
    at,
    figure,
    kind,
    mistyped,
    put,
    some,
    swapped,
    transposed,
    write,
)
from lifecourse.figures.api import Unit
from lifecourse.plans.api import PlanDocument, Row


def _beds(document: PlanDocument, rng: Random) -> Row | None:
    return some(rng, (r for r in document.rows("beds") if above(r.figure("beds"), r.figure("used"))))


@kind("beds")
def beds_and_beds_used_exchanged(document: PlanDocument, rng: Random) -> Made:
    """More people in the beds than there are beds."""
    row = _beds(document, rng)
    if row is None:
        return None
    one, two = ("beds", row.key, "beds"), ("beds", row.key, "used")
    return swapped(document, one, two), at(document, one, two)


@kind("beds")
def beds_with_a_digit_lost(document: PlanDocument, rng: Random) -> Made:
    """More people in the beds than there are beds."""
    row = some(rng, (r for r in document.rows("beds") if r.figure("beds") and r.figure("used")))
    old = row.figure("beds") if row else None
    if row is None or old is None:
        return None
    spot: Spot = ("beds", row.key, "beds")
    changed = put(document, spot, old.value // 10)
    return (changed, at(document, spot)) if above(row.figure("used"), figure(changed, spot)) else None


def _used_share(document: PlanDocument, rng: Random, change: str) -> Made:
    row = some(
        rng, (r for r in document.rows("beds") if all(r.figure(c) for c in ("beds", "used", "used_share")))
    )
    old = row.figure("used_share") if row else None
    if row is None or old is None:
        return None
    spot: Spot = ("beds", row.key, "used_share")
    if change == "fraction":
        changed = put(document, spot, old.value / 100, rounded_to=old.rounded_to / 100)
    else:
        changed = put(document, spot, mistyped(rng, old))
    beds, used, share = row.figure("beds"), row.figure("used"), figure(changed, spot)
    assert beds and used and share
    low, high = 100 * used.low / beds.high, 100 * used.high / max(beds.low, Decimal(1))
    return (changed, at(document, spot)) if share.high < low or share.low > high else None


@kind("beds")
def share_of_beds_used_mistyped(document: PlanDocument, rng: Random) -> Made:
    """The share is not beds used over beds."""
    return _used_share(document, rng, "digit")


@kind("beds")
def share_of_beds_used_as_a_fraction(document: PlanDocument, rng: Random) -> Made:
    """A percentage stands as a fraction."""
    return _used_share(document, rng, "fraction")


@kind("beds")
def more_beds_used_than_people_there(document: PlanDocument, rng: Random) -> Made:
    """More of a kind of bed used by the partnership than it has people in that kind of hospital."""
    people = {r.text("setting"): r for r in document.rows("inpatients") if not r.key.startswith("of-")}
    row = some(rng, (r for r in document.rows("beds") if r.figure("used") and r.text("setting") in people))
    if row is None:
        return None
    there, beds = people[row.text("setting")].figure("people"), row.figure("beds")
    used = row.figure("used")
    if not (there and beds and used) or used.as_at != there.as_at or beds.low <= there.high + 4:
        return None
    changed = put(document, ("beds", row.key, "used"), int(there.high) + 4, rounded_to=Decimal(1))
    share = row.figure("used_share")
    if share:
        new = (100 * (int(there.high) + 4) / beds.value).quantize(share.rounded_to)
        changed = put(changed, ("beds", row.key, "used_share"), new)
    return changed, at(document, ("beds", row.key), ("inpatients", people[row.text("setting")].key))


def _range_slip(document: PlanDocument, rng: Random, columns: list[str], how: str) -> Made:
    row = some(rng, (r for r in document.rows("planning-range") if all(r.figure(c) for c in columns)))
    if row is None:
        return None
    column = rng.choice(columns)
    spot: Spot = ("planning-range", row.key, column)
    old = figure(document, spot)
    assert old is not None
    new = transposed(rng, old) if how == "transposed" else mistyped(rng, old)
    # A whole person is the least that anybody would call wrong.
    if new is None or abs(new - old.value) < 2 + old.rounded_to:
        return None
    return put(document, spot, new), at(document, spot)


@kind("range")
def national_rate_mistyped(document: PlanDocument, rng: Random) -> Made:
    """The rate is not that of the national assumption."""
    return _range_slip(document, rng, ["rate_low", "rate_high"], "digit")


@kind("range")
def range_mistyped(document: PlanDocument, rng: Random) -> Made:
    """The range is not the rate times the population."""
    return _range_slip(document, rng, ["range_low", "range_high"], "digit")


@kind("range")
def range_transposed(document: PlanDocument, rng: Random) -> Made:
    """The range is not the rate times the population."""
    return _range_slip(document, rng, ["range_low", "range_high"], "transposed")


@kind("range")
def reduction_mistyped(document: PlanDocument, rng: Random) -> Made:
    """The reduction is not today's number less the range."""
    return _range_slip(document, rng, ["reduction_low", "reduction_high"], "digit")


def _range_pair(document: PlanDocument, rng: Random, stem: str) -> Made:
    rows = document.rows("planning-range")
    row = some(rng, (r for r in rows if above(r.figure(f"{stem}_high"), r.figure(f"{stem}_low"))))
    if row is None:
        return None
    spots = [("planning-range", row.key, f"{stem}_{end}") for end in ("low", "high")]
    return swapped(document, spots[0], spots[1]), at(document, *spots)


@kind("range")
def range_ends_exchanged(document: PlanDocument, rng: Random) -> Made:
    """The lower end stands above the upper."""
    return _range_pair(document, rng, "range")


@kind("range")
def reduction_ends_exchanged(document: PlanDocument, rng: Random) -> Made:
    """The least reduction stands above the most."""
    return _range_pair(document, rng, "reduction")


@kind("range")
def one_commissioners_rates_for_the_other(document: PlanDocument, rng: Random) -> Made:
    """The rates of NHS England stand in the line of the CCGs or the other way round."""
    row, other = rng.sample(["ccg", "nhse"], 2)
    changed = document
    for column in ("rate_low", "rate_high"):
        theirs = figure(document, ("planning-range", other, column))
        if theirs is None or figure(document, ("planning-range", row, column)) is None:
            return None
        changed = put(changed, ("planning-range", row, column), theirs.value)
    return changed, at(document, ("planning-range", row))


@kind("range")
def range_worked_out_on_all_ages(document: PlanDocument, rng: Random) -> Made:
    """The range rests on people of all ages, a quarter more than the adults whom the rule names."""
    row = some(
        rng, (r for r in document.rows("planning-range") if r.figure("range_low") and r.figure("range_high"))
    )
    if row is None or not figure(document, ("population", "gp-registered-18-and-over", "people")):
        return None
    changed = document
    for column in ("range_low", "range_high"):
        old = row.figure(column)
        assert old is not None
        if old.value < 12:
            return None
        new = (old.value * Decimal("1.27") / old.rounded_to).quantize(Decimal(1)) * old.rounded_to
        changed = put(changed, ("planning-range", row.key, column), new)
    return changed, at(document, ("planning-range", row.key))


@kind("range")
def range_lines_under_the_wrong_commissioner(document: PlanDocument, rng: Random) -> Made:
    """The two lines' payers were exchanged, so each has the other's rates and people."""
    one, two = (("planning-range", r, "commissioner") for r in ("ccg", "nhse"))
    if not all(document.table("planning-range").row(r) for r in ("ccg", "nhse")):
        return None
    return swapped(document, one, two), at(document, one, two)


@kind("range")
def adult_population_with_a_nought_too_many(document: PlanDocument, rng: Random) -> Made:
    """The range stated is a tenth of what the population gives."""
    spot: Spot = ("population", "gp-registered-18-and-over", "people")
    old = figure(document, spot)
    if old is None or not document.rows("planning-range"):
        return None
    return put(document, spot, old.value * 10), at(document, spot, ("planning-range",))


FLOWS = ("admissions", "transfers_in", "discharges", "transfers_out", "net")


def _flow(document: PlanDocument, rng: Random) -> Row | None:
    return some(rng, (r for r in document.rows("flows") if all(r.figure(c) for c in FLOWS)))


def _net_wrong(document: PlanDocument, row: str) -> bool:
    a, i, d, o, net = (figure(document, ("flows", row, c)) for c in FLOWS)
    if not (a and i and d and o and net):
        return False
    low, high = a.low + i.low - d.high - o.high, a.high + i.high - d.low - o.low
    return net.high < low or net.low > high


@kind("flows")
def net_change_mistyped(document: PlanDocument, rng: Random) -> Made:
    """Net is not in less out."""
    row = _flow(document, rng)
    net = row.figure("net") if row else None
    if row is None or net is None:
        return None
    changed = put(document, ("flows", row.key, "net"), mistyped(rng, net))
    return (changed, at(document, ("flows", row.key))) if _net_wrong(changed, row.key) else None


@kind("flows")
def net_change_without_its_sign(document: PlanDocument, rng: Random) -> Made:
    """Fewer people in hospital is shown as more."""
    row = _flow(document, rng)
    net = row.figure("net") if row else None
    if row is None or net is None:
        return None
    changed = put(document, ("flows", row.key, "net"), -net.value)
    return (changed, at(document, ("flows", row.key))) if _net_wrong(changed, row.key) else None


@kind("flows")
def admissions_and_discharges_exchanged(document: PlanDocument, rng: Random) -> Made:
    """Those who came stand as those who went."""
    row = _flow(document, rng)
    one, two = (row.figure("admissions"), row.figure("discharges")) if row else (None, None)
    if row is None or one is None or two is None:
        return None
    changed = put(document, ("flows", row.key, "admissions"), two.value)
    changed = put(changed, ("flows", row.key, "discharges"), one.value)
    return (changed, at(document, ("flows", row.key))) if _net_wrong(changed, row.key) else None


@kind("flows")
def flow_that_does_not_lead_to_today(document: PlanDocument, rng: Random) -> Made:
    """People before, and those who came and went, do not make the people there are."""
    row = _flow(document, rng)
    if row is None:
        return None
    before = figure(document, ("length-of-stay", f"{row.key}-before", "people"))
    now = figure(document, ("inpatients", row.key, "people"))
    came, net = row.figure("admissions"), row.figure("net")
    if not (before and now and came and net) or before.low + net.low + 15 <= now.high:
        return None
    changed = put(document, ("flows", row.key, "admissions"), came.value + 15)
    changed = put(changed, ("flows", row.key, "net"), net.value + 15)
    return changed, at(
        document, ("flows", row.key), ("inpatients", row.key), ("length-of-stay", f"{row.key}-before")
    )


@kind("flows")
def flow_dates_exchanged(document: PlanDocument, rng: Random) -> Made:
    """The period ends before it starts."""
    row = some(rng, (r for r in document.rows("flows") if r.text("from") < r.text("to")))
    if row is None:
        return None
    one, two = ("flows", row.key, "from"), ("flows", row.key, "to")
    return swapped(document, one, two), at(document, one, two)


@kind("flows")
def flow_counted_into_the_future(document: PlanDocument, rng: Random) -> Made:
    """People who came and went are counted up to a day after the plan was written."""
    row = some(rng, (r for r in document.rows("flows") if r.text("to")))
    if row is None:
        return None
    spot = ("flows", row.key, "to")
    return write(document, spot, f"{int(row.text('to')[:4]) + 2}{row.text('to')[4:]}"), at(document, spot)


def _dowry(document: PlanDocument, rng: Random) -> tuple[str, Spot, Spot] | None:
    who = rng.choice(["ccg", "nhse"])
    return who, ("dowries", f"{who}-dowries", "people"), ("length-of-stay", f"{who}-over-5-years", "people")


@kind("dowries")
def dowries_for_more_than_have_stayed(document: PlanDocument, rng: Random) -> Made:
    """More dowries than people who have been in hospital for five years."""
    chosen = _dowry(document, rng)
    assert chosen
    _, spot, stays = chosen
    old, over = figure(document, spot), figure(document, stays)
    if not (old and over):
        return None
    changed = put(document, spot, int(over.high) + rng.randint(2, 9), rounded_to=Decimal(1))
    return changed, at(document, spot, stays)


@kind("dowries")
def five_year_stays_with_a_digit_lost(document: PlanDocument, rng: Random) -> Made:
    """Fewer people have stayed five years than there are dowries for."""
    chosen = _dowry(document, rng)
    assert chosen
    _, spot, stays = chosen
    old, over = figure(document, spot), figure(document, stays)
    if not (old and over) or over.value < 10 or over.rounded_to != 1:
        return None
    changed = put(document, stays, over.value // 10)
    return (changed, at(document, spot, stays)) if above(old, figure(changed, stays)) else None


@kind("dowries")
def dowry_share_above_all(document: PlanDocument, rng: Random) -> Made:
    """A share of more than 100 per cent."""
    row = some(rng, (r for r in document.rows("dowries") if r.figure("share")))
    old = row.figure("share") if row else None
    if row is None or old is None or old.value < 2:
        return None
    spot: Spot = ("dowries", row.key, "share")
    return put(document, spot, old.value * 100), at(document, spot)


COUNTS: tuple[tuple[str, str], ...] = (
    ("services", "capacity"),
    ("homes", "homes"),
    ("estate", "homes"),
    ("market", "people"),
    ("providers-today", "providers"),
    ("inpatients", "people"),
    ("dowries", "people"),
)


def _count(document: PlanDocument, rng: Random) -> Spot | None:
    spots: list[Spot] = [(t, r.key, c) for t, c in COUNTS for r in document.rows(t) if r.figure(c)]
    return some(rng, spots)


@kind("units")
def count_below_nought(document: PlanDocument, rng: Random) -> Made:
    """A stray minus: there are no people, homes or providers below nought."""
    spot = _count(document, rng)
    old = figure(document, spot) if spot else None
    if spot is None or old is None or old.high <= old.rounded_to or old.value < 2:
        return None
    return put(document, spot, -old.value), at(document, spot)


@kind("units")
def count_with_a_stray_point(document: PlanDocument, rng: Random) -> Made:
    """There is no tenth of a person or a home."""
    spot = _count(document, rng)
    old = figure(document, spot) if spot else None
    if spot is None or old is None or old.rounded_to != 1 or old.value % 10 == 0:
        return None
    return put(document, spot, old.value / 10), at(document, spot)


@kind("units")
def figure_in_the_wrong_unit(document: PlanDocument, rng: Random) -> Made:
    """The column is counted in one thing and the figure says another."""
    spots: list[Spot] = [
        (t.key, r.key, c.key)
        for t in document.template.tables
        for c in t.figure_columns
        if c.unit
        for r in document.rows(t.key)
        if r.figure(c.key)
    ]
    spot = some(rng, spots)
    old = figure(document, spot) if spot else None
    if spot is None or old is None:
        return None
    wrong = Unit.POUNDS if old.unit is not Unit.POUNDS else Unit.PEOPLE
    return put(document, spot, old.value, unit=wrong), at(document, spot)


@kind("units")
def counts_of_beds_pasted_from_share(document: PlanDocument, rng: Random) -> Made:
    """The share used stands where the beds used should, and the share is left as it is."""
    row = some(
        rng, (r for r in document.rows("beds") if all(r.figure(c) for c in ("beds", "used", "used_share")))
    )
    used, share, beds = (row.figure(c) for c in ("used", "used_share", "beds")) if row else (None, None, None)
    if row is None or not (used and share and beds):
        return None
    changed = put(document, ("beds", row.key, "used"), int(share.value), rounded_to=Decimal(1))
    now = figure(changed, ("beds", row.key, "used"))
    assert now is not None
    if not apart(used, now) or share.low <= 100 * now.value / beds.value <= share.high:
        return None
    low, high = 100 * now.value / beds.high, 100 * now.value / max(beds.low, Decimal(1))
    return (changed, at(document, ("beds", row.key))) if share.high < low or share.low > high else None
