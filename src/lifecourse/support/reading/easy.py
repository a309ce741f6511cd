"""What is planned with somebody, said to them: one idea a line, in short words, on two pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.design.api import day
from lifecourse.people.api import Person, read_somebody
from lifecourse.support.models import CrisisPlan
from lifecourse.support.queries.register import coordinator_of, crisis_plan_of, entry_of
from lifecourse.support.reading.board import rows_of
from lifecourse.support.reading.stays import InHospital, hospital_of


@dataclass(frozen=True, kw_only=True)
class EasyLine:
    """One idea, and the words by which a picture for it is looked for."""

    words: str
    idea: str


@dataclass(frozen=True, kw_only=True)
class EasyPart:
    """A heading and its lines; `own_words` where they are what somebody wrote, and not ours."""

    title: str
    lines: Sequence[EasyLine]
    own_words: bool = False


@dataclass(frozen=True, kw_only=True)
class EasyPlan:
    """The two pages: who I am and what helps me; what happens next and what I can do."""

    called: str
    made_on: date
    first: Sequence[EasyPart]
    second: Sequence[EasyPart]


def easy_plan(person: Person, *, seen_by: Account, on: date, at: datetime) -> EasyPlan:
    """The two pages for a person and those to whom they give them: what this reader may know, and no more."""
    somebody = read_somebody(person, today=on)
    plan, hospital = crisis_plan_of(person), hospital_of(person, on=on)
    coordinator = coordinator_of(person, on=on)
    entry = entry_of(person, seen_by=seen_by, on=on, at=at)
    look_by = rows_of([entry], on=on)[0].facts.look_by if entry else None
    first = [
        EasyPart(title="This is about me", lines=list(_me(somebody.called, somebody.about))),
        *(_helper(coordinator.account.full_name, coordinator.telephone) if coordinator else ()),
        *_hard(plan),
    ]
    second = [
        *_in_hospital(hospital),
        *(_list(look_by) if entry and look_by else ()),
        EasyPart(title="What I can do", lines=list(_can_do())),
    ]
    return EasyPlan(called=somebody.called, made_on=timezone.localdate(at), first=first, second=second)


def sentences(words: str) -> list[str]:
    """What somebody wrote, a sentence a line; each ends as a sentence does."""
    found = [one.strip() for one in re.split(r"(?<=[.!?])\s+|\n+", words.strip()) if one.strip()]
    return [one if one[-1] in ".!?" else f"{one}." for one in found]


def _own(title: str, words: str, idea: str) -> Iterator[EasyPart]:
    if words.strip():
        lines = [EasyLine(words=one, idea=idea) for one in sentences(words)]
        yield EasyPart(title=title, lines=lines, own_words=True)


def _me(called: str, about: object | None) -> Iterator[EasyLine]:
    yield EasyLine(words=f"My name is {called}.", idea="person me")
    for name, idea in (("how_i_communicate", "talk speak"), ("what_matters", "heart important")):
        for words in sentences(str(getattr(about, name, "") or "")):
            yield EasyLine(words=words, idea=idea)


def _helper(name: str, telephone: str) -> Iterator[EasyPart]:
    lines = [
        EasyLine(words=f"{name} helps me.", idea="people together"),
        EasyLine(words="They know what happens next.", idea="calendar"),
    ]
    if telephone:
        lines.append(EasyLine(words=f"You can ring them: {telephone}.", idea="telephone"))
    yield EasyPart(title="Who helps me", lines=lines)


def _hard(plan: CrisisPlan | None) -> Iterator[EasyPart]:
    if plan is None:
        return
    yield from _own("How you can tell that things are hard", plan.signs, "worried sad")
    yield from _own("What helps me", plan.helps, "heart good")
    yield from _own("What makes it worse", plan.makes_it_worse, "stop bad")
    yield from _own("Whom to call", plan.whom_to_call, "telephone")


def _in_hospital(hospital: InHospital) -> Iterator[EasyPart]:
    now, way = hospital.now, hospital.way
    if now is None:
        return
    lines = [EasyLine(words=f"I am in {now.now.hospital}.", idea="hospital")]
    if hospital.planned:
        lines.append(EasyLine(words="I will leave by this day:", idea="door leave"))
        lines.append(EasyLine(words=f"{day(hospital.planned.planned_for)}.", idea="calendar"))
        lines.append(EasyLine(words="The day may change. They must tell me why.", idea="question"))
    else:
        lines.append(EasyLine(words="Nobody has said yet when I will leave.", idea="question"))
        lines.append(EasyLine(words="I can ask them to say a day.", idea="talk speak"))
    yield EasyPart(title="Where I am now", lines=lines)
    if way:
        yield from _own("What I want", way.wishes, "heart wish")
        yield from _own("My home", way.home, "house home")
        yield from _own("Who will be there", way.support, "people together")
    for one in hospital.delays:
        first = [EasyLine(words=words, idea="list task") for words in sentences(one.delay.words)]
        if one.delay.by_date:
            first.append(EasyLine(words=f"It is to be done by {day(one.delay.by_date)}.", idea="calendar"))
        yield EasyPart(title="What has to happen first", lines=first)


def _list(look_by: date) -> Iterator[EasyPart]:
    yield EasyPart(
        title="The list I am on",
        lines=[
            EasyLine(words="I said yes to be on a list.", idea="yes tick"),
            EasyLine(words="It is for people who may need more help.", idea="people together"),
            EasyLine(words="They talk about what helps me.", idea="talk speak"),
            EasyLine(words=f"They talk again by {day(look_by)}.", idea="calendar"),
            EasyLine(words="I can say no on any day.", idea="no stop"),
        ],
    )


def _can_do() -> Iterator[EasyLine]:
    yield EasyLine(words="I can say what I think of this.", idea="talk speak")
    yield EasyLine(words="I can ask to change it.", idea="pencil write")
    yield EasyLine(words="I can ask for somebody to speak up for me.", idea="people together")
    yield EasyLine(words="That person is called an advocate.", idea="people together")
    yield EasyLine(words="I can say who may read this paper.", idea="read page")
    yield EasyLine(words="I can keep it.", idea="page")
