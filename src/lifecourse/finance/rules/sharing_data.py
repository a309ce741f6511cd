"""Reading rules of sharing that are kept as data: all of a rule, or every fault by its place.

The same words stand in a fund's file (TOML) and in what is kept (JSON); days are days there or 2016-04-01.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from lifecourse.engine.entries import Entries, Row, number_of
from lifecourse.finance.kinds.sharing import By, How, StepKind
from lifecourse.finance.rules.pounds import read_row_pounds
from lifecourse.finance.rules.sharing import RiskShare, SettlementRule, Step, Threshold, line_name

LONGEST = 300
WHOLE = Fraction(100)
LINE_KEYS = ("scheme", "lead", "contribution", "provider")


class BadRule(Exception):
    """A rule of sharing cannot be read; every fault found is in `faults`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a rule may name: partners by code, and lines by name, with which of them each may be called."""

    parties: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass
class _Reading(Entries):
    """Entries that may name partners and lines."""

    known: Known = field(kw_only=True)

    def word[Word: StrEnum](self, where: str, row: Row, key: str, words: type[Word]) -> Word:
        return words(self.choice(where, row, key, list(words)) or next(iter(words)))

    def cases(self, where: str, row: Row, key: str) -> list[tuple[str, Row]]:
        """Rows of which there is one at least."""
        found = self.rows(where, row, key)
        if row.get(key, []) == []:
            self.fault(f"{where}, {key}", [], "one row or more", "Say what happens in this case.")
        return found

    def party(self, where: str, row: Row, key: str = "party") -> str:
        value = row.get(key)
        if value not in self.known.parties:
            self.fault(
                f"{where}, {key}",
                value,
                "a party to the agreement: " + ", ".join(self.known.parties),
                "Name a party, or add this one to the agreement.",
            )
            return ""
        return str(value)

    def line(self, where: str, row: Row) -> str:
        scheme, lead, contribution = (row.get(key) for key in ("scheme", "lead", "contribution"))
        provider = row.get("provider", "")
        name = line_name(
            scheme=scheme if type(scheme) is int else 0,
            lead=str(lead),
            contribution=str(contribution),
            provider=str(provider),
        )
        if name not in self.known.lines:
            same = [one for one in self.known.lines if one.startswith(f"{scheme}/")]
            mend = f"Scheme {scheme} has {', '.join(same)}." if same else ""
            self.fault(
                where, name, "a line of the fund: scheme, lead, contribution, and provider if any", mend
            )
        return name

    def part(self, where: str, row: Row, key: str, *, nothing: bool, most: int | None = 100) -> Fraction:
        """A number from nothing, or over it, up to a hundred, or without end."""
        amount = number_of(row.get(key))
        low = amount is None or amount < 0 or (amount == 0 and not nothing)
        if amount is None or low or (most is not None and amount > most):
            least = "from 0" if nothing else "over 0"
            self.fault(f"{where}, {key}", row.get(key), f"a number {least}{f' to {most}' if most else ''}")
            return Fraction(0)
        return Fraction(amount)

    def shares(self, where: str, row: Row, key: str) -> dict[str, Fraction]:
        """Partners by per cent, which come to 100."""
        found: dict[str, Fraction] = {}
        for place, one in self.cases(where, row, key):
            self.strangers(place, one, {"party", "percent"})
            party = self.party(place, one)
            percent = self.part(place, one, "percent", nothing=False)
            if party in found:
                self.fault(f"{place}, party", party, "each partner once")
            if party:
                found[party] = percent
        if found and (whole := sum(found.values(), Fraction(0))) != WHOLE:
            mend = f"That is {_plain(abs(whole - WHOLE))}% too {'much' if whole > WHOLE else 'little'}."
            self.fault(f"{where}, {key}", f"{_plain(whole)}%", "shares that come to 100%", mend)
        return found


def _plain(number: Fraction) -> str:
    return f"{float(number):.4f}".rstrip("0").rstrip(".")


def names_line(data: Row, name: str) -> bool:
    """Whether a rule about money held that is kept names a line, in what is held or what is freed."""
    rows = [*data.get("held", []), *data.get("released", [])]
    named = ({key: row[key] for key in LINE_KEYS if key in row} for row in rows)
    return any(line_name(**one) == name for one in named)


def read_risk_share(data: Row, known: Known, *, place: str) -> RiskShare:
    """One rule about money held until a result is known. Raises BadRule with every fault."""
    return _read(place, known, lambda reading: _risk_share(reading, "rule", data))


def read_settlement(data: Row, known: Known, *, place: str) -> SettlementRule:
    """The rule about over- and underspend. Raises BadRule with every fault."""
    return _read(place, known, lambda reading: _settlement(reading, "settlement", data))


def _read[Rule](place: str, known: Known, reader: Callable[[_Reading], Rule]) -> Rule:
    reading = _Reading(place=place, known=known)
    found = reader(reading)
    if reading.faults:
        raise BadRule(reading.faults)
    return found


def _risk_share(reading: _Reading, where: str, row: Row) -> RiskShare:
    names = {"slug", "name", "clause", "source", "measure", "from", "to", "how"}
    reading.strangers(where, row, names | {"held", "released", "kept", "steps"})
    how = reading.word(where, row, "how", How)
    first = reading.day(where, row, "from") or date.min
    last = reading.day(where, row, "to") or date.max
    if last < first:
        reading.fault(f"{where}, to", last, f"a day from {first} on")
    held = _lines(reading, where, row, "held")
    released = _lines(reading, where, row, "released") if "released" in row else {}
    return RiskShare(
        slug=reading.slug(where, row, "slug"),
        name=reading.text(where, row, "name", most=LONGEST),
        clause=reading.text(where, row, "clause", most=LONGEST),
        source=reading.text(where, row, "source", most=LONGEST),
        measure=reading.slug(where, row, "measure"),
        first=first,
        last=last,
        how=how,
        held={name: int(pence) for name, pence in held.items()},
        # Where nothing else is said, what is freed goes back to where it was held from.
        released=released or held,
        kept=reading.shares(where, row, "kept"),
        thresholds=_thresholds(reading, where, row, how),
    )


def _lines(reading: _Reading, where: str, row: Row, key: str) -> dict[str, Fraction]:
    """Lines by pence that are held, or by the weight by which they get what is freed."""
    amount = "pounds" if key == "held" else "weight"
    found: dict[str, Fraction] = {}
    for place, one in reading.cases(where, row, key):
        reading.strangers(place, one, {"scheme", "lead", "contribution", "provider", amount})
        name = reading.line(place, one)
        if name in found:
            reading.fault(place, name, "each line once")
        if key == "held":
            found[name] = Fraction(read_row_pounds(reading, place, one))
        else:
            found[name] = reading.part(place, one, "weight", nothing=False, most=None)
    return found


def _thresholds(reading: _Reading, where: str, row: Row, how: How) -> tuple[Threshold, ...]:
    if how is not How.STEPS:
        if "steps" in row:
            reading.fault(f"{where}, steps", row["steps"], 'no steps unless how = "steps"')
        return ()
    found: list[Threshold] = []
    for place, one in reading.cases(where, row, "steps"):
        reading.strangers(place, one, {"achieved", "released"})
        step = Threshold(
            achieved=reading.part(place, one, "achieved", nothing=True),
            released=reading.part(place, one, "released", nothing=True),
        )
        if not found and step.achieved:
            reading.fault(
                f"{place}, achieved", one.get("achieved"), "0 in the first step", "Say what happens below it."
            )
        if step.achieved >= WHOLE:
            reading.fault(
                f"{place}, achieved", one.get("achieved"), "less than 100: a target that is met frees all"
            )
        if found and step.achieved <= found[-1].achieved:
            reading.fault(
                f"{place}, achieved",
                one.get("achieved"),
                f"more than the step before, {_plain(found[-1].achieved)}",
                "Two steps would hold at once.",
            )
        if found and step.released < found[-1].released:
            reading.fault(
                f"{place}, released",
                one.get("released"),
                f"at least the step before, {_plain(found[-1].released)}",
                "Whoever achieves more would get less.",
            )
        found.append(step)
    return tuple(found)


def _settlement(reading: _Reading, where: str, row: Row) -> SettlementRule:
    reading.strangers(where, row, {"clause", "source", "by", "over", "under"})
    clause = reading.text(where, row, "clause", most=LONGEST)
    return SettlementRule(
        clause=clause,
        source=reading.text(where, row, "source", most=LONGEST),
        by=reading.word(where, row, "by", By),
        over=_steps(reading, where, row, "over", clause),
        under=_steps(reading, where, row, "under", clause),
    )


def _steps(reading: _Reading, where: str, row: Row, key: str, clause: str) -> tuple[Step, ...]:
    found: list[Step] = []
    for place, one in reading.cases(where, row, key):
        allowed = {"step", "clause", "percent_of_budget", "pounds", "shares", "held_by"}
        reading.strangers(place, one, allowed)
        kind = reading.word(place, one, "step", StepKind)
        wrong = StepKind.CARRY_FORWARD if key == "over" else StepKind.CONTINGENCY
        if kind is wrong:
            fits = [word.value for word in StepKind if word is not wrong]
            reading.fault(f"{place}, step", kind.value, f"for what is {key}: one of {', '.join(fits)}")
        if found and not found[-1].is_limited:
            reading.fault(
                place,
                kind.value,
                "nothing after a step that takes all",
                "Give the step before a limit, or end there.",
            )
        for name, of in (("shares", StepKind.PERCENTAGES), ("held_by", StepKind.CARRY_FORWARD)):
            if name in one and kind is not of:
                reading.fault(f"{place}, {name}", one[name], f"this only in a step {of.value}")
        percent = (
            reading.part(place, one, "percent_of_budget", nothing=False)
            if "percent_of_budget" in one
            else None
        )
        found.append(
            Step(
                kind=kind,
                clause=reading.text(place, one, "clause", most=LONGEST, needed=False) or clause,
                percent_of_budget=percent,
                pence=read_row_pounds(reading, place, one) if "pounds" in one else None,
                shares=reading.shares(place, one, "shares") if kind is StepKind.PERCENTAGES else None,
                held_by=reading.party(place, one, "held_by") if kind is StepKind.CARRY_FORWARD else "",
            )
        )
    return tuple(found)
