"""Working out anew who may know of whom, whenever something that decides it has changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import batched
from uuid import UUID

from django.db import transaction

from lifecourse.people.derived import as_kept, day, forget_rows, read_rows, write_rows
from lifecourse.people.models import AgreementParty, Choice, Responsibility, Sight
from lifecourse.people.rules import Agreed, Basis, Chosen, Involved, Outcome, Purpose, Seen, sights

AT_ONCE = 2_000


PARTS = """
    SELECT person.head_id, part.organisation_id, part.purpose, part.basis, part.from_date, part.to_date
    FROM people_person AS person JOIN people_responsibility AS part ON part.person_id = person.id
    WHERE person.head_id AMONG ORDER BY part.id
"""
CHOICES = """
    SELECT person.head_id, choice.id FROM people_person AS person
    JOIN people_choice AS choice ON choice.person_id = person.id WHERE person.head_id AMONG
"""
PURPOSES = {one.value: one for one in Purpose}
BASES = {one.value: one for one in Basis}


def refresh_sight(heads: Iterable[UUID]) -> None:
    """Work out who may know of these people. Ids that are no heads any more lose all sight.

    Sight is kept with its days, so that the passing of time needs no work.
    """
    refresh_kept({as_kept(head) for head in heads})


def refresh_kept(heads: Collection[str]) -> None:
    """The same, by ids as this database keeps them."""
    for some in batched(sorted(heads), AT_ONCE):
        with transaction.atomic():
            _refresh(some)


def refresh_organisation(organisation: int) -> None:
    """Work it out for everybody in whose life an organisation has a part: after an agreement changed."""
    of_them = Responsibility.objects.filter(organisation=organisation, basis=Basis.AGREED.value)
    refresh_sight(of_them.values_list("person__head", flat=True).distinct())


def _refresh(heads: Sequence[str]) -> None:
    parts: dict[str, list[Involved]] = defaultdict(list)
    for head, organisation, purpose, basis, from_date, to_date in read_rows(PARTS, heads):
        parts[str(head)].append(
            Involved(
                organisation=organisation,
                purpose=PURPOSES[purpose],
                basis=BASES[basis],
                from_date=day(from_date),
                to_date=day(to_date),
            )
        )
    chosen: dict[str, list[Chosen]] = defaultdict(list)
    decided = {key: str(head) for head, key in read_rows(CHOICES, heads)}
    for choice in Choice.objects.filter(pk__in=decided):
        chosen[decided[choice.pk]].append(
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
    forget_rows("DELETE FROM people_sight WHERE head_id AMONG", heads)
    write_rows(
        Sight,
        ["head_id", "organisation_id", "purpose", "from_date", "to_date", "why"],
        [_row(head, seen) for head in heads for seen in sights(parts[head], agreed, chosen[head])],
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
