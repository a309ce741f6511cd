"""A record of their own for somebody around a person, who agreed to it."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission
from lifecourse.people.models import Person, Relationship, SourceRecord
from lifecourse.people.operations.arriving import duties_by
from lifecourse.people.operations.keeping import keep_new, keeping_organisation, kept_here, person_to_keep
from lifecourse.people.queries import people_seen_by
from lifecourse.people.said import Said


@transaction.atomic
def own_record(*, relationship: Relationship, by: Account, at: datetime) -> Person:
    """The record of somebody around a person that `by` may keep, or a new one, of their name and telephone.

    New also where there is one that `by` may not see: so nobody learns of that, or opens it, by this. Whoever
    may see both says later that they are one. Raises NotAllowed or NoSuchPerson.
    """
    head = person_to_keep(relationship.person, by=by, at=at)
    seen = people_seen_by(by, on=timezone.localdate(at), at=at, permission=Permission.KEEP_PEOPLE)
    there = seen.filter(group=relationship.other_id).first()
    if there is not None:
        return there
    organisation = keeping_organisation(head, by=by, at=at)
    written = SourceRecord.objects.filter(person=relationship.other_id).order_by("pk").first()
    known = Said.from_json(written.said) if written else Said()
    said = replace(Said(), names=known.names[:1], phones=known.phones)
    duties = duties_by(kept_here(organisation), said, {})
    return keep_new(organisation=organisation, said=said, duties=duties, at=at).person.head
