"""Which cases claim the same money, and how they hang together, as a page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.cases.kinds.claims import Hangs, Overlap
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.reading.following_shown import words_of
from lifecourse.cases.rules.claims import hanging, overlap_words, overlaps
from lifecourse.cases.rules.savings import months_after
from lifecourse.delivery.api import last_day_of, year_of
from lifecourse.design.api import Hangings, Link, Node


@dataclass(frozen=True, kw_only=True)
class Claims:
    """Overlaps and dependencies of a partnership's cases; amounts up to the end of the year `year`."""

    overlaps: tuple[Overlap, ...]
    hanging: tuple[Hangs, ...]
    cases: tuple[CaseDocument, ...]
    year: str

    @property
    def grave(self) -> tuple[Overlap, ...]:
        """Those of one contract or one budget line."""
        return tuple(one for one in self.overlaps if one.grave)

    @property
    def rows(self) -> list[tuple[Overlap, str]]:
        """Each overlap with what is shared, in words."""
        return [(one, overlap_words(one)) for one in self.overlaps]


def read_claims(documents: Sequence[CaseDocument]) -> Claims:
    """What these cases claim twice, counted to the end of the year after the last of them begins to save."""
    starts = [one.first_day for case in documents for one in case.savings if one.first_day]
    year = year_of(months_after(max(starts, default=date(2018, 4, 1)), 12))
    found = overlaps(documents, last=last_day_of(year).replace(day=1))
    return Claims(overlaps=tuple(found), hanging=tuple(hanging(documents)), cases=tuple(documents), year=year)


def claims_sentence(claims: Claims) -> str:
    """How many claim the same money, and how much may be counted twice."""
    if not claims.overlaps:
        return "No two cases here claim the same contract, budget line or people in the same days."
    known = [one.at_risk for one in claims.grave if one.at_risk is not None]
    count = len(claims.overlaps)
    said = [f"{count} pair{'' if count == 1 else 's'} of savings claim the same money or the same people."]
    if claims.grave:
        pairs = len(claims.grave)
        said.append(f"{pairs} of them claim{'s' if pairs == 1 else ''} one contract or budget line twice")
        said[-1] += f": up to {words_of(sum(known))} may be counted twice." if known else "."
    return " ".join(said)


def claims_chart(claims: Claims) -> Hangings:
    """Cases down the page, and an arc for each overlap and each dependency between two of them."""
    joined = [
        Link(
            one=one.one.reference,
            other=one.other.reference,
            kind="Claims the same",
            words=overlap_words(one),
            both=True,
            strong=one.grave,
        )
        for one in claims.overlaps
    ]
    hangs = [
        Link(one=one.reference, other=one.on, kind=one.words.capitalize(), words=one.title)
        for one in claims.hanging
        if one.there
    ]
    return Hangings(
        title="How the cases hang together",
        nodes=tuple(
            Node(key=case.about.reference, name=f"{case.about.reference} {case.about.title}")
            for case in claims.cases
        ),
        links=(*joined, *hangs),
        sentence=claims_sentence(claims),
        strong_words="One contract or budget line, claimed twice",
        dashed_words="Cannot do without the other, or tells it something",
    )
