"""Who may do what, and who may be seen: reads that say who is looking and on which day."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.organisations import rules
from lifecourse.organisations.models import Organisation, Partnership, PartnershipMember, RoleHolding
from lifecourse.organisations.rules import Holding, NotAllowed, Permission, Role


def dated(on: date) -> Q:
    """In force on a day: from the first day to the last, both included."""
    return (Q(from_date=None) | Q(from_date__lte=on)) & (Q(to_date=None) | Q(to_date__gte=on))


def holdings_in_force(account: Account, *, on: date) -> QuerySet[RoleHolding]:
    """What somebody holds on a day. An account whose access has ended holds nothing."""
    if not getattr(account, "is_authenticated", False) or not account.may_sign_in(today=on):
        return RoleHolding.objects.none()
    return (
        RoleHolding.objects.filter(dated(on), account=account)
        .select_related("organisation", "partnership")
        .order_by("role", "organisation__name", "id")
    )


def member_codes(partnership: Partnership, *, on: date) -> set[str]:
    memberships = partnership.memberships.filter(dated(on))
    return set(memberships.values_list("organisation__code", flat=True))


def roles_in(account: Account, *, partnership: Partnership, on: date) -> list[Holding]:
    """The holdings that count in this partnership on this day."""
    held = [holding.as_holding() for holding in holdings_in_force(account, on=on)]
    if not held:
        return []
    members = member_codes(partnership, on=on)
    return rules.holdings_for(held, partnership=partnership.slug, members=members, on=on)


def check_may(account: Account, permission: Permission, *, partnership: Partnership, on: date) -> None:
    """Raises NotAllowed, with the reason, unless this person may do this in this partnership today."""
    rules.check_granted(roles_in(account, partnership=partnership, on=on), permission)


def members_of(partnership: Partnership, *, on: date) -> QuerySet[PartnershipMember]:
    """Who takes part in a partnership on a day, with the areas each serves: by part played, then name."""
    return (
        partnership.memberships.filter(dated(on))
        .select_related("organisation")
        .prefetch_related("organisation__areas")
        .order_by("part", "organisation__name", "id")
    )


def permissions_in(account: Account, *, partnership: Partnership, on: date) -> frozenset[Permission]:
    """Everything that this person may do in this partnership on this day: for a page that asks often."""
    held = roles_in(account, partnership=partnership, on=on)
    return frozenset(permission for holding in held for permission in rules.MAY[holding.role])


def may(account: Account, permission: Permission, *, partnership: Partnership, on: date) -> bool:
    try:
        check_may(account, permission, partnership=partnership, on=on)
    except NotAllowed:
        return False
    return True


def check_may_for(account: Account, permission: Permission, *, organisation: Organisation, on: date) -> None:
    """Raises NotAllowed unless this person may do this for one organisation: accounts, organisations."""
    held = [
        holding.as_holding()
        for holding in holdings_in_force(account, on=on)
        if holding.organisation_id == organisation.pk
    ]
    rules.check_granted(held, permission)


def organisations_acted_for(
    account: Account, permission: Permission, *, partnership: Partnership, on: date
) -> list[Organisation]:
    """The members of a partnership for which somebody's role there allows this, by name."""
    held = roles_in(account, partnership=partnership, on=on)
    codes = [holding.organisation for holding in held if permission in rules.MAY[holding.role]]
    return list(Organisation.objects.filter(code__in=codes).order_by("name"))


def may_for(account: Account, permission: Permission, *, organisation: Organisation, on: date) -> bool:
    try:
        check_may_for(account, permission, organisation=organisation, on=on)
    except NotAllowed:
        return False
    return True


def holds_anywhere(account: Account, permission: Permission, *, on: date) -> bool:
    """Whether somebody holds any role that allows this, wherever: for menus, never for decisions."""
    roles = [role.value for role in Role if permission in rules.MAY[role]]
    return holdings_in_force(account, on=on).filter(role__in=roles).exists()


def permissions_anywhere(account: Account, *, on: date) -> frozenset[Permission]:
    """Everything that somebody's roles allow, wherever: for menus that ask often, never for decisions."""
    roles = holdings_in_force(account, on=on).values_list("role", flat=True)
    return frozenset(permission for role in roles for permission in rules.MAY[Role(role)])


def people_who_may(permission: Permission, *, partnership: Partnership, on: date) -> list[Account]:
    """Everybody who may do something in a partnership on a day, by name."""
    roles = [role.value for role in Role if permission in rules.MAY[role]]
    held = RoleHolding.objects.filter(
        dated(on),
        Q(partnership=None) | Q(partnership=partnership),
        role__in=roles,
        organisation__code__in=member_codes(partnership, on=on),
    )
    people = Account.objects.filter(pk__in=held.values("account")).order_by("full_name", "email")
    return [person for person in people if person.may_sign_in(today=on)]


def partnerships_where(account: Account, permission: Permission, *, on: date) -> QuerySet[Partnership]:
    """The partnerships in which somebody may do something on a day, by name."""
    roles = [role.value for role in Role if permission in rules.MAY[role]]
    return partnerships_of(holdings_in_force(account, on=on).filter(role__in=roles), on=on)


def partnerships_of(holdings: QuerySet[RoleHolding], *, on: date) -> QuerySet[Partnership]:
    """The partnerships in which these holdings count on a day, by name."""
    wanted = Q(pk__in=[])
    for holding in holdings:
        memberships = holding.organisation.memberships.filter(dated(on))
        here = Q(pk__in=memberships.values("partnership"))
        if holding.partnership_id is not None:
            here &= Q(pk=holding.partnership_id)
        wanted |= here
    return Partnership.objects.filter(wanted).order_by("name")


def partnerships_seen_by(account: Account, on: date) -> QuerySet[Partnership]:
    """The partnerships whose plans somebody may read on a day, by name."""
    return partnerships_where(account, Permission.SEE_PLAN, on=on)


def organisations_administered_by(account: Account, *, on: date) -> QuerySet[Organisation]:
    """The organisations whose people and roles somebody looks after, by name."""
    held = holdings_in_force(account, on=on).filter(role=Role.ADMINISTRATOR)
    return Organisation.objects.filter(pk__in=held.values("organisation")).order_by("name")


def person_looked_after_by(account: Account, *, key: UUID, on: date) -> Account:
    """Somebody who holds or held a role for an organisation that `account` administers, or nobody."""
    held = roles_held_for(organisations_administered_by(account, on=on))
    return Account.objects.get(pk__in=held.filter(account=key).values("account"))


def roles_held_for(organisations: QuerySet[Organisation]) -> QuerySet[RoleHolding]:
    """Every role held, now or ever, for these organisations: by person, then role."""
    return (
        RoleHolding.objects.filter(organisation__in=organisations)
        .select_related("account", "organisation", "partnership", "given_by")
        .order_by("account__full_name", "account__email", "role", "from_date", "id")
    )
