"""Who may read which lines of the record of change: assurers their plans', administrators their people's."""

from collections import deque
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry, NotForReading
from lifecourse.organisations import queries, rules
from lifecourse.organisations.models import (
    Area,
    Board,
    BoardSeat,
    Organisation,
    OrganisationArea,
    Partnership,
    PartnershipMember,
    RoleHolding,
)
from lifecourse.organisations.rules import Permission, Role

# Who somebody is, and how they sign in, is read by those who look after accounts.
ABOUT_PEOPLE = ("accounts_", "mfa_", "account_", "socialaccount_")
# What is known about people who are supported is read nowhere but in the room that keeps it.
PEOPLES_RECORDS = "people_"
READS_PLANS = [
    role.value for role in Role if {Permission.SEE_AUDIT, Permission.SEE_PLAN} <= set(rules.MAY[role])
]


def narrow(account: Account, *, on: date) -> QuerySet[Entry]:
    """The entries this account may read on a day. Raises NotForReading."""
    holdings = queries.holdings_in_force(account, on=on)
    partnerships = queries.partnerships_of(holdings.filter(role__in=READS_PLANS), on=on)
    organisations = queries.organisations_administered_by(account, on=on)
    if not partnerships.exists() and not organisations.exists():
        raise NotForReading(
            "You may not read the record of change: it needs the role assurer or administrator."
        )
    allowed = Q(pk__in=[])
    if partnerships.exists():
        allowed |= about_plans(partnerships)
    if organisations.exists():
        allowed |= about_people(organisations, on=on) | about_organisations(organisations)
    return Entry.objects.filter(allowed)


def about_plans(partnerships: QuerySet[Partnership]) -> Q:
    """Entries about these partnerships. Whoever sees all of them sees all that is not about people."""
    people = Q()
    for beginning in ABOUT_PEOPLE:
        people |= Q(table__startswith=beginning)
    people |= Q(table=RoleHolding._meta.db_table) | Q(table="") | Q(table__startswith=PEOPLES_RECORDS)
    if not Partnership.objects.exclude(pk__in=partnerships).exists():
        return ~people
    allowed = Q(pk__in=[])
    for model in apps.get_models():
        if model is not RoleHolding and model._meta.managed:
            allowed |= rows_of(model, partnerships)
    return allowed & ~people


def rows_of(model: type[models.Model], partnerships: QuerySet[Partnership]) -> Q:
    """Entries of one table that lead to these partnerships; a removed row where it names its parent."""
    table = Q(table=model._meta.db_table)
    if model is Partnership:
        return table & Q(row__in=[str(key) for key in partnerships.values_list("pk", flat=True)])
    way = way_to_partnership(model)
    if way is None:
        return Q(pk__in=[])
    first, _, rest = way.partition("__")
    field = next((field for field in model._meta.concrete_fields if field.name == first), None)
    if field is None:
        keys = model._default_manager.filter(**{f"{way}__in": partnerships}).values_list("pk", flat=True)
        return table & Q(row__in=[str(key) for key in keys])
    parents = field.related_model._default_manager.filter(**{f"{rest or 'pk'}__in": partnerships})  # type: ignore[union-attr]
    named = [plain(key) for key in parents.values_list("pk", flat=True)]
    return table & (Q(**{f"after__{field.column}__in": named}) | Q(**{f"before__{field.column}__in": named}))


def plain(key: Any) -> Any:
    """A key as the record writes it."""
    return key if isinstance(key, int) else str(key)


def way_to_partnership(model: type[models.Model]) -> str | None:
    """The shortest chain of links from a table to its partnership, by the names that queries use."""
    way = forward(model)
    if way is not None:
        return way
    for link in model._meta.related_objects:
        beyond = forward(link.related_model) if isinstance(link.related_model, type) else None
        if beyond is not None:
            return f"{link.name}__{beyond}"
    return None


def forward(model: type[models.Model]) -> str | None:
    """The same, following only links that the table itself holds."""
    waiting = deque([(model, "")])
    seen = {model}
    while waiting:
        here, way = waiting.popleft()
        for field in here._meta.concrete_fields:
            there = field.related_model if field.is_relation else None
            if not isinstance(there, type) or there in seen or there in {Account, Organisation}:
                continue
            step = f"{way}__{field.name}".removeprefix("__")
            if there is Partnership:
                return step
            seen.add(there)
            waiting.append((there, step))
    return None


def about_organisations(organisations: QuerySet[Organisation]) -> Q:
    """Entries about every organisation and area, and about the partnerships of these organisations."""
    ours = Partnership.objects.filter(members__in=organisations).distinct()
    allowed = Q(table__in=[model._meta.db_table for model in (Organisation, Area, OrganisationArea)])
    for model in (Partnership, PartnershipMember, Board, BoardSeat):
        allowed |= rows_of(model, ours)
    return allowed


def about_people(organisations: QuerySet[Organisation], *, on: date) -> Q:
    """Entries about the people who hold or held a role for these organisations."""
    codes = list(organisations.values_list("pk", flat=True))
    everyone = RoleHolding.objects.filter(organisation__in=codes).values_list("account", flat=True)
    working = RoleHolding.objects.filter(Q(to_date=None) | Q(to_date__gte=on))
    here = working.filter(organisation__in=codes).values_list("account", flat=True)
    # Why somebody later left another organisation, or lost a phone there, is that organisation's to know.
    moved_on = set(working.values_list("account", flat=True)) - set(here)
    people = [str(key) for key in set(everyone) - moved_on]
    holding = Q(table=RoleHolding._meta.db_table)
    theirs = Q(row__in=people)
    for column in ("account_id", "user_id"):
        theirs |= Q(**{f"after__{column}__in": people}) | Q(**{f"before__{column}__in": people})
    tables = Q(table="")
    for beginning in ABOUT_PEOPLE:
        tables |= Q(table__startswith=beginning)
    held = Q(after__organisation_id__in=codes) | Q(before__organisation_id__in=codes)
    return (holding & held) | (tables & theirs)
