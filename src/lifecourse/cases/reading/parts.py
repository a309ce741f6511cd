"""What pages that write a case show: which parts are filled in, and the rows of a list in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lifecourse.cases.kinds.asking import Ask, AskedField, AskedPart
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.template import Kind, Template, TemplatePart
from lifecourse.cases.rules.completeness import is_empty
from lifecourse.finance.api import NotPounds, day_words, pounds_typed, read_pounds

# Parts whose rows need more than a list: where they are written.
OWN_PAGES = {"options": "show_options", "savings": "show_savings", "model": "show_model"}


@dataclass(frozen=True, kw_only=True)
class PartToFill:
    """A part of the template, and the page that fills it. `by`: the name of the gateway that asks for it."""

    part: TemplatePart
    empty: bool
    by: str
    # The name of the address, and what it takes beside the case.
    page: str
    more: tuple[str, ...] = ()
    # How many rows stand there; none for words.
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class RowShown:
    """A row of a list in words: what it is called, and what is said of it by the heads of its fields."""

    number: int
    title: str
    said: tuple[tuple[str, str], ...]


def parts_to_fill(document: CaseDocument, template: Template) -> list[PartToFill]:
    """Every part of the template in its order, with the page that fills it."""
    names = {one.slug: one.name for one in template.gateways}
    return [
        PartToFill(
            part=part,
            empty=is_empty(document, part),
            by=names.get(part.by, ""),
            page=_page(document, part),
            more=(part.slug,) if _page(document, part) in {"write_words", "show_part"} else (),
            count=_count(document, part),
        )
        for part in template.parts
    ]


def _page(document: CaseDocument, part: TemplatePart) -> str:
    if part.kind is Kind.WORDS:
        return "write_words"
    if part.slug == "model" and document.model is None:
        return "write_model_frame"
    return OWN_PAGES.get(part.slug, "show_part")


def _count(document: CaseDocument, part: TemplatePart) -> int | None:
    if part.kind is Kind.ROWS:
        return len(document.rows.get(part.slug, ()))
    if part.kind is Kind.PART and part.slug == "options":
        return len(document.appraisal.options)
    found = getattr(document, part.slug, None) if part.kind is Kind.PART else None
    return len(found) if isinstance(found, tuple) else None


def rows_shown(
    rows: Sequence[Mapping[str, Any]], asked: AskedPart, names: Mapping[str, Mapping[str, str]]
) -> list[RowShown]:
    """Rows in words. `names`: what the values of a field that chooses are called, by the field's name."""
    fields = {one.slug: one for one in asked.fields}
    found = []
    for number, row in enumerate(rows, start=1):
        titles = [_words(fields.get(slug), row.get(slug), names.get(slug, {})) for slug in asked.titled]
        title = ", ".join(one for one in titles if one) or f"Row {number}"
        rest = [one for one in asked.fields if one.slug not in asked.titled]
        found.append(RowShown(number=number, title=title, said=said_in(row, rest, names)))
    return found


def said_in(
    row: Mapping[str, Any], fields: Sequence[AskedField], names: Mapping[str, Mapping[str, str]]
) -> tuple[tuple[str, str], ...]:
    """What a row says, by the heads of its fields; what it leaves unsaid is not there."""
    shown = ((one.short, _words(one, row.get(one.slug), names.get(one.slug, {}))) for one in fields)
    return tuple((head, words) for head, words in shown if words)


def _words(one: AskedField | None, value: Any, names: Mapping[str, str]) -> str:
    """A value as a list shows it."""
    if value is None or value in ("", [], False):
        return ""
    if one is None:
        return str(value)
    if one.ask in {Ask.LINES, Ask.OTHERS}:
        return "; ".join(names.get(each, each) for each in value)
    return SHOWN.get(one.ask, lambda found: one.choices.get(found) or names.get(found) or str(found))(value)


def pounds(typed: str) -> str:
    """An amount as it stands in a file with its sign and commas: £120,000. What is none stays as it is."""
    try:
        whole, point, part = pounds_typed(read_pounds(typed, nothing=True)).partition(".")
    except NotPounds:
        return typed
    return f"£{int(whole):,}{point}{part}"


SHOWN: dict[Ask, Callable[[Any], str]] = {
    Ask.DAY: lambda value: day_words(date.fromisoformat(str(value))),
    Ask.POUNDS: lambda value: pounds(str(value)),
    Ask.YES: lambda value: "Yes",
    Ask.YEARS: lambda value: "; ".join(f"{year}: {pounds(str(amount))}" for year, amount in value.items()),
}
