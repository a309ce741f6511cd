"""Answers that are none, and risks that are spoken of where nobody looks after them."""

import re
from collections.abc import Iterator

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.document import CaseDocument, PartName
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.kinds.template import Kind

NO_ANSWER = re.compile(
    r"[-–.?\s]*|(n\s*/?\s*a|not applicable|none|nil|see above|as above)[.\s]*", re.IGNORECASE
)
# People are at risk of this and that in many a text; what a case risks is said in the plural.
RISK = re.compile(r"\brisks\b|\brisk (is )?that\b", re.IGNORECASE)
IMPACT = {
    "who": "who is touched",
    "better": "what gets better",
    "worse": "what may get worse",
    "neutral": "neither",
    "on_groups": "people with protected characteristics",
}
AROUND = 60


def no_answers(given: ToCheck) -> Iterator[CaseFinding]:
    """A question that was answered with a sign or a phrase that says nothing."""
    for place, words in _answers(given):
        if words.strip() and NO_ANSWER.fullmatch(words.strip()):
            yield CaseFinding(
                check="answer-says-nothing",
                place=place,
                found=f"“{words.strip()}”",
                expected="an answer, or a sentence that says why the question does not arise here",
                mend="Say what was looked at and what was found, also where it was nothing.",
                weight=Weight.SHOULD_LOOK,
            )


def risks_told_in_passing(given: ToCheck) -> Iterator[CaseFinding]:
    """Risks are spoken of in the text, and none stands among the risks."""
    if given.document.risks or given.template.part(PartName.RISKS) is None:
        return
    for place, words in _answers(given):
        if found := RISK.search(words):
            start, end = max(found.start() - AROUND, 0), found.end() + AROUND
            yield CaseFinding(
                check="risk-told-in-passing",
                place=place,
                found=f"“{words[start:end].strip()}”, and no risk is listed",
                expected="each risk that is spoken of among the risks, with who sees to it",
                mend="List it, with what is done about it.",
                weight=Weight.SHOULD_LOOK,
            )


def _answers(given: ToCheck) -> Iterator[tuple[str, str]]:
    document: CaseDocument = given.document
    for part in given.template.parts:
        if part.kind is Kind.WORDS:
            yield part.title, document.words.get(part.slug, "")
    for name, title in IMPACT.items():
        yield f"Impact on people: {title}", getattr(document.impact, name)
