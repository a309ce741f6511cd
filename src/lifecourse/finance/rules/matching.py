"""Where a line of an export belongs, and why: by what was posted, by orders and by rules. On plain values."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lifecourse.finance.rules.imports import Line, plain

# How much of two descriptions is the same words before one says something of the other.
ALIKE_ENOUGH = 0.5
LONGEST_BECAUSE = 300


class CannotMatch(Exception):
    """A rule says nothing, or says it twice; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a line must say to go to a line of a scheme; empty says nothing. `key` grows with each rule made.

    `cost_centre` and `subjective` may end with *; `words` are words that all stand in the description.
    """

    key: int
    to: int
    cost_centre: str = ""
    subjective: str = ""
    supplier: str = ""
    words: str = ""
    first_day: date | None = None
    last_day: date | None = None

    @property
    def says(self) -> int:
        """Of how many things it says something."""
        return sum(map(bool, (self.cost_centre, self.subjective, self.supplier, self.words)))

    @property
    def because(self) -> str:
        """What it goes by, in words."""
        parts = (
            ("cost centre", self.cost_centre),
            ("subjective", self.subjective),
            ("supplier", self.supplier),
            ("the words", self.words),
        )
        return " and ".join(f"{name} {text}" for name, text in parts if text)


@dataclass(frozen=True, kw_only=True)
class Put:
    """Where a line goes, and why. Without a line of a scheme it is not known; `entry` posted it already.

    `order` is the number of the entry that ordered it.
    """

    to: int | None = None
    because: str = ""
    entry: int | None = None
    order: int | None = None


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """An invoice that somebody posted by hand, or an order: its entry's number, and what it says."""

    number: int
    to: int
    pence: int
    supplier: str
    reference: str


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A line of an earlier export, and the line of a scheme where it stands by now; none: not known yet."""

    to: int | None
    pence: int
    cost_centre: str
    subjective: str
    supplier: str
    reference: str
    words: str


@dataclass(kw_only=True)
class Known:
    """What the books of a year say of one partner's money before an export comes in."""

    rules: Sequence[Rule] = ()
    invoices: Sequence[ByHand] = ()
    orders: Sequence[ByHand] = ()
    placed: Sequence[Placed] = ()
    last_days: Mapping[int, date] = field(default_factory=dict)


def check_rule(rule: Rule, others: Iterable[Rule]) -> None:
    """Raises CannotMatch when a rule goes by nothing, by days that are none, or says what another says."""
    if not rule.says:
        raise CannotMatch("Say what a line is known by: its cost centre, subjective, supplier or words.")
    for code in (rule.cost_centre, rule.subjective):
        if code.strip() == "*" or "*" in code[:-1]:
            raise CannotMatch("A star stands at the end of a code, after at least one sign: 47*.")
    if rule.first_day and rule.last_day and rule.last_day < rule.first_day:
        raise CannotMatch("The last day is before the first.")
    for other in others:
        if _known_by(other) == _known_by(rule) and _overlap(other, rule):
            raise CannotMatch(
                "Another rule goes by the same. End that one first, or say more, such as the supplier."
            )


@dataclass(frozen=True, kw_only=True)
class LineKnown:
    """A line of a scheme as another year knows it again. `number` and `scheme` are those of its scheme."""

    key: int
    lead: int
    number: int
    scheme: str
    contribution: str
    provider: str


def same_line(old: LineKnown, lines: Iterable[LineKnown]) -> LineKnown | None:
    """The line of another year that is this one; None where there is none, or more than one may be.

    A scheme is known by number and name together: another year may give its number to another scheme.
    """
    some = [
        one
        for one in lines
        if (one.lead, one.number, plain(one.scheme)) == (old.lead, old.number, plain(old.scheme))
    ]
    for name in ("contribution", "provider"):
        if len(some) > 1:
            some = [one for one in some if plain(getattr(one, name)) == plain(getattr(old, name))]
    return some[0] if len(some) == 1 else None


def rule_like(texts: Mapping[str, str], to: int) -> Rule:
    """A rule that goes by what one line says, by the names of what is gone by. Raises CannotMatch."""
    if silent := [name for name, text in texts.items() if not text.strip()]:
        names = {"cost_centre": "cost centre", "subjective": "subjective", "supplier": "supplier"}
        raise CannotMatch(f"The first line says no {names[silent[0]]}: no rule can go by it.")
    return Rule(
        key=0,
        to=to,
        cost_centre=texts.get("cost_centre", ""),
        subjective=texts.get("subjective", ""),
        supplier=texts.get("supplier", ""),
    )


def put_lines(lines: Sequence[Line], known: Known) -> list[Put]:
    """Where each line goes, in their order.

    First what was posted by hand already; then a credit goes where the line stands that it takes back;
    then orders of the same supplier and number; then rules, those that say most first, the newest first.
    """
    putting = _Putting(known)
    return [putting.put(line) for line in lines]


def match(line: Line, rules: Iterable[Rule], *, last_day: date) -> Rule | None:
    """The first of these rules that fits a line. `last_day` stands for the day of a line that has none."""
    return next((rule for rule in rules if fits(rule, line, last_day=last_day)), None)


