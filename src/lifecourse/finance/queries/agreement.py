"""Which agreements somebody may read, their versions, and the one that is being written."""

from datetime import date

from django.db.models import QuerySet

from lifecourse.accounts.api import Account
from lifecourse.finance.models import Agreement, AgreementDraft, AgreementVersion
from lifecourse.finance.queries.funds import NoSuchFund
from lifecourse.finance.rules.agreement import Bound, Terms, from_data
from lifecourse.organisations.api import Organisation, Permission, partnerships_where


def agreements_seen_by(account: Account, *, on: date) -> QuerySet[Agreement]:
    """The agreements of partnerships whose books somebody may read on a day: by partnership, then name."""
    return (
        Agreement.objects.filter(partnership__in=partnerships_where(account, Permission.SEE_FUND, on=on))
        .select_related("partnership", "host")
        .order_by("partnership__name", "name", "id")
    )


def get_agreement(partnership: str, slug: str, *, seen_by: Account, on: date) -> Agreement:
    """One agreement. Raises NoSuchFund, also when it exists but is not for this person to see."""
    found = agreements_seen_by(seen_by, on=on).filter(partnership__slug=partnership, slug=slug).first()
    if found is None:
        raise NoSuchFund(f"There is no agreement {slug} of a partnership {partnership} that you may see.")
    return found


def latest_version(agreement: Agreement) -> AgreementVersion | None:
    """The version that was put forward last, whether it is signed or not."""
    return AgreementVersion.objects.filter(agreement=agreement).order_by("-number").first()


def draft_of(agreement: Agreement) -> AgreementDraft | None:
    """The version that is being written, if one is."""
    return AgreementDraft.objects.filter(agreement=agreement).select_related("changed_by").first()


def first_terms(agreement: Agreement) -> Terms:
    """What is known of an agreement of which nothing was written yet: its days, manager and parties."""
    parties = agreement.parties.select_related("organisation")
    return Terms(
        holds_from=agreement.from_date,
        first=agreement.from_date,
        last=agreement.to_date,
        pool_manager=agreement.pool_manager,
        parties={one.organisation.code: Bound() for one in parties},
    )


def terms_to_write(agreement: Agreement) -> Terms:
    """What the next version says so far: the one being written, else the last one put forward."""
    kept = draft_of(agreement) or latest_version(agreement)
    return from_data(kept.content) if kept else first_terms(agreement)


def named(*terms: Terms) -> dict[str, str]:
    """The names of all parties that these terms name, by code."""
    codes = {code for one in terms for code in one.parties}
    return dict(Organisation.objects.filter(code__in=codes).values_list("code", "name"))


def organisations_named(terms: Terms) -> list[Organisation]:
    """The parties that these terms name, as far as they are known here: by name."""
    return list(Organisation.objects.filter(code__in=list(terms.parties)).order_by("name"))


def get_version(agreement: Agreement, number: int) -> AgreementVersion:
    """One version. Raises NoSuchFund where the agreement has none of that number."""
    rows = AgreementVersion.objects.filter(agreement=agreement, number=number)
    found = rows.select_related("agreement__partnership", "agreement__host", "made_by").first()
    if found is None:
        raise NoSuchFund("This agreement has no such version.")
    return found
