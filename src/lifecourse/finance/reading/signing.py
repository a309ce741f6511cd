"""How an agreement stands, in words, and each version with who signed it and who has still to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.finance.kinds.agreement import STAND_WORDS, Stand
from lifecourse.finance.models import Agreement, AgreementSigned, AgreementVersion
from lifecourse.finance.queries.agreement import named
from lifecourse.finance.queries.signing import signed_of
from lifecourse.finance.rules.agreement import Terms, from_data, who_signs
from lifecourse.finance.rules.signing import SignedVersion, Standing, standing_on, standing_words
from lifecourse.organisations.api import Organisation, Permission, organisations_acted_for


@dataclass(frozen=True, kw_only=True)
class StandingRead:
    """How an agreement stands on a day: as a word and in a sentence."""

    standing: Standing
    words: str

    @property
    def word(self) -> str:
        """In force, not signed, not yet in force, or over."""
        return STAND_WORDS[self.standing.stand]

    @property
    def holds(self) -> bool:
        """Whether it is in force."""
        return self.standing.stand is Stand.IN_FORCE


@dataclass(frozen=True, kw_only=True)
class Signs:
    """One party to a version: what was recorded last, if anything, and whether the reader may record it."""

    party: Organisation
    record: AgreementSigned | None
    before: tuple[AgreementSigned, ...]
    may: bool

    @property
    def signed(self) -> bool:
        """Whether it signed."""
        return self.record is not None and self.record.signed


@dataclass(frozen=True, kw_only=True)
class VersionRead:
    """A version, who signs it, and from which day it is in force (none: not signed by all)."""

    row: AgreementVersion
    holds_from: date
    from_day: date | None
    signs: list[Signs]

    @property
    def waits_for(self) -> list[Organisation]:
        """Who has not signed it."""
        return [one.party for one in self.signs if not one.signed]


def read_standing(agreement: Agreement, *, on: date) -> StandingRead:
    """How an agreement stands on a day."""
    return read_standings([agreement.pk], on=on)[agreement.pk]


def read_standings(agreements: Collection[int], *, on: date) -> dict[int, StandingRead]:
    """How agreements, by their keys, stand on a day, in three queries."""
    known = signed_of(agreements)
    names = named(*(versions[-1].terms for versions in known.values()))
    found = {}
    for key in agreements:
        versions = known.get(key, [])
        standing = standing_on(versions, on=on)
        words = standing_words(standing, names=names, written=bool(versions))
        found[key] = StandingRead(standing=standing, words=words)
    return found


def read_versions(
    agreement: Agreement, *, by: Account, at: datetime, number: int | None = None
) -> list[VersionRead]:
    """The versions of an agreement, or one of them, with who signs each: the newest first.

    As many queries for many versions and parties as for one.
    """
    rows = AgreementVersion.objects.filter(agreement=agreement).select_related("made_by")
    if number is not None:
        rows = rows.filter(number=number)
    records: dict[tuple[int, int], list[AgreementSigned]] = {}
    for record in AgreementSigned.objects.filter(version__in=rows).select_related("by").order_by("id"):
        records.setdefault((record.version_id, record.party_id), []).append(record)
    terms = {row: from_data(row.content) for row in rows.order_by("-number")}
    codes = {code for one in terms.values() for code in who_signs(one)}
    parties = list(Organisation.objects.filter(code__in=codes).order_by("name"))
    signs_for = organisations_acted_for(
        by, Permission.SIGN_AGREEMENT, partnership=agreement.partnership, on=localdate(at)
    )
    return [
        _version(
            row,
            said,
            [
                _signs(party, records.get((row.pk, party.pk), []), may=party in signs_for)
                for party in parties
                if party.code in who_signs(said)
            ],
        )
        for row, said in terms.items()
    ]


def _signs(party: Organisation, own: list[AgreementSigned], *, may: bool) -> Signs:
    return Signs(party=party, record=own[-1] if own else None, before=tuple(own[:-1]), may=may)


def _version(row: AgreementVersion, terms: Terms, signs: list[Signs]) -> VersionRead:
    known = SignedVersion(
        number=row.number,
        terms=terms,
        signed_on={one.party.code: one.record.signed_on for one in signs if one.record and one.record.signed},
    )
    return VersionRead(row=row, holds_from=terms.holds_from, from_day=known.from_day, signs=signs)
