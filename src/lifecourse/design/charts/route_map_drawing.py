"""Where everything in a route map goes: one picture a workstream, so that paper may part them."""

from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.design.charts.milestones import Look, Milestone, Timetable, Workstream
from lifecourse.design.charts.periods import Period, periods
from lifecourse.design.charts.scale import Scale
from lifecourse.design.charts.text import lines
from lifecourse.design.words import short_day

WIDTH, PLOT_LEFT, PLOT_RIGHT = 1180, 330, 1000
LETTERS_IN_LABEL = 42
LINE_HEIGHT, ROW_PADDING, HEAD = 18, 16, 44
LETTERS_IN_TITLE = 40
FAR_FROM_MARK, LETTER_WIDTH = 16, 6.7


@dataclass(frozen=True, kw_only=True)
class Column:
    """A month or quarter of the picture."""

    x: float
    width: float
    middle: float
    label: str
    year_label: str
    begins_year: bool
    shaded: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """One milestone: its words on the left, its mark in time, its status to the right of the mark."""

    milestone: Milestone
    look: Look
    y: float
    height: float
    middle: float
    words: tuple[tuple[float, str], ...]
    after_words: str
    after_y: float
    x: float | None
    bar_x: float | None
    bar_width: float
    status: tuple[tuple[float, str], ...]
    status_x: float


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """From a milestone to one that depends on it; broken when the later one comes first."""

    path: str
    broken: bool


@dataclass(frozen=True, kw_only=True)
class Part:
    """One workstream's picture."""

    title: tuple[tuple[int, str], ...]
    workstream: Workstream
    rows: tuple[Row, ...]
    arrows: tuple[Arrow, ...]
    height: float
    desc: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """All parts over the same columns."""

    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    today_x: float | None
    today_words: str
    width: int = WIDTH
    left: int = PLOT_LEFT
    right: int = PLOT_RIGHT
    head: int = HEAD


def draw(timetable: Timetable) -> Drawing:
    """Lay the timetable out over whole months or quarters."""
    days = [day for one in timetable.milestones for day in (one.starts, one.due) if day]
    if not days:
        return Drawing(columns=(), parts=_parts(timetable, None), today_x=None, today_words="")
    spans = periods(min(days), max(days))
    scale = Scale(
        low=spans[0].first.toordinal(), high=spans[-1].after.toordinal(), start=PLOT_LEFT, end=PLOT_RIGHT
    )
    return Drawing(
        columns=_columns(spans, scale),
        parts=_parts(timetable, scale),
        today_x=_today_x(timetable.today, spans, scale),
        today_words=f"Today, {short_day(timetable.today)}" if timetable.today else "",
    )


def _columns(spans: tuple[Period, ...], scale: Scale) -> tuple[Column, ...]:
    columns = []
    for index, span in enumerate(spans):
        x, end = scale.at(span.first.toordinal()), scale.at(span.after.toordinal())
        columns.append(
            Column(
                x=x,
                width=round(end - x, 1),
                middle=round((x + end) / 2, 1),
                label=span.label,
                year_label=span.year_label,
                begins_year=index == 0 or spans[index - 1].year_label != span.year_label,
                shaded=index % 2 == 1,
            )
        )
    return tuple(columns)


def _today_x(today: date | None, spans: tuple[Period, ...], scale: Scale) -> float | None:
    """Today's place, where it is in the picture at all."""
    if today is None or not spans[0].first <= today < spans[-1].after:
        return None
    return scale.at(today.toordinal())


def _parts(timetable: Timetable, scale: Scale | None) -> tuple[Part, ...]:
    return tuple(_part(stream, timetable, scale) for stream in timetable.workstreams)


