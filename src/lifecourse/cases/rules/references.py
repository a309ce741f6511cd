"""References of one partnership's cases are written in one way: otherwise nobody finds a case by them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.finding import CaseFinding, Weight

LETTERS_OR_DIGITS = re.compile(r"[A-Za-z]+|\d+")
FEWEST = 3


def references_apart(given: ToCheck) -> Iterator[CaseFinding]:
    """A reference that is written otherwise than those of most cases here are."""
    mine = given.document.about.reference
    others = [one.about.reference for one in given.others.values() if one.about.reference != mine]
    usual = _usual([mine, *others])
    if usual is not None and _form(mine) != _form(usual):
        yield CaseFinding(
            check="reference-written-otherwise",
            place="Reference",
            found=f"“{mine}”",
            expected=f"written as most cases here are, such as “{usual}”",
            mend="Write every reference in one way, so that who searches for one finds it.",
            weight=Weight.SHOULD_LOOK,
        )


def silent_about(given: ToCheck) -> Iterator[CaseFinding]:
    """A case that another cannot do without, and which does not speak of it."""
    mine = _plain(given.document.about.reference)
    named = {_plain(one.reference) for one in given.document.dependencies}
    for other in given.others.values():
        reference = other.about.reference
        names_me = any(_plain(one.reference) == mine for one in other.dependencies)
        if names_me and _plain(reference) not in named | {mine}:
            yield CaseFinding(
                check="depended-on-and-silent",
                place="Dependencies",
                found=f"{reference} hangs on this case, and it does not say so",
                expected="both cases name each other",
                mend="Name the other case here, and say by when it needs what.",
                weight=Weight.SHOULD_LOOK,
            )


def _plain(reference: str) -> str:
    return re.sub(r"[^a-z0-9]", "", reference.casefold())


def _form(reference: str) -> str:
    """A reference with every run of letters or digits as one sign: A/R.6.111 is a/a.0.0."""
    return LETTERS_OR_DIGITS.sub(lambda run: "0" if run[0].isdigit() else "a", reference)


def _usual(references: Sequence[str]) -> str | None:
    """A reference in the form that most have; None where none is usual."""
    forms = Counter(_form(one) for one in references)
    form, times = forms.most_common(1)[0]
    if times < FEWEST or times * 2 <= len(references):
        return None
    return min(one for one in references if _form(one) == form)
