"""Giving and ending roles, and looking after the people of an organisation."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from lifecourse.accounts import api as accounts
from lifecourse.accounts.api import Account, Invited
from lifecourse.audit import api as audit
from lifecourse.organisations import queries, rules
from lifecourse.organisations.models import Organisation, Partnership, RoleHolding
from lifecourse.organisations.rules import NotAllowed, Permission, Role


class UnableToGiveRole(Exception):
    """A role cannot be given."""


class UnableToEndRole(Exception):
    """A role cannot be ended."""


def check_manages(by: Account | None, organisation: Organisation, *, on: date) -> None:
    """Raises NotAllowed. Whoever runs the command line (by=None) has the database already."""
    if by is not None:
        queries.check_may_for(by, Permission.MANAGE_ACCOUNTS, organisation=organisation, on=on)


def check_looks_after(by: Account | None, account: Account, *, on: date) -> None:
    """Raises NotAllowed unless every organisation this person holds a role for is administered by `by`."""
    if by is None:
        return
    # Roles that have not begun count too: they are what the person is about to be trusted with.
    theirs = set(held_or_to_come(account, on=on).values_list("organisation", flat=True))
    ever = set(RoleHolding.objects.filter(account=account).values_list("organisation", flat=True))
    mine = set(queries.organisations_administered_by(by, on=on).values_list("pk", flat=True))
    # Ending access or a second factor reaches into every organisation the person works for, so an
    # administrator of one of them alone may not do it: they end the role there instead.
    if not ever & mine or not theirs <= mine:
        raise NotAllowed(
            f"{account.full_name} also works for organisations that you do not look after, or none that "
            "you do. End their role in yours, or ask an administrator of all of them."
        )


def held_or_to_come(account: Account, *, on: date) -> QuerySet[RoleHolding]:
    """The roles that have not ended before a day."""
    return RoleHolding.objects.filter(Q(to_date=None) | Q(to_date__gte=on), account=account)


@transaction.atomic
def give_role(
    *,
    account: Account,
    role: Role,
    organisation: Organisation,
    partnership: Partnership | None = None,
    from_date: date,
    to_date: date | None = None,
    by: Account | None,
    at: datetime,
) -> RoleHolding:
    """Give somebody a role. Raises NotAllowed or UnableToGiveRole."""
    check_manages(by, organisation, on=localdate(at))
    rules.check_may_give(giver=by, receiver=account)
    if to_date is not None and to_date < from_date:
        raise UnableToGiveRole("The last day is before the first.")
    if partnership is not None and not partnership.memberships.filter(organisation=organisation).exists():
        raise UnableToGiveRole(f"{organisation} is not a member of {partnership}.")
    if role is Role.ADMINISTRATOR and partnership is not None:
        # Looking after people is not divided by partnership, so nobody may believe that it is.
        raise UnableToGiveRole(
            "An administrator looks after everybody of an organisation: choose every partnership."
        )
    # One at a time for each person: asked twice in the same moment, a role is still given once.
    Account.objects.select_for_update().get(pk=account.pk)
    held = RoleHolding.objects.filter(
        account=account, role=role, organisation=organisation, partnership=partnership
    ).order_by("from_date", "id")
    if any(overlap(holding, from_date, to_date) for holding in held):
        raise UnableToGiveRole(f"{account.full_name} holds that role for {organisation} then.")
    holding = RoleHolding.objects.create(
        account=account,
        role=role,
        organisation=organisation,
        partnership=partnership,
        from_date=from_date,
        to_date=to_date,
        given_by=by,
    )
    audit.record(by=audit.name_of(by), at=at, action="role given", of=str(account.pk), detail=detail(holding))
    return holding


def overlap(holding: RoleHolding, from_date: date, to_date: date | None) -> bool:
    begins_in_time = to_date is None or holding.from_date <= to_date
    return begins_in_time and (holding.to_date is None or from_date <= holding.to_date)


def detail(holding: RoleHolding) -> dict[str, str | None]:
    return {
        "role": holding.role,
        "organisation": holding.organisation.code,
        "partnership": holding.partnership.slug if holding.partnership else None,
        "to_date": holding.to_date.isoformat() if holding.to_date else None,
    }


@transaction.atomic
def end_role(*, holding: RoleHolding, last_day: date, by: Account | None, at: datetime) -> RoleHolding:
    """End a role after its last day; one that has not begun by then is taken back.

    Raises NotAllowed or UnableToEndRole.
    """
    check_manages(by, holding.organisation, on=localdate(at))
    rules.check_may_give(giver=by, receiver=holding.account)
    if holding.to_date is not None and holding.to_date < localdate(at):
        raise UnableToEndRole("That role has ended already.")
    holding.to_date = last_day
    if last_day < holding.from_date:
        holding.delete()  # the record of change keeps it
    else:
        holding.save(update_fields=["to_date"])
    audit.record(
        by=audit.name_of(by), at=at, action="role ended", of=str(holding.account_id), detail=detail(holding)
    )
    return holding


@transaction.atomic
def invite_person(
    *,
    email: str,
    full_name: str,
    role: Role,
    organisation: Organisation,
    partnership: Partnership | None,
    by: Account | None,
    at: datetime,
) -> Invited:
    """Invite a joiner with a first role. Raises NotAllowed, UnableToInvite or UnableToGiveRole."""
    check_manages(by, organisation, on=localdate(at))
    known = Account.objects.filter(email=accounts.tidy_email(email)).first()
    if known is not None and not held_or_to_come(known, on=localdate(at)).exists():
        # Nobody looks after an account without a role, so whoever invites its owner again takes it up.
        invited = accounts.invite_again(account=known, by=by, at=at)
    else:
        invited = accounts.invite(email=email, full_name=full_name, by=by, at=at)
    give_role(
        account=invited.account,
        role=role,
        organisation=organisation,
        partnership=partnership,
        from_date=localdate(at),
        by=by,
        at=at,
    )
    return invited


@transaction.atomic
def new_link(*, account: Account, by: Account | None, at: datetime) -> Invited:
    """A new single-use link for somebody who lost theirs, or a password."""
    check_looks_after(by, account, on=localdate(at))
    return accounts.invite_again(account=account, by=by, at=at)


@transaction.atomic
def end_access(*, account: Account, reason: str, on: date | None, by: Account | None, at: datetime) -> None:
    """A leaver: access ends now, or after a last day."""
    check_looks_after(by, account, on=localdate(at))
    accounts.end_access(account=account, by=by, at=at, reason=reason, on=on)
    audit.record(
        by=audit.name_of(by), at=at, action="access ended", of=str(account.pk), detail={"reason": reason}
    )


@transaction.atomic
def reopen_access(*, account: Account, by: Account | None, at: datetime) -> None:
    """A leaver who returns."""
    check_looks_after(by, account, on=localdate(at))
    accounts.reopen_access(account=account, by=by, at=at)


@transaction.atomic
def reset_second_factor(*, account: Account, reason: str, by: Account | None, at: datetime) -> None:
    """A lost second factor: taken away by another person, with a reason."""
    check_looks_after(by, account, on=localdate(at))
    accounts.reset_second_factor(account=account, by=by, at=at, reason=reason)
    audit.record(
        by=audit.name_of(by),
        at=at,
        action="second factor reset",
        of=str(account.pk),
        detail={"reason": reason},
    )
