"""What an agreement says: whether that is all, whether it can hold, its fingerprint, and what differs.

Days of parties: none means from the first to the last day of the agreement. Amounts are whole pence.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from lifecourse.finance.kinds.fund import Arrangement
from lifecourse.finance.rules.books import BookFault, Weight, day_words
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.standards.api import Particular

A_DAY = timedelta(days=1)
LEAST_PARTIES = 2


# Particulars that a version answers by more than words, as the list of the law calls them.
LASTS, AMOUNTS = "duration", "amounts"


@dataclass(frozen=True, kw_only=True)
class Says:
    """What an agreement says of one thing, and where in the paper that stands."""

    words: str
    stands_in: str


@dataclass(frozen=True, kw_only=True)
class Bound:
    """From when to when a party is bound."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Everything that one version of an agreement says; parties by code, what it says by particular.

    `puts_in`: year, such as 2016-17, then code of the party; without what is carried forward.
    Up to `manager_pence` whoever keeps the books moves budget alone; above `partner_pence` all parties agree.
    """

    holds_from: date
    first: date
    last: date | None = None
    pool_manager: str = ""
    parties: Mapping[str, Bound] = field(default_factory=dict)
    says: Mapping[str, Says] = field(default_factory=dict)
    puts_in: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    manager_pence: int | None = None
    partner_pence: int | None = None

    @property
    def said(self) -> frozenset[str]:
        """What it says of what the law wants: in words, by its last day, and by the sums that it names."""
        by_day = {LASTS} if self.last is not None else set()
        return frozenset(self.says) | by_day | ({AMOUNTS} if self.puts_in else set())


@dataclass(frozen=True, kw_only=True)
class Differs:
    """One thing that two versions do not say alike; empty where one says nothing of it."""

    what: str
    before: str
    now: str


def regulation_of(arrangement: Arrangement, *, led_by_council: bool) -> int:
    """The regulation of 2000 that says what the agreement must hold: 7, 8 (the NHS acts) or 9 (a council)."""
    if arrangement is Arrangement.POOLED:
        return 7
    return 9 if led_by_council else 8


def what_is_missing(wanted: Iterable[Particular], *, said: Set[str]) -> list[str]:
    """A sentence for each particular that nothing was entered for, in the order of the law."""
    return [f"It does not say {one.missing} ({one.clause})." for one in wanted if one.slug not in said]


def puts_in_faults(agreed: Mapping[str, int], promised: Mapping[str, int]) -> Iterator[BookFault]:
    """Where an agreement says sums for a year, each partner, by name, puts in what it says."""
    for name in sorted({*agreed, *promised}) if agreed else ():
        said, found = agreed.get(name, 0), promised.get(name, 0)
        if said != found:
            yield BookFault(
                check="contributions-are-as-agreed",
                weight=Weight.SHOULD_LOOK,
                place=f"What {name} puts in",
                found=f"{pounds_words(found)}, without what was carried forward",
                expected=f"the {pounds_words(said)} of the agreement",
                mend="Vary the agreement, or record the contribution as it was agreed.",
            )


def agreement_faults(missing: Sequence[str], *, wanted: int) -> Iterator[BookFault]:
    """One fault when anything that the law wants in writing was not entered, whatever else holds."""
    if missing:
        yield BookFault(
            check="agreement-says-it-all",
            weight=Weight.SHOULD_LOOK,
            place="The agreement",
            found=f"{wanted - len(missing)} of what the law wants in writing",
            expected=f"all {wanted}",
            mend=f"Enter it from the signed paper, or vary the agreement. {' '.join(missing)}",
        )


def to_data(terms: Terms) -> dict[str, Any]:
    """Terms as they are kept: days as 2016-04-01, what is not said left out."""
    raw: dict[str, Any] = {
        "holds_from": terms.holds_from,
        "first": terms.first,
        "last": terms.last,
        "pool_manager": terms.pool_manager,
        "manager_pence": terms.manager_pence,
        "partner_pence": terms.partner_pence,
        "parties": {
            code: _said({"first": one.first, "last": one.last}) for code, one in terms.parties.items()
        },
        # Left out where it is empty, as it was before there were sums: a fingerprint stays what it was.
        "puts_in": {year: dict(by_party) for year, by_party in terms.puts_in.items()} or None,
        "says": {slug: {"words": one.words, "stands_in": one.stands_in} for slug, one in terms.says.items()},
    }
    return _said(raw)


def from_data(data: Mapping[str, Any]) -> Terms:
    """Terms as `to_data` gave them."""
    return Terms(
        holds_from=date.fromisoformat(data["holds_from"]),
        first=date.fromisoformat(data["first"]),
        last=_day(data, "last"),
        pool_manager=data.get("pool_manager", ""),
        manager_pence=data.get("manager_pence"),
        partner_pence=data.get("partner_pence"),
        parties={
            code: Bound(first=_day(one, "first"), last=_day(one, "last"))
            for code, one in data.get("parties", {}).items()
        },
        puts_in=data.get("puts_in", {}),
        says={slug: Says(**one) for slug, one in data.get("says", {}).items()},
    )


def fingerprint(terms: Terms, **about: str) -> str:
    """The SHA-256 of everything that is signed: the terms, and what agreement it is."""
    whole = to_data(terms) | {"agreement": about}
    kept = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(kept.encode()).hexdigest()


def who_signs(terms: Terms) -> frozenset[str]:
    """The codes of those who sign: whoever is bound from the day it holds, joins later, or leaves by it."""
    until = terms.holds_from - A_DAY
    return frozenset(code for code, one in terms.parties.items() if one.last is None or one.last >= until)


def check_terms(
    terms: Terms, *, host: str, before: Terms | None = None, bound: frozenset[str] = frozenset()
) -> None:
    """Raises CannotHold, with every reason, unless these terms can be put forward to be signed.

    `before` is the last version put forward, `bound` the parties to the last that all have signed.
    """
    faults = [*_day_faults(terms), *_party_faults(terms, host, bound), *_limit_faults(terms)]
    if before is not None and to_data(before) == to_data(terms):
        faults.append("It says the same as the version before. Change something first.")
    if faults:
        raise CannotHold(" ".join(faults))


def _day_faults(terms: Terms) -> Iterator[str]:
    if terms.last is not None and terms.last < terms.first:
        yield (
            f"Found a last day of {day_words(terms.last)}, expected {day_words(terms.first)} or later: "
            "mend the days."
        )
    elif terms.holds_from < terms.first or (terms.last is not None and terms.holds_from > terms.last):
        until = f" to {day_words(terms.last)}" if terms.last else " on"
        yield (
            f"Found that this version holds from {day_words(terms.holds_from)}, expected a day of the "
            f"agreement, from {day_words(terms.first)}{until}: mend one of them."
        )
    for one in terms.parties.values():
        days = [day for day in (one.first, one.last) if day is not None]
        if days != sorted(days):
            yield (
                f"Found a party that is bound from {day_words(days[0])} to {day_words(days[1])}: "
                "mend its days."
            )
        elif any(day < terms.first or (terms.last is not None and day > terms.last) for day in days):
            yield "A party's days lie outside the days of the agreement: mend one of them."


def _party_faults(terms: Terms, host: str, before: frozenset[str]) -> Iterator[str]:
    now = [
        code
        for code, one in terms.parties.items()
        if (one.first or terms.first) <= terms.holds_from
        and (one.last is None or one.last >= terms.holds_from)
    ]
    if len(now) < LEAST_PARTIES:
        yield (
            f"Found {len(now)} parties bound on {day_words(terms.holds_from)}, expected two or more: "
            "add a party."
        )
    if terms.parties.get(host) != Bound():
        yield (
            "Whoever is responsible for the accounts is bound for as long as the agreement lasts. "
            "Another host is another agreement."
        )
    if strangers := {code for by_party in terms.puts_in.values() for code in by_party} - set(terms.parties):
        yield f"Found that {', '.join(sorted(strangers))} puts money in, expected parties alone."
    if before - set(terms.parties):
        yield "A party that signed the version before is not named. Give the day on which it leaves instead."


def _limit_faults(terms: Terms) -> Iterator[str]:
    for pence in (terms.manager_pence, terms.partner_pence):
        if pence is not None and pence < 0:
            yield f"Found a limit of {pounds_words(pence)}, expected nothing or more."
    if (
        terms.manager_pence is not None
        and terms.partner_pence is not None
        and terms.partner_pence < terms.manager_pence
    ):
        yield (
            f"Found that every party agrees above {pounds_words(terms.partner_pence)}, expected an amount of "
            f"{pounds_words(terms.manager_pence)} or more, up to which the pool manager decides alone."
        )


def differences(
    before: Terms, now: Terms, *, names: Mapping[str, str], particulars: Iterable[Particular]
) -> list[Differs]:
    """What two versions do not say alike: days, manager, limits, parties by name, then the law's list."""
    pairs: list[tuple[str, str, str]] = [
        ("From when it holds", day_words(before.holds_from), day_words(now.holds_from)),
        ("First day", day_words(before.first), day_words(now.first)),
        ("Last day", _last(before.last), _last(now.last)),
        ("Pool manager", before.pool_manager, now.pool_manager),
        ("Moved by the pool manager alone", _up_to(before.manager_pence), _up_to(now.manager_pence)),
        ("Moved only if every party agrees", _above(before.partner_pence), _above(now.partner_pence)),
    ]
    for code in sorted({*before.parties, *now.parties}, key=lambda one: names.get(one, one)):
        pairs.append((names.get(code, code), party_words(before, code), party_words(now, code)))
    sums = [(year, code) for terms in (before, now) for year, by in terms.puts_in.items() for code in by]
    for year, code in sorted(set(sums)):
        what = f"What {names.get(code, code)} puts in, {year}"
        pairs.append((what, _puts_in(before, year, code), _puts_in(now, year, code)))
    known = {one.slug: one.words for one in particulars}
    for slug in [*known, *sorted({*before.says, *now.says} - set(known))]:
        pairs.append((known.get(slug, slug), _says(before, slug), _says(now, slug)))
    return [Differs(what=what, before=one, now=other) for what, one, other in pairs if one != other]


