"""Keeping a statement for a partner, and each side's answer to it."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.finance.models import FundYear, PartnerStatement, StatementAnswer
from lifecourse.finance.operations.keeping import check_keeps, locked
from lifecourse.finance.queries.partner_statement import read_partner, statements_of
from lifecourse.finance.queries.risk_share import parties_of
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Permission,
    check_may,
    organisations_acted_for,
)


@transaction.atomic
def keep_statement(*, year: FundYear, party: Organisation, by: Account, at: datetime) -> PartnerStatement:
    """Keep what the books say of a partner now, for both sides to answer. Raises NotAllowed or CannotHold."""
    year = locked(year)
    check_keeps(year, by=by, at=at)
    if party not in parties_of(year):
        raise CannotHold(f"{party} is no party to this agreement.")
    now = read_partner(year, party)
    newest = statements_of(year, party).first()
    if newest is not None and newest.fingerprint == now.fingerprint:
        raise CannotHold(f"Nothing has changed since statement {newest.number} was kept.")
    return PartnerStatement.objects.create(
        year=year,
        party=party,
        number=newest.number + 1 if newest else 1,
        last_entry=year.last_number,
        data=now.data,
        fingerprint=now.fingerprint,
        kept_by=by,
        kept_at=at,
    )


@transaction.atomic
def answer_statement(
    *, statement: PartnerStatement, agrees: bool, reason: str = "", by: Account, at: datetime
) -> StatementAnswer:
    """Agree to a statement for one's own organisation, or dispute it with a reason.

    It is agreed once the partner and another party said yes. Raises NotAllowed or CannotHold.
    """
    year = locked(statement.year)
    partnership, on = year.fund.agreement.partnership, localdate(at)
    check_may(by, Permission.KEEP_FUND, partnership=partnership, on=on)
    acted_for = organisations_acted_for(by, Permission.KEEP_FUND, partnership=partnership, on=on)
    mine = [party for party in parties_of(year) if party in acted_for]
    if not mine:
        raise NotAllowed("You act for no party to this agreement.")
    newest = PartnerStatement.objects.filter(year=year, party=statement.party).order_by("-number").first()
    if newest is not None and newest.pk != statement.pk:
        raise CannotHold(f"Statement {newest.number} has taken the place of that one. Answer the newest.")
    answers = list(statement.answers.all())
    left = [party for party in mine if party.pk not in {one.organisation_id for one in answers}]
    if not left:
        raise CannotHold("Your organisation has answered this statement already.")
    if any(one.by_id == by.pk for one in answers):
        raise NotAllowed("You have answered for one side. Somebody else answers for the other.")
    reason = " ".join(reason.split())
    if not agrees and not reason:
        raise CannotHold("Say what you dispute.")
    # Whoever acts for the partner whose statement it is speaks for that one.
    own = statement.party if statement.party in left else left[0]
    return StatementAnswer.objects.create(
        statement=statement,
        organisation=own,
        agrees=agrees,
        reason="" if agrees else reason,
        by=by,
        at=at,
    )
