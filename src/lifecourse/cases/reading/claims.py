"""Which cases claim the same money, and how they hang together, as a page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.accounts.api import Account
from lifecourse.cases.kinds.claims import Claimed, Hangs, Overlap
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import Case
from lifecourse.cases.queries.cases import documents_of
from lifecourse.cases.reading.following_shown import words_of
from lifecourse.cases.rules.claims import hanging, overlap_words, overlaps
from lifecourse.delivery.api import last_day_of, year_of
from lifecourse.design.api import Hangings, Link, Node
from lifecourse.organisations.api import Partnership, Permission, partnerships_where


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
    def grave_rows(self) -> list[tuple[Overlap, str]]:
        """Those of one contract or line, with what is shared in words."""
        return [(one, overlap_words(one)) for one in self.grave]

    @property
    def people_rows(self) -> list[tuple[Overlap, str]]:
        """Those of the same people alone, with what is shared in words."""
        return [(one, overlap_words(one)) for one in self.overlaps if not one.grave]


def read_claims(documents: Sequence[CaseDocument]) -> Claims:
    """What these cases claim twice, counted to the end of the year in which the last of them begins."""
    starts = [one.first_day for case in documents for one in case.savings if one.first_day]
    year = year_of(max(starts)) if starts else ""
    last = last_day_of(year).replace(day=1) if year else date.max
    found = overlaps(documents, last=last)
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
        largest = "" if pairs == 1 else " by the largest of them"
        said[-1] += f": up to {words_of(max(known))} may be counted twice{largest}." if known else "."
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


def claims_of(case: Case) -> list[tuple[Claimed, str, int | None]]:
    """What other cases claim of the same contract or line: the other side, what is shared, pence at risk."""
    claims = read_claims([document for _, document in documents_of(case.partnership)])
    return [
        (one.other if one.one.reference == case.reference else one.one, overlap_words(one), one.at_risk)
        for one in claims.grave
        if case.reference in {one.one.reference, one.other.reference}
    ]


def claimed_twice(account: Account, *, on: date) -> list[tuple[Partnership, str]]:
    """Partnerships whose cases somebody writes and two of which claim one contract or line, in words."""
    found = []
    for partnership in partnerships_where(account, Permission.WRITE_CASES, on=on):
        claims = read_claims([document for _, document in documents_of(partnership)])
        if claims.grave:
            first = claims.grave[0]
            more = f", and {len(claims.grave) - 1} more" if len(claims.grave) > 1 else ""
            words = f"{first.one.reference} and {first.other.reference} claim {overlap_words(first)}{more}"
            found.append((partnership, words))
    return found
