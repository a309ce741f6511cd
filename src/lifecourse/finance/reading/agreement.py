"""What a version of an agreement says of everything that the law wants, what is missing, and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.finance.kinds.fund import Arrangement
from lifecourse.finance.models import Agreement, AgreementVersion
from lifecourse.finance.queries.agreement import latest_version, named, terms_to_write
from lifecourse.finance.queries.signing import signed_versions
from lifecourse.finance.rules.agreement import (
    Differs,
    Says,
    Terms,
    differences,
    from_data,
    party_words,
    regulation_of,
    what_is_missing,
)
from lifecourse.finance.rules.signing import version_on
from lifecourse.organisations.api import COUNCILS
from lifecourse.standards.api import Particular, particulars_of


@dataclass(frozen=True, kw_only=True)
class AgreementReads:
    """What one version says: each particular with what stands there, if anything; and what is missing.

    Number none: it is still being written. Parties: code, name, and from when to when it is bound in words.
    """

    number: int | None
    terms: Terms
    rows: list[tuple[Particular, Says | None]]
    missing: list[str]
    parties: list[tuple[str, str, str]]
    # Year, party and how much it puts in, in pence.
    puts_in: list[tuple[str, str, int]]


def read_agreement(agreement: Agreement, *, on: date) -> AgreementReads:
    """The version in force on a day; else the last put forward, or the one that is being written.

    It is held against the law of the day from which it holds.
    """
    versions = signed_versions(agreement)
    found = version_on(versions, on=on) or (versions[-1] if versions else None)
    if found is None:
        return read_terms(agreement, terms_to_write(agreement))
    return read_terms(agreement, found.terms, number=found.number)


def read_terms(agreement: Agreement, terms: Terms, *, number: int | None = None) -> AgreementReads:
    """What these terms say, held against the law of the day from which they hold."""
    wanted = wanted_of(agreement, terms)
    names = named(terms)
    codes = sorted(terms.parties, key=lambda code: names.get(code, code))
    return AgreementReads(
        number=number,
        terms=terms,
        rows=[(one, terms.says.get(one.slug)) for one in wanted],
        missing=what_is_missing(wanted, said=terms.said),
        puts_in=[
            (year, names.get(code, code), pence)
            for year, by_party in sorted(terms.puts_in.items())
            for code, pence in sorted(by_party.items())
        ],
        parties=[(code, names.get(code, code), party_words(terms, code)) for code in codes],
    )


def wanted_of(agreement: Agreement, terms: Terms) -> Sequence[Particular]:
    """What the law wants said in an agreement of this kind on the day from which these terms hold."""
    regulation = regulation_of(
        Arrangement(agreement.arrangement), led_by_council=agreement.host.kind in COUNCILS
    )
    return particulars_of(regulation, on=terms.holds_from)


def differs_from_before(agreement: Agreement, version: AgreementVersion) -> list[Differs]:
    """What a version does not say like the one before it; nothing for the first."""
    before = AgreementVersion.objects.filter(agreement=agreement, number=version.number - 1).first()
    return _differs(agreement, before, from_data(version.content)) if before else []


def differs_from_last(agreement: Agreement) -> list[Differs]:
    """What the version that is being written does not say like the last one put forward."""
    before = latest_version(agreement)
    return _differs(agreement, before, terms_to_write(agreement)) if before else []


def _differs(agreement: Agreement, before: AgreementVersion, now: Terms) -> list[Differs]:
    then = from_data(before.content)
    return differences(then, now, names=named(then, now), particulars=wanted_of(agreement, now))
