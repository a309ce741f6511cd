"""Ending an organisation's part in an agreement, and joining one."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, check_may_for
from lifecourse.people.models import Agreement, AgreementParty
from lifecourse.people.operations.sharing import UnableToAgree
from lifecourse.people.queries import organisations_seeing
from lifecourse.people.sight import refresh_organisation


@transaction.atomic
def join_agreement(
    *, agreement: Agreement, organisation: Organisation, from_date: date, by: Account, at: datetime
) -> AgreementParty:
    """Make an organisation party to an agreement from a day on. Raises NotAllowed or UnableToAgree.

    Only somebody who keeps sharing for that organisation does so: nobody is bound by another.
    """
    today = timezone.localdate(at)
    check_may_for(by, Permission.KEEP_SHARING, organisation=organisation, on=today)
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if from_date < max(today, agreement.from_date):
        raise UnableToAgree("An organisation joins from today or a later day, once the agreement has begun.")
    if agreement.to_date is not None and agreement.to_date < from_date:
        raise UnableToAgree("This agreement has ended by that day.")
    lasting = agreement.parties.filter(Q(to_date=None) | Q(to_date__gte=from_date), organisation=organisation)
    if lasting.exists():
        raise UnableToAgree("This organisation is party to it already.")
    party = AgreementParty.objects.create(
        agreement=agreement, organisation=organisation, from_date=from_date, to_date=agreement.to_date
    )
    refresh_organisation(organisation.pk)
    return party


@transaction.atomic
def end_parts(*, agreement: Agreement, last_day: date, by: Account, at: datetime) -> list[AgreementParty]:
    """End, after a day, the part of every organisation for which somebody keeps sharing.

    When no other is left the agreement itself ends with them. Raises NotAllowed or UnableToAgree.
    """
    today = timezone.localdate(at)
    own = organisations_seeing(by, on=today, permission=Permission.KEEP_SHARING)
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    after = agreement.parties.filter(Q(to_date=None) | Q(to_date__gt=last_day))
    ending = list(after.filter(organisation__in=own).select_related("organisation"))
    if not agreement.parties.filter(organisation__in=own).exists():
        raise NotAllowed("Your organisation is not party to this agreement.")
    if not ending:
        raise UnableToAgree("The part of your organisation ends by that day already.")
    if last_day < today:
        raise UnableToAgree("The last day is today or later: what was shared before was shared.")
    if any(last_day < party.from_date for party in ending):
        raise UnableToAgree("This would end before it begins.")
    for party in ending:
        party.to_date = last_day
        party.save(update_fields=["to_date"])
    if not after.exists() and last_day >= agreement.from_date:
        agreement.to_date = last_day
        agreement.save(update_fields=["to_date"])
    for party in ending:
        refresh_organisation(party.organisation_id)
    return ending