def _part(stream: Workstream, timetable: Timetable, scale: Scale | None) -> Part:
    rows: list[Row] = []
    top = float(HEAD)
    for one in stream.milestones:
        rows.append(_row(one, stream, timetable, scale, top=top))
        top += rows[-1].height
    said = "; ".join(f"{one.name}: {timetable.status_of(one)}" for one in stream.milestones)
    title = lines(stream.name, wide=LETTERS_IN_TITLE, most=2)
    first = 28 if len(title) == 1 else 19
    return Part(
        title=tuple((first + LINE_HEIGHT * index, line) for index, line in enumerate(title)),
        workstream=stream,
        rows=tuple(rows),
        arrows=_arrows(rows, timetable),
        height=top + 6,
        desc=said or "No milestones.",
    )


def _row(one: Milestone, stream: Workstream, timetable: Timetable, scale: Scale | None, *, top: float) -> Row:
    words = lines(one.name, wide=LETTERS_IN_LABEL)
    after = _after_words(one, stream, timetable)
    x = scale.at(_end_of(one.due)) if scale and one.due else None
    status_x = PLOT_LEFT + 10 if x is None else round(x + FAR_FROM_MARK, 1)
    status = lines(timetable.status_of(one), wide=max(int((WIDTH - status_x) / LETTER_WIDTH), 12), most=4)
    height = LINE_HEIGHT * max(len(words) + bool(after), len(status)) + ROW_PADDING
    return Row(
        milestone=one,
        look=timetable.look(one),
        y=top,
        height=height,
        middle=top + height / 2,
        words=_placed(words, middle=top + (height - LINE_HEIGHT * bool(after)) / 2),
        after_words=after,
        after_y=top + height / 2 + LINE_HEIGHT * len(words) / 2 + 5,
        x=x,
        bar_x=scale.at(one.starts.toordinal()) if scale and one.starts else None,
        bar_width=_bar_width(one, scale),
        status=_placed(status, middle=top + height / 2),
        status_x=status_x,
    )


def _placed(words: tuple[str, ...], *, middle: float) -> tuple[tuple[float, str], ...]:
    """Each line with its height, the whole centred on the middle."""
    first = middle - LINE_HEIGHT * (len(words) - 1) / 2 + 5
    return tuple((first + LINE_HEIGHT * index, line) for index, line in enumerate(words))


def _bar_width(one: Milestone, scale: Scale | None) -> float:
    """How long the work takes; nothing where its start or end is not stated, or the wrong way round."""
    if scale is None or one.starts is None or one.due is None or one.due < one.starts:
        return 0.0
    return round(scale.at(_end_of(one.due)) - scale.at(one.starts.toordinal()), 1)


def _end_of(due: date) -> int:
    """A day is reached when it is over."""
    return (due + timedelta(days=1)).toordinal()


def _after_words(one: Milestone, stream: Workstream, timetable: Timetable) -> str:
    """What it depends on in other workstreams, which no arrow can show."""
    here = {other.key for other in stream.milestones}
    names = [
        timetable.by_key[key].name for key in one.depends_on if key in timetable.by_key and key not in here
    ]
    return lines(f"after: {'; '.join(names)}", wide=LETTERS_IN_LABEL + 4, most=1)[0] if names else ""


def _arrows(rows: list[Row], timetable: Timetable) -> tuple[Arrow, ...]:
    by_key = {row.milestone.key: row for row in rows}
    return tuple(
        _arrow(by_key[key], row, broken=timetable.by_key[key] in timetable.too_early(row.milestone))
        for row in rows
        for key in row.milestone.depends_on
        if key in by_key and by_key[key].x is not None and row.x is not None
    )


def _arrow(needed: Row, row: Row, *, broken: bool) -> Arrow:
    """From what is needed to what waits for it, keeping clear of the words right of each mark."""
    way = 1 if row.middle > needed.middle else -1
    start, end = needed.x or 0.0, row.x or 0.0
    if abs(end - start) < 14:
        path = f"M{start} {needed.middle + 10 * way}V{row.middle - 12 * way}"
    elif end > start:
        path = f"M{start} {needed.middle + 10 * way}V{row.middle}H{end - 12}"
    else:
        path = f"M{start - 11} {needed.middle}H{end}V{row.middle - 12 * way}"
    return Arrow(path=path, broken=broken)
