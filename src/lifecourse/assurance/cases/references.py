"""References of one partnership's cases are written in one way: otherwise nobody finds a case by them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lifecourse.cases.api import CaseDocument, CaseFinding, CaseWeight

LETTERS_OR_DIGITS = re.compile(r"[A-Za-z]+|\d+")
FEWEST = 3


def reference_findings(documents: Sequence[CaseDocument]) -> dict[str, list[CaseFinding]]:
    """By a case's short name: a reference written otherwise than most are, and a name that is not there."""
    found: dict[str, list[CaseFinding]] = {one.about.slug: [] for one in documents}
    usual = _usual([one.about.reference for one in documents])
    known = {_plain(one.about.reference): one.about.reference for one in documents}
    for one in documents:
        about = one.about
        if usual is not None and _form(about.reference) != usual[0]:
            found[about.slug].append(_otherwise(about.reference, usual[1]))
        found[about.slug] += _not_back(one, documents, known)
    return found


def _plain(reference: str) -> str:
    return re.sub(r"[^a-z0-9]", "", reference.casefold())


def _form(reference: str) -> str:
    """A reference with every run of letters or digits as one sign: A/R.6.111 is a/a.0.0."""
    return LETTERS_OR_DIGITS.sub(lambda run: "0" if run[0].isdigit() else "a", reference)


def _usual(references: Sequence[str]) -> tuple[str, str] | None:
    """The form that most have, with the first reference in it; None where none is usual."""
    forms = Counter(_form(one) for one in references)
    ((form, times),) = forms.most_common(1) or [("", 0)]
    if times < FEWEST or times * 2 <= len(references):
        return None
    return form, next(one for one in references if _form(one) == form)


def _otherwise(reference: str, usual: str) -> CaseFinding:
    return CaseFinding(
        check="reference-written-otherwise",
        place="Reference",
        found=f"“{reference}”",
        expected=f"written as most cases here are, such as “{usual}”",
        mend="Write every reference in one way, so that who searches for one finds it.",
        weight=CaseWeight.SHOULD_LOOK,
    )


def _not_back(
    case: CaseDocument, documents: Sequence[CaseDocument], known: dict[str, str]
) -> Iterator[CaseFinding]:
    """A case that cannot do without another, which does not speak of it."""
    mine = _plain(case.about.reference)
    for other in documents:
        if _plain(other.about.reference) == mine:
            continue
        names_me = any(_plain(one.reference) == mine for one in other.dependencies)
        i_name = any(_plain(one.reference) == _plain(other.about.reference) for one in case.dependencies)
        if names_me and not i_name:
            yield CaseFinding(
                check="depended-on-and-silent",
                place="Dependencies",
                found=f"{known[_plain(other.about.reference)]} hangs on this case, and it does not say so",
                expected="both cases name each other",
                mend="Name the other case here, and say by when it needs what.",
                weight=CaseWeight.SHOULD_LOOK,
            )
