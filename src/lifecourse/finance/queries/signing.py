"""Who signed which version of an agreement, and how it stands on a day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.finance.models import Agreement, AgreementSigned, AgreementVersion, FundYear
from lifecourse.finance.rules.agreement import from_data
from lifecourse.finance.rules.signing import SignedVersion, Standing, standing_on, version_on
from lifecourse.organisations.api import Organisation, Partnership, Permission, organisations_acted_for


def signed_versions(agreement: Agreement) -> list[SignedVersion]:
    """Every version with who signed it and when, as rules know them, in their order. Two queries."""
    return signed_of([agreement.pk]).get(agreement.pk, [])


def signed_of(agreements: Iterable[int]) -> dict[int, list[SignedVersion]]:
    """The same for several agreements, by their keys, in two queries."""
    versions = list(
        AgreementVersion.objects.filter(agreement__in=list(agreements)).order_by("agreement", "number")
    )
    days: dict[int, dict[str, date]] = {one.pk: {} for one in versions}
    rows = AgreementSigned.objects.filter(version__in=versions, superseded_by=None, signed=True)
    for version, code, day in rows.values_list("version", "party__code", "signed_on"):
        days[version][code] = day
    found: dict[int, list[SignedVersion]] = {}
    for one in versions:
        found.setdefault(one.agreement_id, []).append(
            SignedVersion(number=one.number, terms=from_data(one.content), signed_on=days[one.pk])
        )
    return found


def standing_of(agreement: Agreement, on: date) -> Standing:
    """How an agreement stands on a day."""
    return standing_on(signed_versions(agreement), on=on)


def in_force_for(year: FundYear, at: datetime) -> SignedVersion | None:
    """What partners act by in a year: the version in force now, or on its day nearest to now; or none."""
    on = day_in(year, localdate(at))
    found = version_on(signed_versions(year.fund.agreement), on=on)
    return None if found is None or (found.terms.last is not None and found.terms.last < on) else found


def day_in(year: FundYear, today: date) -> date:
    """Today, or the nearest day of the year: what holds in a year is asked of a day in it."""
    return min(max(today, year.first_day), year.last_day)


def parties_in(year: FundYear) -> list[Organisation]:
    """Who is bound in some day of a year, by name: by the newest version in force in it, else as written."""
    found = version_on(signed_versions(year.fund.agreement), on=year.last_day)
    if found is not None:
        return bound_for(year, found.number)
    parties = year.fund.agreement.parties.select_related("organisation")
    return [one.organisation for one in parties.order_by("organisation__name")]


def bound_for(year: FundYear, number: int | None, *, on: date | None = None) -> list[Organisation]:
    """The parties that one version of a year's agreement binds on a day, or in any of the year, by name."""
    first, last = (on, on) if on else (year.first_day, year.last_day)
    version = next(one for one in signed_versions(year.fund.agreement) if one.number == number)
    codes = [
        code
        for code, one in version.terms.parties.items()
        if (one.first is None or one.first <= last) and (one.last is None or one.last >= first)
    ]
    return list(Organisation.objects.filter(code__in=codes).order_by("name"))


def signatures_due(
    partnership: Partnership, *, account: Account, on: date
) -> list[tuple[AgreementVersion, Organisation]]:
    """The newest version of each agreement that somebody's own organisation has not signed."""
    own = {
        one.code: one
        for one in organisations_acted_for(account, Permission.SIGN_AGREEMENT, partnership=partnership, on=on)
    }
    if not own:
        return []
    agreements = list(Agreement.objects.filter(partnership=partnership).order_by("name", "id"))
    known = signed_of(one.pk for one in agreements)
    newest = {key: versions[-1] for key, versions in known.items()}
    rows = AgreementVersion.objects.filter(agreement__in=newest).select_related("agreement__partnership")
    return [
        (row, own[code])
        for row in rows.order_by("agreement__name", "agreement", "number")
        if row.number == newest[row.agreement_id].number
        for code in sorted(newest[row.agreement_id].waits_for & set(own))
    ]


def current_signature(version: AgreementVersion, party: int) -> AgreementSigned | None:
    """What a party recorded last of a version."""
    return AgreementSigned.objects.filter(version=version, party=party, superseded_by=None).first()
