"""What a reviewer would miss in a case: parts left empty, words too long, what is still to be confirmed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.document import CaseDocument, PartName
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.kinds.template import Kind, Template, TemplatePart

# What people write in the place of what they do not know yet.
STILL_TO_COME = re.compile(r"\b(tbc|tbd)\b|to be (confirmed|decided|determined)|\?{2,}", re.IGNORECASE)
# How many letters around it are shown.
AROUND = 60


def is_empty(document: CaseDocument, part: TemplatePart) -> bool:
    """Whether nothing stands in a part. A part that no subject reads yet is empty."""
    if part.kind is Kind.WORDS:
        return not document.words.get(part.slug, "").strip()
    if part.kind is Kind.ROWS:
        return not document.rows.get(part.slug)
    if part.slug == PartName.OPTIONS:
        return not document.appraisal.options
    found = getattr(document, part.slug, None)
    return not found or found == _nothing(part.slug)


def _nothing(name: str) -> object:
    """What a field of a document is where nobody wrote anything."""
    field = next(one for one in fields(CaseDocument) if one.name == name)
    return field.default if field.default_factory is MISSING else field.default_factory()


def empty_at(document: CaseDocument, template: Template, gateway: str) -> list[TemplatePart]:
    """The parts that must not be empty at a gateway, and are."""
    return [one for one in template.needed_at(gateway) if is_empty(document, one)]


def empty_parts(given: ToCheck) -> Iterator[CaseFinding]:
    """A part that the template asks for and in which nothing stands."""
    template = given.template
    now = given.gateway or template.gateways[0].slug
    due = template.needed_at(now)
    names = {one.slug: one.name for one in template.gateways}
    for part in template.parts:
        if part.by and is_empty(given.document, part):
            yield CaseFinding(
                check="part-is-empty",
                place=part.title,
                found="nothing",
                expected=f"an answer by “{names[part.by]}”"
                + (f" to the question: {part.question}" if part.question else ""),
                mend="Write it." if part.kind is Kind.WORDS else "Fill it in.",
                weight=Weight.MUST_MEND if part in due else Weight.SHOULD_LOOK,
            )


def words_that_do_not_fit(given: ToCheck) -> Iterator[CaseFinding]:
    """Words longer than their part allows, rows that lack a cell, and parts that the template has not."""
    for part in given.template.parts:
        if part.kind is Kind.WORDS:
            letters = len(given.document.words.get(part.slug, ""))
            if letters > part.longest:
                yield CaseFinding(
                    check="part-is-too-long",
                    place=part.title,
                    found=f"{letters:,} letters",
                    expected=f"at most {part.longest:,}",
                    mend="Say it shorter, or move some of it to the part where it belongs.",
                    weight=Weight.SHOULD_LOOK,
                )
        elif part.kind is Kind.ROWS:
            yield from _cells(part, given.document.rows.get(part.slug, ()))
    yield from _strangers(given)


def _cells(part: TemplatePart, rows: tuple[Mapping[str, str], ...]) -> Iterator[CaseFinding]:
    titles = {one.slug: one.title for one in part.columns}
    for number, row in enumerate(rows, start=1):
        missing = [one.title for one in part.columns if one.needed and not row.get(one.slug, "").strip()]
        unknown = sorted(set(row) - set(titles))
        if missing:
            yield CaseFinding(
                check="row-is-not-complete",
                place=f"{part.title}, row {number}",
                found=f"nothing for: {', '.join(missing)}",
                expected="a row with each of these filled in",
                mend="Fill it in, or take the row out.",
                weight=Weight.SHOULD_LOOK,
            )
        if unknown:
            yield CaseFinding(
                check="column-is-not-in-template",
                place=f"{part.title}, row {number}",
                found=", ".join(unknown),
                expected=f"one of {', '.join(titles)}",
                mend="Move what it says to a column that there is: no page shows it where it is.",
                weight=Weight.SHOULD_LOOK,
            )


def _strangers(given: ToCheck) -> Iterator[CaseFinding]:
    names = {one.name for one in given.template.parts}
    written = [f"words.{key}" for key in given.document.words] + [
        f"rows.{key}" for key in given.document.rows
    ]
    for name in written:
        if name not in names:
            yield CaseFinding(
                check="part-is-not-in-template",
                place=name,
                found="a part that this kind of case does not have",
                expected="a part of the template",
                mend="Move it to the part where it belongs: no page shows it where it is.",
                weight=Weight.SHOULD_LOOK,
            )


def still_to_come(given: ToCheck) -> Iterator[CaseFinding]:
    """A saving without an amount, and words that say that something is still to be confirmed."""
    for one in given.document.declared:
        if one.pence is None:
            yield CaseFinding(
                check="saving-to-be-confirmed",
                place=f"Declared saving, {one.year}",
                found=one.words or "no amount",
                expected="an amount, or nothing declared for that year",
                mend="Work it out, or say why the case should be decided without it.",
                weight=Weight.MUST_MEND,
            )
    for place, words in _all_words(given):
        if found := STILL_TO_COME.search(words):
            start, end = max(found.start() - AROUND, 0), found.end() + AROUND
            yield CaseFinding(
                check="words-to-be-confirmed",
                place=place,
                found=f"“{words[start:end].strip()}”",
                expected="what is decided, or that it is not and who decides by when",
                mend="Say it, or say when it will be known.",
                weight=Weight.SHOULD_LOOK,
            )


def _all_words(given: ToCheck) -> Iterator[tuple[str, str]]:
    document = given.document
    for part in given.template.parts:
        if part.kind is Kind.WORDS:
            yield part.title, document.words.get(part.slug, "")
        elif part.kind is Kind.ROWS:
            for number, row in enumerate(document.rows.get(part.slug, ()), start=1):
                yield f"{part.title}, row {number}", "; ".join(row.values())
    for milestone in document.milestones:
        yield f"Milestone “{milestone.name}”", milestone.who
    for risk in document.risks:
        yield f"Risk “{risk.title}”", f"{risk.owner}; {risk.mitigation}"
