"""Making two records one person, and taking them apart again: nothing moves, so nothing can be lost."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.derived import as_kept, moment, person_id, put_under, read_rows, write_rows
from lifecourse.people.folding import UnableToFold, check_fold, group_of, head_of, longest_known
from lifecourse.people.joining import Join, MayBe
from lifecourse.people.models import Merge, Person, PossibleMatch, SourceRecord
from lifecourse.people.queries import get_person, organisations_seeing
from lifecourse.people.sight import refresh_sight

MOST_LETTERS = 500


@transaction.atomic
def fold(
    *,
    kept: Person,
    folded: Person,
    how: str,
    by: Account | None,
    at: datetime,
    reason: str = "",
    evidence: Sequence[Any] = (),
    probability: float | None = None,
) -> Merge:
    """Read one person's records under another from now on. Raises NotAllowed, NoSuchPerson or UnableToFold.

    `by` None is the matching of arriving records. It never joins two different NHS numbers.
    """
    if by is not None:
        _check_may_match(by, [kept, folded], at)
        if not reason.strip():
            raise UnableToFold("Say why these two are one person, for whoever looks at it later.")
    folds = folds_around(_lock([kept.pk, folded.pk]))
    check_fold(kept=kept.pk, folded=folded.pk, folds=folds)
    group, others = group_of(folded.pk, folds), group_of(kept.pk, folds)
    if by is None and _numbers(group) and _numbers(others) and _numbers(group) != _numbers(others):
        raise UnableToFold("They have different NHS numbers, so only a person may say that they are one.")
    if by is None and _said_to_be_two(group, others):
        raise UnableToFold("Somebody has said that they are two people, so only a person may join them.")
    merge = Merge.objects.create(
        kept=kept,
        folded=folded,
        how=how,
        by=by,
        at=at,
        reason=reason.strip()[:MOST_LETTERS],
        evidence=list(evidence),
        probability=probability,
    )
    Person.objects.filter(pk__in=group).update(head=kept)
    refresh_sight([kept.pk, folded.pk])
    return merge


FOLD = ("kept_id", "folded_id", "how", "probability", "evidence", "reason", "at", "undone_reason")


def fold_new(joins: Sequence[Join], *, at: datetime) -> None:
    """Fold heads that came with arriving records, many at once, inside the caller's transaction.

    Nobody else sees who is new yet. Whoever was known may have been folded meanwhile: then somebody is asked.
    """
    known = {join.kept for join in joins} - {join.folded for join in joins}
    still = set(_lock_kept(known))
    under = {join.folded: join.kept for join in joins}
    gone = known - still
    made, heads, asks, when = [], {}, [], moment(at)
    for join in joins:
        top = head_of(join.kept, under)
        if top in gone:
            asks.append(join.why)
            continue
        heads[join.folded] = top
        how = "nhs_number" if join.why.same_number else "likeness"
        why = (how, join.why.probability, json.dumps(join.why.evidence), "", when, "")
        made.append((join.kept, join.folded, *why))
    write_rows(Merge, FOLD, made)
    put_under(heads)
    ask_about(asks, at=at)


ASKED = """
    SELECT one.head_id, other.head_id FROM people_person AS one
    JOIN people_possiblematch AS pair ON one.id = pair.first_id
    JOIN people_person AS other ON other.id = pair.second_id
    WHERE one.head_id AMONG