def party_words(terms: Terms, code: str) -> str:
    """From when to when a party is bound, in words; nothing where it is none."""
    one = terms.parties.get(code)
    if one is None:
        return ""
    if one.first is None and one.last is None:
        return "Bound for as long as the agreement lasts"
    since = f"joins on {day_words(one.first)}" if one.first else ""
    until = f"leaves after {day_words(one.last)}" if one.last else ""
    words = ", ".join(filter(None, [since, until]))
    return words[:1].upper() + words[1:]


def with_particular(terms: Terms, slug: str, said: Says | None) -> Terms:
    """The terms with something said of a particular, or nothing."""
    says = {**terms.says, slug: said} if said else {k: v for k, v in terms.says.items() if k != slug}
    return replace(terms, says={k: v for k, v in says.items() if v is not None})


def with_party(terms: Terms, code: str, bound: Bound | None) -> Terms:
    """The terms with a party bound for some days, or not named."""
    parties = {one: days for one, days in terms.parties.items() if one != code}
    return replace(terms, parties=parties | ({code: bound} if bound is not None else {}))


def with_sum(terms: Terms, year: str, code: str, pence: int | None) -> Terms:
    """The terms with what a party puts in in a year, or nothing said of it. Raises CannotHold."""
    if not is_year(year):
        raise CannotHold(f"Found “{year}”, expected a year such as 2016-17.")
    sums = {one: dict(by_party) for one, by_party in terms.puts_in.items()}
    by_party = {one: each for one, each in sums.pop(year, {}).items() if one != code}
    if pence is not None:
        by_party[code] = pence
    if by_party:
        sums[year] = by_party
    return replace(terms, puts_in=sums)


def is_year(words: str) -> bool:
    """Whether this is a financial year as it is said: 2016-17."""
    first = words[:4]
    return first.isdecimal() and len(first) == 4 and words == f"{first}-{(int(first) + 1) % 100:02d}"


def _said(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What is said, with days as they are written; what is not said left out."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in raw.items()
        if value is not None and value != ""
    }


def _day(data: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(data[key]) if data.get(key) else None


def _last(day: date | None) -> str:
    return day_words(day) if day else "An open end"


def _up_to(pence: int | None) -> str:
    return "" if pence is None else f"Up to {pounds_words(pence)} in a year from one line"


def _above(pence: int | None) -> str:
    return "" if pence is None else f"Above {pounds_words(pence)}"


def _puts_in(terms: Terms, year: str, code: str) -> str:
    pence = terms.puts_in.get(year, {}).get(code)
    return "" if pence is None else pounds_words(pence)


def _says(terms: Terms, slug: str) -> str:
    one = terms.says.get(slug)
    return f"{one.words} ({one.stands_in})" if one else ""
