"""Made-up ways through queues, homes and weeks after hospital in a demonstration."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import MadeUp, made_up_people, people_seen_by
from lifecourse.support.models import (
    LivesAt,
    QueueStep,
    QueueWay,
    QueueWish,
    ShortSupport,
    WardStay,
    WhereAfter,
)
from lifecourse.support.operations.queues import kept_version

HOMES = 24
WAYS = 9
AFTER = 12
OLD = 65
# What they want, what is said of it, and how many stages are behind them.
SAID: Sequence[tuple[str, str, str, int]] = (
    ("out-of-area", "To live near my sister again, and keep my rabbit.", "yes", 3),
    ("supported-living", "My own front door. I want to cook, and lock it myself.", "yes", 4),
    ("reassessment", "Somebody to come swimming with me on Wednesdays.", "yes", 2),
    ("out-of-area", "I like it here. My friends are here.", "unsure", 0),
    ("supported-living", "I want to see a flat first.", "yes", 1),
    ("reassessment", "Nobody at night any more. I can ring.", "yes", 1),
    ("out-of-area", "Close to Mum, and a garden.", "yes", 1),
    ("supported-living", "", "", 0),
    ("reassessment", "", "", 0),
)
GOALS = (
    "To make my own breakfast again.",
    "To walk to the shop on Fridays.",
    "To have a bath without anybody in the room.",
    "To get up the stairs to my own bed.",
)


def set_up_ways(*, by: Account, at: datetime) -> int:
    """Give some made-up people whom `by` sees homes, ways and weeks after hospital. Twice changes nothing."""
    today = timezone.localdate(at)
    if QueueWay.objects.exists() or LivesAt.objects.exists():
        return 0
    seen = set(people_seen_by(by, on=today, at=at).values_list("pk", flat=True))
    on_wards = set(WardStay.objects.filter(to_date=None).values_list("person__head", flat=True))
    known = [one for one in made_up_people(on=today) if one.head.pk in seen - on_wards]
    with transaction.atomic():
        for number, one in enumerate(known[:HOMES]):
            _home(one, number, today)
        # A way that is late by weeks was begun weeks ago, which no page could write down today.
        for number, (one, said) in enumerate(zip(known[:WAYS], SAID, strict=False)):
            _way(one, number, said, by=by, at=at)
        born_before = date(today.year - OLD - 1, 1, 1)
        older = [one for one in known[HOMES:] if one.birth_date < born_before]
        for number, one in enumerate(older[:AFTER]):
            _after(one, number, by=by, at=at)
    return len(known[:HOMES])


def _home(one: MadeUp, number: int, today: date) -> None:
    away = number % 3 == 0 or one.council is None
    LivesAt.objects.create(
        person=one.head,
        kind="care_home" if number % 3 < 2 else "supported_housing",
        council=None if away else one.council,
        elsewhere="Suffolk County Council" if away else "",
        from_date=today - timedelta(days=900 + 40 * number),
    )


def _way(one: MadeUp, number: int, said: tuple[str, str, str, int], *, by: Account, at: datetime) -> None:
    queue, wish, answer, behind = said
    today, version = timezone.localdate(at), kept_version(queue, at=at)
    began = today - timedelta(days=30 * behind + 20 + 3 * number)
    way = QueueWay.objects.create(
        person=one.head,
        queue=queue,
        version=version,
        why="Asked for it at the last review",
        from_date=began,
        by=by,
        at=at,
    )
    if wish:
        QueueWish.objects.create(
            person=one.head,
            way=way,
            words=wish,
            answer=answer,
            how_known="said",
            asked_by="Social worker, council",
            on=began + timedelta(days=7),
            by=by,
            at=at,
        )
    for passed, stage in enumerate(version.shape.stages[:behind], start=1):
        QueueStep.objects.create(
            person=one.head,
            way=way,
            stage=stage.key,
            on=began + timedelta(days=min(stage.within_days, 28) * passed - 5),
            who=stage.who,
            evidence=f"{stage.evidence}.",
            by=by,
            at=at,
        )


def _after(one: MadeUp, number: int, *, by: Account, at: datetime) -> None:
    today = timezone.localdate(at)
    left = today - timedelta(days=25 + 24 * number)
    over = left + timedelta(days=28)
    ended = over <= today
    support = ShortSupport.objects.create(
        person=one.head,
        hospital="general",
        kind="reablement",
        left_hospital_on=left,
        meant_to_go_home=True,
        goals=GOALS[number % len(GOALS)],
        given_by="Home First",
        from_date=left + timedelta(days=number % 3),
        to_date=over if ended else None,
        outcome=("none", "less", "none", "same", "none")[number % 5] if ended else "",
        ended_because="They can, with a rail and a stool." if ended else "",
        by=by,
        at=at,
    )
    asked = left + timedelta(days=91 + number % 4)
    # One of those whose day is over has not been asked.
    if asked <= today and number != AFTER // 2:
        moved = number % 6 == 5
        WhereAfter.objects.create(
            person=one.head,
            support=support,
            where="care_home" if moved else "home",
            care_home_on=left + timedelta(days=60) if moved else None,
            all_is_known=True,
            told_by="The person, by telephone",
            on=asked,
            by=by,
            at=at,
        )