def fits(rule: Rule, line: Line, *, last_day: date) -> bool:
    """Whether a line says all that a rule goes by."""
    day = line.day or last_day
    if (rule.first_day and day < rule.first_day) or (rule.last_day and day > rule.last_day):
        return False
    if rule.supplier and plain(rule.supplier) != plain(line.supplier):
        return False
    if rule.words and not set(plain(rule.words).split()) <= set(plain(line.words).split()):
        return False
    return _code(rule.cost_centre, line.cost_centre) and _code(rule.subjective, line.subjective)


@dataclass(frozen=True, kw_only=True)
class Likely:
    """The line of a scheme to which something like this went before, and what is alike."""

    to: int
    because: str


def likely(line: Placed, placed: Iterable[Placed]) -> Likely | None:
    """Where lines like this one went: the same supplier, else the same codes, else much the same words."""
    known = [one for one in placed if one.to is not None]
    for name, alike in (
        ("of this supplier", [one for one in known if _same(one.supplier, line.supplier)]),
        (
            "of this cost centre and subjective",
            [
                one
                for one in known
                if _same(one.cost_centre + one.subjective, line.cost_centre + line.subjective)
            ],
        ),
        (
            "in much the same words",
            [one for one in known if _likeness(one.words, line.words) >= ALIKE_ENOUGH],
        ),
    ):
        counted = Counter(one.to for one in alike if one.to is not None)
        if counted:
            # Of as many, always the same one.
            to, count = min(counted.items(), key=lambda item: (-item[1], item[0]))
            lines = "1 earlier line" if count == 1 else f"{count} earlier lines"
            return Likely(to=to, because=f"{lines} {name} went there")
    return None


class _Putting:
    """Finds the place of one line after another, and knows what of earlier ones is used up."""

    def __init__(self, known: Known) -> None:
        self.rules = sorted(known.rules, key=lambda rule: (-rule.says, -rule.key))
        self.last_days = known.last_days
        self.by_hand, self.orders = _by_paper(known.invoices), _by_paper(known.orders)
        self.stands: defaultdict[tuple[str, str, int], list[Placed]] = defaultdict(list)
        for placed in known.placed:
            self._note(placed)

    def put(self, line: Line) -> Put:
        """Where a line goes."""
        put = self._by_its_paper(line) or self._by_rule(line)
        if put.entry is None:
            self._note(_as_placed(line, put.to))
        return put

    def _note(self, placed: Placed) -> None:
        paper = _paper(placed)
        if paper is None:
            return
        if placed.pence < 0 and (taken := self.stands.get((*paper, -placed.pence))):
            # What was taken back once is not taken back again.
            taken.pop(0)
        else:
            self.stands[*paper, placed.pence].append(placed)

    def _by_its_paper(self, line: Line) -> Put | None:
        paper = _paper(line)
        if paper is None:
            return None
        posted = self.by_hand.get(paper, [])
        same = next((one for one in posted if one.pence == line.pence), None)
        if same is not None:
            posted.remove(same)
            because = f"entry {same.number} posted it by hand: the same supplier, number and amount"
            return Put(to=same.to, because=because, entry=same.number)
        if line.pence < 0:
            taken = self.stands.get((*paper, -line.pence))
            because = "it takes back a line of the same supplier, number and amount"
            return Put(to=taken[0].to, because=because) if taken else None
        if ordered := self.orders.get(paper, []):
            because = f"order {ordered[0].number} has the same supplier and number"
            return Put(to=ordered[0].to, because=because, order=ordered[0].number)
        return None

    def _by_rule(self, line: Line) -> Put:
        rule = match(line, self.rules, last_day=line.day or self.last_days.get(line.month, date.max))
        return Put() if rule is None else Put(to=rule.to, because=rule.because[:LONGEST_BECAUSE])


def _by_paper(some: Iterable[ByHand]) -> dict[tuple[str, str], list[ByHand]]:
    found: defaultdict[tuple[str, str], list[ByHand]] = defaultdict(list)
    for one in some:
        if paper := _paper(one):
            found[paper].append(one)
    return found


def _paper(one: Line | ByHand | Placed) -> tuple[str, str] | None:
    """Whose paper it is and by which number, where both are said."""
    supplier, reference = plain(one.supplier), plain(one.reference)
    return (supplier, reference) if supplier and reference else None


def _as_placed(line: Line, to: int | None) -> Placed:
    return Placed(
        to=to,
        pence=line.pence,
        cost_centre=line.cost_centre,
        subjective=line.subjective,
        supplier=line.supplier,
        reference=line.reference,
        words=line.words,
    )


def _code(wanted: str, found: str) -> bool:
    if not wanted:
        return True
    wanted, found = wanted.strip().casefold(), found.strip().casefold()
    return found.startswith(wanted[:-1]) if wanted.endswith("*") else found == wanted


def _same(one: str, other: str) -> bool:
    return bool(plain(one)) and plain(one) == plain(other)


def _likeness(one: str, other: str) -> float:
    first, second = set(plain(one).split()), set(plain(other).split())
    return len(first & second) / len(first | second) if first and second else 0.0


def _known_by(rule: Rule) -> tuple[str, ...]:
    codes = rule.cost_centre.strip().casefold(), rule.subjective.strip().casefold()
    return (*codes, plain(rule.supplier), " ".join(sorted(set(plain(rule.words).split()))))


def _overlap(one: Rule, other: Rule) -> bool:
    first = max(one.first_day or date.min, other.first_day or date.min)
    last = min(one.last_day or date.max, other.last_day or date.max)
    return first <= last
