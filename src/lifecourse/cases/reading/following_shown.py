"""What became of savings as a sentence and a chart."""

from decimal import Decimal
from textwrap import shorten

from lifecourse.cases.kinds.tracking import KNOWN_WORDS, Kept, Known, KnownSum, Outcome
from lifecourse.cases.reading.following import Following
from lifecourse.design.api import MoneyBars, MoneyOf, money

CAME, ANYWAY, MISSED, UNTOLD = (
    "Came because of it",
    "Would have come anyway",
    "Did not come",
    "Nobody has said",
)


def words_of(pence: int) -> str:
    """Whole pence as people say them: £1.05m."""
    return money(Decimal(pence) / 100)


def following_sentence(following: Following) -> str:
    """Which part of what was promised came, said plainly."""
    whole = following.whole
    if not whole.planned and not whole.by_it:
        return "Nothing should have come yet."
    if not whole.by_it and not whole.missed and not whole.anyway and not whole.moved:
        return (
            f"{words_of(whole.planned)} should have come {_when(following)}. Nobody has said yet what came."
        )
    when = _when(following)
    said = [
        f"Of {words_of(whole.planned)} that should have come {when}, {words_of(whole.by_it)} came because of "
        f"these cases: {words_of(whole.cash)} as cash and {words_of(whole.avoided)} as costs avoided."
    ]
    said += [f"{words_of(whole.missed)} did not come."] if whole.missed else []
    said += [f"Of {words_of(whole.untold)} nobody has said anything yet."] if whole.untold else []
    said += [f"{words_of(whole.anyway)} more would have come anyway."] if whole.anyway else []
    if whole.moved:
        said.append(f"{words_of(whole.moved)} was moved from one partner to another, which saves nothing.")
    return " ".join(said)


def _when(following: Following) -> str:
    return f"in {following.year}" if following.year else f"by the end of {following.over:%B %Y}"


def kept_sentence(following: Following) -> str:
    """How many promises were kept: "1 of 3 savings came, 1 came in part and 1 did not come"."""
    counted = {kept: sum(row.track.kept is kept for row in following.rows) for kept in Kept}
    parts = [
        f"{counted[kept]} {words}"
        for kept, words in (
            (Kept.KEPT, "came"),
            (Kept.PART, "came in part"),
            (Kept.BROKEN, "did not come"),
            (Kept.UNTOLD, "nobody has said anything of"),
            (Kept.TO_COME, "still to come"),
            (Kept.UNKNOWN, "cannot be worked out"),
        )
        if counted[kept]
    ]
    return f"Of {len(following.rows)} savings: {', '.join(parts)}."


def known_rows(following: Following) -> list[tuple[str, KnownSum]]:
    """How it is known what came, in words, with what that makes."""
    return [(KNOWN_WORDS[known], one) for known, one in following.by_known]


def known_sentence(following: Following) -> str:
    """How much of what came is drawn from books or records, and how much somebody typed."""
    sums = dict(following.by_known)
    drawn = sum(one.by_it for known, one in sums.items() if known in (Known.LEDGER, Known.PACKAGES))
    typed = sums.get(Known.TYPED, KnownSum()).by_it
    if not drawn and not typed:
        return ""
    return (
        f"Of what came because of these cases, {words_of(drawn)} is drawn from books and records, and "
        f"{words_of(typed)} was typed by somebody who names what shows it."
    )


def following_chart(following: Following) -> MoneyBars:
    """A bar for each case: what came, what would have come anyway, what did not come, what nobody said."""
    return MoneyBars(
        title="What became of each case's savings",
        of=tuple(
            MoneyOf(
                name=shorten(f"{case.reference} {case.title}", 54, placeholder=" …"), pounds=_parts(outcome)
            )
            for case, outcome in following.by_case
            if any(pounds for _, pounds in _parts(outcome))
        ),
        who="Case",
        what="What became of it",
        says=following_sentence(following),
    )


def _parts(outcome: Outcome) -> tuple[tuple[str, Decimal], ...]:
    sums = (
        (CAME, max(outcome.by_it, 0)),
        (ANYWAY, outcome.anyway),
        (MISSED, outcome.missed),
        (UNTOLD, outcome.untold),
    )
    return tuple((words, Decimal(pence) / 100) for words, pence in sums)