"""
# The same pairs, found by whoever is the second of them.
ASKED_OF_THE_OTHER = ASKED.replace("one.id = pair.first_id", "one.id = pair.second_id").replace(
    "other.id = pair.second_id", "other.id = pair.first_id"
)


def ask_about(pairs: Sequence[MayBe], *, at: datetime) -> None:
    """Let pairs of heads wait for somebody, but for those about whom somebody was asked before."""
    heads = {head for pair in pairs for head in (pair.first, pair.second)}
    asked = {
        (min(first, second), max(first, second))
        for sql in (ASKED, ASKED_OF_THE_OTHER)
        for first, second in (map(str, both) for both in read_rows(sql, heads))
    }
    PossibleMatch.objects.bulk_create(
        [
            PossibleMatch(
                first_id=person_id(min(pair.first, pair.second)),
                second_id=person_id(max(pair.first, pair.second)),
                probability=pair.probability,
                evidence=pair.evidence,
                found_at=at,
            )
            for pair in pairs
            if (min(pair.first, pair.second), max(pair.first, pair.second)) not in asked
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def take_apart(*, merge: Merge, by: Account | None, at: datetime, reason: str) -> None:
    """Undo one fold, whatever was folded before or after it. Raises NotAllowed, NoSuchPerson or UnableToFold.

    Both records and their histories are as they were; what was written meanwhile stays where it was written.
    """
    if by is not None:
        _check_may_match(by, [merge.kept, merge.folded], at)
    if not reason.strip():
        raise UnableToFold("Say why these are two people, for whoever looks at it later.")
    (top,) = _lock([merge.folded_id])
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None:
        raise UnableToFold("These two were taken apart already.")
    folds = folds_around([top])
    merge.undone_by, merge.undone_at, merge.undone_reason = by, at, reason.strip()[:MOST_LETTERS]
    merge.save(update_fields=["undone_by", "undone_at", "undone_reason"])
    del folds[merge.folded_id]
    Person.objects.filter(pk__in=group_of(merge.folded_id, folds)).update(head=merge.folded_id)
    refresh_sight([top, merge.folded_id])
    _remember_that_they_are_two(merge)


def _remember_that_they_are_two(merge: Merge) -> None:
    """So that no arriving record joins them again, and nobody is asked about them again."""
    first, second = sorted((merge.kept_id, merge.folded_id))
    PossibleMatch.objects.update_or_create(
        first_id=first,
        second_id=second,
        defaults={
            "state": "different",
            "decided_by": merge.undone_by,
            "decided_at": merge.undone_at,
            "reason": merge.undone_reason,
        },
        create_defaults={
            "state": "different",
            "decided_by": merge.undone_by,
            "decided_at": merge.undone_at,
            "reason": merge.undone_reason,
            "probability": merge.probability or 0.0,
            "evidence": merge.evidence,
            "found_at": merge.at,
        },
    )


def _said_to_be_two(group: Iterable[UUID], others: Iterable[UUID]) -> bool:
    ours, theirs = list(group), list(others)
    apart = PossibleMatch.objects.filter(state="different")
    return apart.filter(Q(first__in=ours, second__in=theirs) | Q(first__in=theirs, second__in=ours)).exists()


def folds_around(heads: Iterable[UUID]) -> dict[UUID, UUID]:
    """Who is folded into whom among the people who are read under these heads."""
    found = Merge.objects.filter(undone_at=None, folded__head__in=list(heads))
    return dict(found.values_list("folded", "kept"))


def _numbers(people: Iterable[UUID]) -> set[str]:
    numbers = SourceRecord.objects.filter(person__in=list(people))
    return set(numbers.exclude(nhs_number="").values_list("nhs_number", flat=True))


def _lock(people: Iterable[UUID]) -> list[UUID]:
    """Let anybody else who joins or parts these people wait; answers their heads as they are by then."""
    return [person_id(head) for head in _lock_kept({as_kept(person) for person in people})]


def _lock_kept(people: Collection[str]) -> list[str]:
    heads: list[str] = []
    locked: list[str] | None = None
    # While we waited, whoever was before us may have put them under another head: then lock that one too.
    while locked != (heads := sorted(str(head) for (head,) in read_rows(HEADS, people))):
        read_rows(GROUP, heads, locked=True)
        locked = heads
    return heads


HEADS = "SELECT DISTINCT head_id FROM people_person WHERE id AMONG"
GROUP = "SELECT id FROM people_person WHERE head_id AMONG ORDER BY id"


def _check_may_match(by: Account, people: Iterable[Person], at: datetime) -> None:
    on = timezone.localdate(at)
    if not organisations_seeing(by, on=on, permission=Permission.MATCH_PEOPLE):
        raise NotAllowed("Saying whether two records are one person needs a role that you do not hold.")
    for person in people:
        get_person(person.pk, seen_by=by, on=on, at=at, permission=Permission.MATCH_PEOPLE)


@transaction.atomic
def decide_match(*, match: PossibleMatch, same: bool, by: Account, at: datetime, reason: str) -> Merge | None:
    """Write down whether two people are one; a pair that was decided is not asked about again.

    The fold where they are one, else None. Raises NotAllowed, NoSuchPerson or UnableToFold.
    """
    if not reason.strip():
        raise UnableToFold("Say how you know, for whoever looks at it later.")
    match = PossibleMatch.objects.select_for_update().get(pk=match.pk)
    if match.state != "waiting":
        raise UnableToFold("Somebody has decided about these two meanwhile.")
    first, second = match.first.head, match.second.head
    _check_may_match(by, [first, second], at)
    merge = None
    if same:
        stays = longest_known([(one.made_at, one.pk) for one in (first, second)])
        kept, folded = (first, second) if stays == first.pk else (second, first)
        merge = fold(
            kept=kept,
            folded=folded,
            how="person",
            by=by,
            at=at,
            reason=reason,
            evidence=match.evidence,
            probability=match.probability,
        )
    match.state = "same" if same else "different"
    match.decided_by, match.decided_at, match.reason = by, at, reason.strip()[:MOST_LETTERS]
    match.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    if not same:
        # Other records of the same two people were alike too; nobody is asked twice about two people.
        for other in PossibleMatch.objects.filter(
            state="waiting", first__head__in=[first, second], second__head__in=[first, second]
        ):
            other.state, other.decided_by, other.decided_at, other.reason = "different", by, at, match.reason
            other.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    return merge
