"""What a line takes from the plan: numbers, days and words that are looked up each time and never typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from lifecourse.delivery.api import last_day_of
from lifecourse.figures.api import FigureValue, Qualifier, Unit, agree, figure_words
from lifecourse.plans.api import Place, PlanDocument, Row, Table
from lifecourse.publishing.easy_read.counts import COUNTS, Counted
from lifecourse.publishing.easy_read.lines import Line

TAKEN = re.compile(r"\[([^\[\]]*)\]")
CONTACT = "how to tell us"
MILLION = Decimal(1_000_000)


class CannotTake(Exception):
    """What a line asks for is not in the plan; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One thing taken from the plan: the words shown, and the figures and places behind them."""

    asked: str
    words: str
    figure: FigureValue | None = None
    shown: FigureValue | None = None
    places: tuple[Place, ...] = ()
    how: str = ""
    exactly: str = ""

    @property
    def rests_on(self) -> str:
        """The words and what the plan says behind them, so that a change under a rounding shows too."""
        return f"{self.words}, from {self.exactly}" if self.exactly else self.words


@dataclass(frozen=True, kw_only=True)
class Known:
    """Everything that a summary may take from: the plan, and the words that stand outside it."""

    document: PlanDocument
    partnership: str
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of a sentence: typed by a person, or taken from the plan."""

    text: str
    taken: Taken | None = None
    missing: str = ""


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What a line was written for is no longer what the plan says."""

    asked: str
    was: str
    now: str

    @property
    def sentence(self) -> str:
        """In words, for whoever must read the line again."""
        if not self.now and self.asked == CONTACT:
            return "Write how people can tell you something. Until then this line is not printed."
        if not self.now:
            return f'The plan no longer has "{self.was or self.asked}". Change or remove this line.'
        if not self.was:
            return f'Nobody has read this line with "{self.now}" in it. Read it again.'
        return f'The plan now says "{self.now}". This line was written for "{self.was}". Read it again.'


def asked_in(text: str) -> list[str]:
    """Everything that a text takes, in the order of the text."""
    return [found.strip() for found in TAKEN.findall(text)]


def typed_in(text: str) -> str:
    """Only what a person typed, with a gap where something is taken."""
    return TAKEN.sub(" ", text)


def take(known: Known, asked: str) -> Taken:
    """Look something up. Raises CannotTake."""
    manner, _, rest = asked.partition(" ")
    if manner == "about":
        return _about(_number(known, rest.strip()), asked)
    if manner == "when":
        return _when(known, rest.strip(), asked)
    return _words(known, asked) or _number(known, asked)


def pieces_of(text: str, known: Known) -> Iterator[Piece]:
    """A text with everything taken looked up."""
    for number, part in enumerate(TAKEN.split(text)):
        if number % 2 == 0:
            if part:
                yield Piece(text=part)
            continue
        try:
            found = take(known, part.strip())
        except CannotTake as problem:
            yield Piece(text="", missing=str(problem))
        else:
            yield Piece(text=found.words, taken=found)


def sentence_of(text: str, known: Known) -> str:
    """The sentence as it is printed, with a capital at its beginning."""
    said = "".join(piece.text for piece in pieces_of(text, known))
    return said[:1].upper() + said[1:]


def read_now(text: str, source: str, known: Known) -> dict[str, str]:
    """What everything that a line rests on says now, to be kept when somebody has read it."""
    now = {}
    for asked in asked_in(text):
        try:
            now[asked] = take(known, asked).rests_on
        except CannotTake:
            now[asked] = ""
    if source:
        now[source] = _row_words(known.document, source)
    return now


def slips_of(line: Line, known: Known) -> list[Slip]:
    """Where the plan has moved away under a line."""
    now = read_now(line.text, line.source, known)
    return [
        Slip(asked=asked, was=line.read_with.get(asked, ""), now=words)
        for asked, words in now.items()
        if not words or line.read_with.get(asked) != words
    ]


def _words(known: Known, asked: str) -> Taken | None:
    if asked == "the partnership":
        return Taken(asked=asked, words=known.partnership, how="The name of the partnership")
    if asked == CONTACT and known.contact:
        return Taken(asked=asked, words=known.contact, how="Written by the partnership")
    if asked == CONTACT:
        raise CannotTake("Nobody has written how to tell the partnership something.")
    if asked == "date of the plan":
        words = f"{known.document.dated:%B %Y}"
        return Taken(asked=asked, words=words, how="The day on the plan")
    if asked == "end of the plan":
        words = f"{last_day_of(known.document.template.years[-1]):%B %Y}"
        return Taken(asked=asked, words=words, how="The last day of the years that the plan is for")
    return None


def _number(known: Known, asked: str) -> Taken:
    if "/" not in asked:
        return _counted(known, asked)
    place, row = _row_at(known.document, asked)
    figure = row.figure(place.column)
    if figure is None:
        raise CannotTake(f"The plan states no number at {asked}.")
    return Taken(asked=asked, words=number_words(figure), figure=figure, shown=figure, places=(place,))


def _counted(known: Known, asked: str) -> Taken:
    count = COUNTS.get(asked)
    if count is None:
        raise CannotTake(f'There is no number called "{asked}". Choose one from the list.')
    found: Counted | None = count.of(known.document)
    if found is None:
        raise CannotTake(f'The plan does not say "{asked}".')
    return Taken(
        asked=asked,
        words=number_words(found.figure),
        figure=found.figure,
        shown=found.figure,
        places=found.places,
        how=count.how,
    )


def _about(exact: Taken, asked: str) -> Taken:
    stated = exact.figure
    if stated is None:
        raise CannotTake(f"{exact.asked} is no number, so it cannot be rounded.")
    rounded = round_in_words(stated)
    exactly = "" if rounded == stated else exact.words
    return replace(exact, asked=asked, words=number_words(rounded), shown=rounded, exactly=exactly)


def round_in_words(stated: FigureValue) -> FigureValue:
    """A figure as a person would say it, or the figure itself where the two would not agree."""
    step = _step(stated.value, stated.unit)
    value = (stated.value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step
    if value == stated.value or stated.qualifier is not Qualifier.EXACTLY:
        return stated
    rounded = replace(stated, value=value, qualifier=Qualifier.ABOUT, rounded_to=step)
    return rounded if agree(rounded, stated) else stated


def _step(value: Decimal, unit: Unit) -> Decimal:
    size = abs(value)
    if unit is Unit.POUNDS and size >= MILLION:
        return MILLION if size >= 10 * MILLION else MILLION / 10
    if size < 20:
        return Decimal(1)
    if size < 1000:
        return Decimal(1) if value != value.to_integral_value() else Decimal(10)
    return Decimal(10) ** (size.adjusted() - 1)


def number_words(stated: FigureValue) -> str:
    """A figure as Easy Read prints it: "73 people", "about £106 million"."""
    if stated.unit is not Unit.POUNDS or stated.value < MILLION or stated.value % (MILLION / 10):
        return figure_words(stated)
    words = f"£{(stated.value / MILLION).normalize():f} million"
    return words if stated.qualifier is Qualifier.EXACTLY else f"{stated.qualifier.value} {words}"


def _when(known: Known, path: str, asked: str) -> Taken:
    place, row = _row_at(known.document, path)
    try:
        day = row.date(place.column)
    except ValueError:
        day = None
    if day is None:
        raise CannotTake(f"The plan gives no day at {path}.")
    return Taken(asked=asked, words=season_words(day), places=(place,), exactly=f"{day.day} {day:%B %Y}")


def season_words(day: date) -> str:
    """About when: "the autumn of 2016"."""
    if day.month < 3:
        return f"early {day.year}"
    if day.month == 12:
        return f"the end of {day.year}"
    return f"the {('spring', 'summer', 'autumn')[(day.month - 3) // 3]} of {day.year}"


def _row_at(document: PlanDocument, path: str) -> tuple[Place, Row]:
    parts = path.split("/")
    table = _table(document, parts[1]) if len(parts) in {3, 4} else None
    row = table.row(parts[2]) if table else None
    if table is None or row is None:
        raise CannotTake(f"The plan has no place {path}: it may have been removed.")
    return table.place(row.key, parts[3] if len(parts) == 4 else ""), row


def _table(document: PlanDocument, key: str) -> Table | None:
    return document.table(key) if document.has_table(key) else None


def _row_words(document: PlanDocument, path: str) -> str:
    # A row's numbers are taken one by one; what its words say is what the idea of a line rests on.
    try:
        place, row = _row_at(document, path)
    except CannotTake:
        return ""
    columns = document.template.table(place.table).columns
    said = [row.text(c.key) for c in columns if c.kind.value in {"text", "choice"} and row.text(c.key)]
    return ", ".join(said) or "this row"
