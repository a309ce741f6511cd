"""Asking people what they think by a link, taking their answers, and reading them."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.audit.api import name_of, record
from lifecourse.delivery.models import FeedbackAnswer, FeedbackLink, Hearing, Said
from lifecourse.delivery.operations.engagement import keep_said
from lifecourse.delivery.operations.keeping import UnableToKeepRecord, check, keep, same
from lifecourse.delivery.rules import NEXT_ANSWER_STATES, AnswerState
from lifecourse.delivery.screening import screened
from lifecourse.organisations.api import Partnership, Permission

# 256 bits: nobody finds one by trying.
TOKEN_BYTES = 32
# A flood through one link is held off without keeping anything about who sends it.
AT_ONCE, WITHIN_SECONDS = 30, 600


class NotOpen(Exception):
    """No link with this token takes answers today: closed, past its day, full, or there is none."""


class TooManyAtOnce(Exception):
    """Many answers came through this link in a few minutes."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What people are asked, until when, and what else their page says."""

    purpose: str
    question: str
    whom_to_tell: str
    closes_on: date
    most_answers: int
    easy_question: str = ""
    post_to: str = ""


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_feedback_link(
    *, partnership: Partnership, asked: Asked, by: Account, at: datetime
) -> tuple[FeedbackLink, str]:
    """A link and its token, which is told this once. Raises NotAllowed or UnableToKeepRecord."""
    check(Permission.KEEP_ENGAGEMENT, partnership, by, at)
    today = localdate(at)
    if asked.closes_on < today:
        raise UnableToKeepRecord("The last day has passed. Choose today or a later day.")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = FeedbackLink(
        partnership=partnership, token_hash=hash_of(token), made_on=today, made_by=by, **vars(asked)
    )
    return keep(link), token


@transaction.atomic
def close_feedback_link(*, link: FeedbackLink, by: Account, at: datetime) -> FeedbackLink:
    """Take no more answers through a link. Raises NotAllowed."""
    check(Permission.KEEP_ENGAGEMENT, link.partnership, by, at)
    link = FeedbackLink.objects.select_for_update().get(pk=link.pk)
    link.closed_on = link.closed_on or localdate(at)
    return keep(link)


def open_link(token: str, *, today: date) -> FeedbackLink:
    """The link of a token that takes answers today. Raises NotOpen, without saying why."""
    link = FeedbackLink.objects.filter(token_hash=hash_of(token)).select_related("partnership").first()
    if link is None or not link.takes_answers(today):
        raise NotOpen("This link does not take answers.")
    return link


@transaction.atomic
def give_answer(*, token: str, text: str, at: datetime) -> FeedbackAnswer:
    """Keep what somebody said, by day; held back when a person has to look at it first.

    Raises NotOpen, TooManyAtOnce or UnableToKeepRecord.
    """
    today = localdate(at)
    link = open_link(token, today=today)
    # One at a time for each link, so that it never takes more answers than it may.
    link = FeedbackLink.objects.select_for_update().get(pk=link.pk)
    if not link.takes_answers(today):
        raise NotOpen("This link does not take answers.")
    _hold_off_a_flood(link, at)
    words = text.strip()
    if not words:
        raise UnableToKeepRecord("Write what you think, then press the button.")
    why = screened(words)
    return keep(
        FeedbackAnswer(
            link=link,
            came_on=today,
            text=words,
            state=(AnswerState.HELD if why else AnswerState.NEW).value,
            held=" ".join(why),
        )
    )


@transaction.atomic
def join_answer(*, answer: FeedbackAnswer, hearing: Hearing, words: str, by: Account, at: datetime) -> Said:
    """Write what an answer says, in words that show nobody, among what was heard.

    Raises NotAllowed or UnableToKeepRecord.
    """
    answer = _held_for(answer, AnswerState.JOINED, by, at)
    same(answer.link.partnership, hearing)
    said = keep_said(said=Said(hearing=hearing), what=words, by=by, at=at)
    if not answer.text:
        raise UnableToKeepRecord("What this answer said was rubbed out.")
    answer.state, answer.hearing, answer.reason, answer.read_by = AnswerState.JOINED.value, hearing, "", by
    keep(answer)
    _record(answer, "feedback answer joined", by=by, at=at)
    return said


@transaction.atomic
def set_aside_answer(
    *, answer: FeedbackAnswer, reason: str, rub_out: bool, by: Account, at: datetime
) -> FeedbackAnswer:
    """Set an answer aside with a reason, and rub out its words if they must not be kept: then or later.

    Raises NotAllowed or UnableToKeepRecord.
    """
    answer = _held_for(answer, AnswerState.SET_ASIDE, by, at)
    if answer.state == AnswerState.SET_ASIDE.value and not (rub_out and answer.text):
        raise UnableToKeepRecord("Somebody has dealt with this answer already.")
    answer.state, answer.reason, answer.read_by = AnswerState.SET_ASIDE.value, reason, by
    if rub_out:
        answer.text = ""
    keep(answer)
    action = "feedback answer rubbed out" if rub_out else "feedback answer set aside"
    _record(answer, action, by=by, at=at, reason=reason)
    return answer


def _record(answer: FeedbackAnswer, action: str, *, by: Account, at: datetime, reason: str = "") -> None:
    record(
        by=name_of(by),
        at=at,
        action=action,
        of=str(answer.pk),
        table=FeedbackAnswer._meta.db_table,
        detail={"link": answer.link_id, "came_on": answer.came_on.isoformat(), "reason": reason},
    )


def _held_for(answer: FeedbackAnswer, to: AnswerState, by: Account, at: datetime) -> FeedbackAnswer:
    check(Permission.KEEP_ENGAGEMENT, answer.link.partnership, by, at)
    answer = FeedbackAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if to not in NEXT_ANSWER_STATES[AnswerState(answer.state)]:
        raise UnableToKeepRecord("Somebody has dealt with this answer already.")
    return answer


def _hold_off_a_flood(link: FeedbackLink, at: datetime) -> None:
    key = f"feedback-{link.pk}-{int(at.timestamp()) // WITHIN_SECONDS}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, WITHIN_SECONDS)
    if count > AT_ONCE:
        raise TooManyAtOnce("Many people are answering just now. Please try again in ten minutes.")
