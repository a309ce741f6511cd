"""Where somebody lives, and their way through a work queue: begun, asked, stage by stage, stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, holds_anywhere
from lifecourse.people.api import CannotStand, Person, must_say
from lifecourse.support.kinds.plan import NOBODY_NAMED
from lifecourse.support.kinds.queues import DONE, NOT_WANTED, OTHER_PAYERS, STOPS, THE_PERSON, Answer
from lifecourse.support.models import (
    LivesAt,
    QueueEffect,
    QueueMoney,
    QueueMoneyConfirmed,
    QueueStep,
    QueueVersion,
    QueueWay,
    QueueWish,
)
from lifecourse.support.operations.plan import person_with_plan
from lifecourse.support.queue_data import as_plain, shipped_queues
from lifecourse.support.reading.plan import OWN_MONEY, plan_of
from lifecourse.support.reading.queues import (
    looked_at_by_head,
    money_stands,
    newest_wish,
    passed_of,
    queue_now,
    said_no_by_head,
)
from lifecourse.support.rules.queues import (
    BadQueue,
    Going,
    QueueShape,
    check_shape,
    may_ask_again,
    too_soon,
    why_not_passed,
)


@transaction.atomic
def say_where_lives(
    *,
    person: Person,
    kind: str,
    council: Organisation | None,
    elsewhere: str,
    from_date: date,
    by: Account,
    at: datetime,
) -> LivesAt:
    """Write down where somebody lives from a day on; the home before ends on the day before.

    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    if from_date > today:
        raise CannotStand("Write down a move on its day or later, not before.")
    if (council is None) is not bool(elsewhere.strip()):
        raise CannotStand("Choose the council in whose area the home is, or name it where it is not listed.")
    for before in LivesAt.objects.select_for_update().filter(person__head=head, to_date=None):
        if before.from_date >= from_date:
            raise CannotStand("A home that began on that day or later is written down already.")
        before.to_date, before.ended_because = from_date - timedelta(days=1), "Moved"
        before.save(update_fields=["to_date", "ended_because"])
    return LivesAt.objects.create(
        person=head, kind=kind, council=council, elsewhere=elsewhere.strip(), from_date=from_date
    )


@transaction.atomic
def write_queue(*, shape: QueueShape, why: str, by: Account, at: datetime) -> QueueVersion:
    """Write the stages of a queue anew. Whoever is under way goes on by those they began with.

    Raises NotAllowed or CannotStand.
    """
    if not holds_anywhere(by, Permission.KEEP_RULES, on=timezone.localdate(at)):
        raise NotAllowed("Writing the stages of a queue needs a role that you do not hold.")
    must_say(why, "Say why they change.")
    try:
        check_shape(shape)
    except BadQueue as reason:
        raise CannotStand(str(reason)) from None
    before = kept_version(shape.key, at=at)
    return QueueVersion.objects.create(
        key=shape.key, number=before.number + 1, written=as_plain(shape), why=why.strip(), by=by, at=at
    )


