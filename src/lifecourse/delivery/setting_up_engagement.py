"""Loading from a file who was heard, how people are told, and who speaks for whom."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lifecourse.delivery.hearing import Shaping
from lifecourse.delivery.models import Cohort, Hearing, Said, SharedWork, Telling
from lifecourse.delivery.operations.engagement import (
    keep_cohort,
    keep_hearing,
    keep_said,
    keep_shared_work,
    keep_telling,
)
from lifecourse.delivery.setting_up_names import board_named, organisation_coded
from lifecourse.organisations.api import Partnership

Entry = Mapping[str, Any]


def put_cohort(partnership: Partnership, data: Entry, at: datetime) -> None:
    """A group of people, and who speaks for it."""
    if not partnership.cohorts.filter(number=data["number"]).exists():
        named = [board_named(partnership, name) for name in data.get("voices", [])]
        keep_cohort(
            cohort=Cohort(partnership=partnership),
            filled={k: data[k] for k in ("number", "name")} | {"is_national": data.get("national", True)},
            voices=[board for board in named if board],
            by=None,
            at=at,
        )


def put_telling(partnership: Partnership, data: Entry, at: datetime) -> None:
    """A step of the communications plan."""
    if not partnership.tellings.filter(what=data["what"]).exists():
        filled = {"phase": data["phase"], "what": data["what"], "to_date": data.get("to")}
        filled |= {name: data.get(name, "") for name in ("audience", "channel")}
        if "organisation" in data:
            filled["owner"] = organisation_coded(data["organisation"])
        keep_telling(telling=Telling(partnership=partnership), filled=filled, by=None, at=at)


def put_hearing(partnership: Partnership, data: Entry, at: datetime) -> None:
    """Who was heard, and what they said with what became of it."""
    if partnership.hearings.filter(what=data["what"]).exists():
        return
    filled = {"what": data["what"], "who": data["who"], "day": data.get("day"), "people": data.get("people")}
    filled |= {n: data.get(n, "") for n in ("when", "people_said", "made_accessible", "evidence")}
    filled["board"] = board_named(partnership, data.get("board", ""))
    cohorts = Cohort.objects.filter(partnership=partnership, number__in=data.get("cohorts", []))
    hearing = keep_hearing(
        hearing=Hearing(partnership=partnership), filled=filled, cohorts=cohorts, by=None, at=at
    )
    for said in data.get("said", []):
        keep_said(
            said=Said(hearing=hearing),
            what=said["what"],
            done=said.get("done", ""),
            why_not=said.get("why_not", ""),
            by=None,
            at=at,
        )


def put_shared_work(partnership: Partnership, data: Entry, at: datetime) -> None:
    """How far people shaped a piece of work."""
    if not partnership.shared_works.filter(what=data["what"]).exists():
        filled = {"what": data["what"], "own_level": Shaping(data["level"]).value}
        filled["evidence"] = data["evidence"]
        keep_shared_work(work=SharedWork(partnership=partnership), filled=filled, by=None, at=at)
