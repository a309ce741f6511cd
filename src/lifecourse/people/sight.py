"""Working out anew who may know of whom, whenever something that decides it has changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import batched
from uuid import UUID

from django.db import transaction

from lifecourse.people.derived import as_kept, write_rows
from lifecourse.people.models import AgreementParty, Choice, Person, Responsibility, Sight
from lifecourse.people.rules import Agreed, Basis, Chosen, Involved, Outcome, Purpose, Seen, sights

AT_ONCE = 500


def refresh_sight(heads: Iterable[UUID]) -> None:
    """Work out who may know of these people. Ids that are no heads any more lose all sight.

    Sight is kept with its days, so that the passing of time needs no work.
    """
    for ids in batched(sorted(set(heads)), AT_ONCE):
        with transaction.atomic():
            _refresh(ids)


def refresh_organisation(organisation: int) -> None:
    """Work it out for everybody in whose life an organisation has a part: after an agreement changed."""
    of_them = Responsibility.objects.filter(organisation=organisation, basis=Basis.AGREED.value)
    refresh_sight(of_them.values_list("person__head", flat=True).distinct())


def _refresh(ids: Sequence[UUID]) -> None:
    group = dict(Person.objects.filter(head__in=ids).values_list("pk", "head"))
    parts: dict[UUID, list[Involved]] = defaultdict(list)
    for one in Responsibility.objects.filter(person__in=group):
        parts[group[one.person_id]].append(
            Involved(
                organisation=one.organisation_id,
                purpose=Purpose(one.purpose),
                basis=Basis(one.basis),
                from_date=one.from_date,
                to_date=one.to_date,
            )
        )
    chosen: dict[UUID, list[Chosen]] = defaultdict(list)
    for choice in Choice.objects.filter(person__in=group):
        chosen[group[choice.person_id]].append(
            Chosen(
                organisation=choice.organisation_id,
                purpose=Purpose(choice.purpose),
                outcome=Outcome(choice.outcome),
                decided_on=choice.decided_on,
                until=choice.until,
                order=choice.pk,
            )
        )
    agreed = agreements_in_place()
    Sight.objects.filter(head__in=ids).delete()
    write_rows(
        Sight,
        ["head_id", "organisation_id", "purpose", "from_date", "to_date", "why"],
        [_row(as_kept(head), seen) for head in ids for seen in sights(parts[head], agreed, chosen[head])],
    )


def agreements_in_place() -> list[Agreed]:
    """Every organisation's part in every agreement, with the days of both."""
    parties = AgreementParty.objects.select_related("agreement").order_by("pk")
    return [
        Agreed(
            organisation=party.organisation_id,
            purposes=frozenset(Purpose(one) for one in party.agreement.purposes),
            name=party.agreement.name,
            from_date=max(party.from_date, party.agreement.from_date),
            to_date=min(filter(None, (party.to_date, party.agreement.to_date)), default=None),
        )
        for party in parties
    ]


def _row(head: str, seen: Seen) -> tuple[int | str | None, ...]:
    from_date = seen.from_date.isoformat() if seen.from_date else None
    to_date = seen.to_date.isoformat() if seen.to_date else None
    return head, seen.organisation, seen.purpose.value, from_date, to_date, seen.why