@transaction.atomic
def begin(*, person: Person, queue: str, why: str, asked_for: bool, by: Account, at: datetime) -> QueueWay:
    """Somebody begins their way through a queue. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    must_say(why, "Say why now.")
    version = kept_version(queue, at=at)
    if QueueWay.objects.filter(person__head=head, queue=queue, to_date=None).exists():
        raise CannotStand("They are under way in this queue already.")
    looked_at = looked_at_by_head([head.pk], queue).get(head.pk)
    again = too_soon(version.shape.rules, looked_at, today=today)
    if again is not None:
        raise CannotStand(
            f"Their support was looked at on {looked_at:%-d %B %Y}. Do not ask them again before "
            f"{again:%-d %B %Y}."
        )
    again = may_ask_again(said_no_by_head([head.pk], queue).get(head.pk))
    if again > today and not asked_for:
        raise CannotStand(
            f"They said no to this. Do not ask them again before {again:%-d %B %Y}, unless they ask for it."
        )
    return QueueWay.objects.create(
        person=head, queue=queue, version=version, why=why.strip(), from_date=today, by=by, at=at
    )


@transaction.atomic
def say_wish(
    *, way: QueueWay, words: str, answer: str, how_known: str, asked_by: str, by: Account, at: datetime
) -> QueueWish:
    """Write down what the person wants; what was said before stays. Raises as `begin`."""
    kept, today = _going_on(way, by=by, at=at), timezone.localdate(at)
    must_say(words, "Write down what the person wants, in their words where you can.")
    must_say(asked_by, "Say who asked them.")
    return QueueWish.objects.create(
        person=kept.person.head,
        way=kept,
        words=words.strip(),
        answer=Answer(answer).value,
        how_known=how_known,
        asked_by=asked_by.strip(),
        on=today,
        by=by,
        at=at,
    )


@transaction.atomic
def take_step(
    *, way: QueueWay, stage: str, on: date, who: str, evidence: str, by: Account, at: datetime
) -> QueueStep:
    """A stage is passed; after the last one the way is at its end. Raises as `begin`."""
    kept, today = _going_on(way, by=by, at=at), timezone.localdate(at)
    stages, passed, wish = kept.version.shape.stages, passed_of(kept), newest_wish(kept)
    going = Going(
        stages=stages,
        began=kept.from_date,
        passed=passed,
        answer=Answer(wish.answer) if wish else None,
        money_stated=money_stands(kept) is not None,
    )
    if refused := why_not_passed(stage, on, going, today=today):
        raise CannotStand(refused)
    must_say(who, "Say who did it: a role and an organisation.")
    must_say(evidence, "Say what shows that it is done.")
    step = QueueStep.objects.create(
        person=kept.person.head,
        way=kept,
        stage=stage,
        on=on,
        who=who.strip(),
        evidence=evidence.strip(),
        by=by,
        at=at,
    )
    if len(passed) + 1 == len(stages):
        _end(kept, how=DONE, on=on, why="Every stage was passed.")
    return step


@dataclass(frozen=True, kw_only=True)
class SaidEffect:
    """What one of those who pay pays a week before and after, in pence: an organisation, or another."""

    payer: Organisation | None
    other: str
    before: int
    after: int


@transaction.atomic
def state_money(
    *, way: QueueWay, effects: Sequence[SaidEffect], words: str, said_by: str, by: Account, at: datetime
) -> QueueMoney:
    """State what a change costs everybody who pays, before and after. Raises as `begin`.

    Whoever pays by the plan must be among them: else what another pays instead would look like a saving.
    """
    kept, today = _going_on(way, by=by, at=at), timezone.localdate(at)
    must_say(words, "Say how this was worked out.")
    must_say(said_by, "Say who states it: a role and an organisation.")
    if newest_wish(kept) is None or not passed_of(kept):
        raise CannotStand("What the person wants comes first. State money after the first stage.")
    named = [one.payer.name if one.payer else OTHER_PAYERS[one.other] for one in effects]
    if not named or len(set(named)) != len(named):
        raise CannotStand("Name each of those who pay, once.")
    if any(one.before < 0 or one.after < 0 for one in effects):
        raise CannotStand("Nobody pays less than nothing.")
    paying = {one.name for one in plan_of(kept.person.head, on=today, died=None).funders if one.weekly}
    paying = {OTHER_PAYERS[THE_PERSON] if name == OWN_MONEY else name for name in paying} - {NOBODY_NAMED}
    if missing := sorted(paying - set(named)):
        raise CannotStand(f"By the plan these pay too: {', '.join(missing)}. Say what it does to them.")
    money = QueueMoney.objects.create(
        person=kept.person.head,
        way=kept,
        words=words.strip(),
        said_by=said_by.strip(),
        on=today,
        by=by,
        at=at,
    )
    QueueEffect.objects.bulk_create(
        QueueEffect(
            person=kept.person.head,
            money=money,
            payer=one.payer,
            other="" if one.payer else one.other,
            before_pence=one.before,
            after_pence=one.after,
        )
        for one in effects
    )
    return money


@transaction.atomic
def confirm_money(
    *, money: QueueMoney, words: str, said_by: str, by: Account, at: datetime
) -> QueueMoneyConfirmed:
    """Write down that finance agrees with what was stated; by a second person. Raises as `begin`."""
    head = person_with_plan(money.person, by=by, at=at)
    must_say(words, "Say in which paper, and of which day.")
    must_say(said_by, "Say who agrees: a role in finance, and the organisation.")
    standing = money_stands(money.way)
    if standing is None or standing.pk != money.pk:
        raise CannotStand("Another statement has taken its place meanwhile.")
    if QueueMoneyConfirmed.objects.filter(money=money).exists():
        raise CannotStand("Finance agrees with this already.")
    if money.by_id == by.pk:
        raise CannotStand("Somebody else writes this down: two people answer for it.")
    return QueueMoneyConfirmed.objects.create(
        person=head, money=money, words=words.strip(), said_by=said_by.strip(), by=by, at=at
    )


@transaction.atomic
def stop(*, way: QueueWay, how: str, on: date, why: str, by: Account, at: datetime) -> QueueWay:
    """Stop before the last stage, with the reason. Raises as `begin`."""
    kept, today = _going_on(way, by=by, at=at), timezone.localdate(at)
    if how not in STOPS:
        raise CannotStand("Say whether the person does not want it, or it stops for another reason.")
    must_say(why, "Say why it stops, for whoever reads it later.")
    steps = passed_of(kept)
    if not (steps[-1].on if steps else kept.from_date) <= on <= today:
        raise CannotStand("Give a day since the last stage that was passed, up to today.")
    wish = newest_wish(kept)
    if how == NOT_WANTED and wish is not None and wish.answer == Answer.YES.value:
        raise CannotStand("By the last answer they want this. Write down first what they say now.")
    return _end(kept, how=how, on=on, why=why.strip())


def _end(way: QueueWay, *, how: str, on: date, why: str) -> QueueWay:
    way.to_date, way.ended_how, way.ended_because = on, how, why
    way.save(update_fields=["to_date", "ended_how", "ended_because"])
    return way


def _going_on(way: QueueWay, *, by: Account, at: datetime) -> QueueWay:
    person_with_plan(way.person, by=by, at=at)
    found = QueueWay.objects.select_for_update(of=("self",)).select_related("person__head", "version")
    kept = found.get(pk=way.pk)
    if kept.to_date is not None:
        raise CannotStand("This has ended already.")
    return kept


def kept_version(key: str, *, at: datetime) -> QueueVersion:
    """The newest version of a queue, kept from now on where it came with the product."""
    kept = QueueVersion.objects.filter(key=key).order_by("-number").first()
    if kept is not None:
        return kept
    if key not in shipped_queues():
        raise CannotStand("There is no such queue.")
    made, _ = QueueVersion.objects.get_or_create(
        key=key,
        number=1,
        defaults={"written": as_plain(queue_now(key).shape), "why": "As it came.", "at": at},
    )
    return made
