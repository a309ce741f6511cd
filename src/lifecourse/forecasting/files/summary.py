"""A forecast in words, as a text that is read anywhere and turned into a page by any tool."""

from collections import Counter
from collections.abc import Iterator

from lifecourse.engine.pathways import BASIS_WORDS, FUNDERS, LEVERS, Comparison, Outlook
from lifecourse.forecasting.kinds.asked import Inputs
from lifecourse.forecasting.reading.comparing import compare_view
from lifecourse.forecasting.reading.money import money_view
from lifecourse.forecasting.reading.people import people_view
from lifecourse.forecasting.reading.waits import waits_view
from lifecourse.forecasting.rules.saying import day_said, lever_said


def summary(inputs: Inputs, outlook: Outlook, between: Comparison | None, *, found_by: str) -> str:
    """The whole text. `between`: beside the baseline, where it is a scenario; `found_by`: its fingerprint."""
    parts = [_about(inputs), _people(outlook), _money(outlook), _waits(outlook)]
    if between is not None:
        parts.insert(1, _changes(between))
    parts.append(_rests(inputs, found_by))
    return "\n".join(line for part in parts for line in part) + "\n"


def _about(inputs: Inputs) -> Iterator[str]:
    yield f"# {inputs.area.name}: {inputs.scenario.name}"
    yield ""
    years, more = divmod(inputs.asked.months, 12)
    long = f"{inputs.asked.months} months" if more else f"{years} year{'s' if years > 1 else ''}"
    yield f"A forecast of {long} from {day_said(inputs.area.first_day)} by {inputs.asked.draws:,} draws."
    if inputs.scenario.words:
        yield from ("", inputs.scenario.words)
    if inputs.scenario.levers:
        yield from ("", *(f"* {LEVERS[one.kind].words}: {lever_said(one)}" for one in inputs.scenario.levers))
    yield ""


def _changes(between: Comparison) -> Iterator[str]:
    view = compare_view(between)
    yield from ("## What it changes", "", view.headline, "", view.spend_sentence, "")
    yield f"| {view.year} | As things are | With it | Change |"
    yield "|---|---|---|---|"
    for row in (*view.spend, view.together):
        yield f"| {row.name} | {row.before.pounds} | {row.after.pounds} | {row.change_words} |"
    yield ""


def _people(outlook: Outlook) -> Iterator[str]:
    view = people_view(outlook)
    yield from ("## People in hospital", "", view.headline, "")
    yield f"| | Now | {' | '.join(view.years)} |"
    yield f"|---|---|{'---|' * len(view.years)}"
    for row in view.settings:
        yield f"| {row.name} | {row.now} | {' | '.join(one.people for one in row.by_year)} |"
    yield ""


def _money(outlook: Outlook) -> Iterator[str]:
    view = money_view(outlook)
    yield from ("## Money", "", view.sentence, "")
    yield f"| Year | Months | {' | '.join(FUNDERS.values())} | Together |"
    yield f"|---|---|{'---|' * (len(FUNDERS) + 1)}"
    for year in view.years:
        said = " | ".join(year.by_funder[one].pounds for one in FUNDERS)
        yield f"| {year.year} | {len(year.months)} | {said} | {year.together.pounds} |"
    yield ""


def _waits(outlook: Outlook) -> Iterator[str]:
    yield from ("## Waits", "", waits_view(outlook).sentence, "")


def _rests(inputs: Inputs, found_by: str) -> Iterator[str]:
    count = Counter(one.basis for one in inputs.area.parameters)
    yield from ("## What it rests on", "", f"{len(inputs.area.parameters)} numbers:", "")
    yield from (f"* {number}: {BASIS_WORDS[basis]}" for basis, number in count.items())
    yield ""
    yield "Each stands in inputs.json with its range and its source."
    yield f"The same program gives the same figures again: seed {inputs.asked.seed}, fingerprint {found_by}."
