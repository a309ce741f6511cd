"""A copy of what is known about somebody, to give to them: a document to read, and the same as data."""

import json
from dataclasses import asdict
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.due import told_how_long
from lifecourse.people.kinds import ABOUT_QUESTIONS, AROUND_KINDS, AUTHORITY_KINDS
from lifecourse.people.looks import Look, note_look
from lifecourse.people.looks_told import MOST_TOLD, told_to_the_person
from lifecourse.people.models import (
    Adjustment,
    Authority,
    Choice,
    Person,
    Relationship,
    Responsibility,
    SourceRecord,
)
from lifecourse.people.operations.keeping import person_to_keep
from lifecourse.people.reading import about_of, read_somebody
from lifecourse.people.rules import (
    CAPACITY_WORDS,
    FOR_SOMEBODY,
    OUTCOME_WORDS,
    PART_WORDS,
    PURPOSE_WORDS,
    Capacity,
    Outcome,
    Part,
    Purpose,
)
from lifecourse.people.slots import rooms_about_people

# Told in every copy alike, so that nothing can be read from what a copy does not have.
LEFT_OUT = (
    "The names, telephones and addresses of other people, and what was written about them.",
    "What somebody in your family, or a friend, said only as long as you are not told.",
    "What was seen that shows that somebody may speak for you.",
    "Who decided for you and what they thought of, where something was decided in your best interests.",
    "Whether your record is restricted, and for whom, because that may name somebody.",
    "What somebody wrote when they asked for your record because harm was near.",
    "Whether two records were thought to be yours, and why.",
    "Whether somebody decided to keep your record longer than its rule says, and for what.",
    "How each thing changed over time.",
    f"Looks at your record before the latest {MOST_TOLD} that were written down.",
)


@transaction.atomic
def their_copy(*, person: Person, by: Account, at: datetime) -> bytes:
    """A zip of a document and the same as data. That it was taken is written down.

    Raises NotAllowed or NoSuchPerson.
    """
    head = person_to_keep(person, by=by, at=at)
    note_look(by=by, how=Look.COPIED, people=[head], at=at)
    today = timezone.localdate(at)
    told = everything_about(head) | {"how_long": told_how_long(head, on=today)}
    context = {
        "somebody": read_somebody(head, today=today),
        "told": told,
        "today": today,
        "left_out": LEFT_OUT,
    }
    document = render_to_string("people/their_copy_document.html", context)
    data = {"made_on": today, **told, "left_out": LEFT_OUT}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("read-this.html", document)
        zipped.writestr("everything.json", json.dumps(data, default=_plain, ensure_ascii=False, indent=2))
    return file.getvalue()


def everything_about(head: Person) -> dict[str, Any]:
    """What is kept about this person under every record of theirs, with nothing that tells of others."""
    of_them = {"person__head": head}
    records = SourceRecord.objects.filter(**of_them).select_related("system").order_by("system__name", "pk")
    about = about_of(head)
    return {
        "id": str(head.pk),
        "in_your_words": [
            {"asked": question, "said": words}
            for name, question in ABOUT_QUESTIONS.items()
            if about is not None and (words := getattr(about, name))
        ],
        "done_differently": [
            {"words": one.words, "from": one.from_date, "until": one.to_date}
            for one in Adjustment.objects.filter(**of_them)
        ],
        "people_around": [
            {
                "who": AROUND_KINDS.get(one.kind, "Somebody"),
                "unpaid_carer": one.is_unpaid_carer,
                "may_be_told": one.may_be_told,
                "from": one.from_date,
                "until": one.to_date,
            }
            for one in Relationship.objects.filter(**of_them)
        ],
        "who_may_speak": [
            {
                "who": AROUND_KINDS.get(one.relationship.kind, "Somebody"),
                "as": AUTHORITY_KINDS.get(one.kind, "Another authority"),
                "about": one.about,
                "from": one.from_date,
                "until": one.to_date,
            }
            for one in Authority.objects.filter(**of_them).select_related("relationship")
        ],
        "responsible": [
            {
                "organisation": one.organisation.name,
                "as": PART_WORDS[Part(one.part)],
                "from": one.from_date,
                "until": one.to_date,
            }
            for one in Responsibility.objects.filter(**of_them).select_related("organisation")
        ],
        "decided": [
            _decision(one) for one in Choice.objects.filter(**of_them).select_related("organisation")
        ],
        "looked": [
            {"on": one.on, "organisation": one.organisation, "roles": one.roles, "did": one.ways}
            for one in told_to_the_person(head)
        ],
        "support": [asdict(part) for room in rooms_about_people() for part in room.told(head)],
        "systems": [
            {"system": one.system.name, "number": one.local_id, "came_at": one.came_at, "said": one.said}
            for one in records
        ],
    }


def _decision(choice: Choice) -> dict[str, Any]:
    outcome = Outcome(choice.outcome)
    # Whoever decided for somebody is another person, and so are those whom they asked.
    by = {} if outcome in FOR_SOMEBODY else {"decided_by": choice.decided_by, "why": choice.why}
    return {
        "organisation": choice.organisation.name,
        "for": PURPOSE_WORDS[Purpose(choice.purpose)],
        "decision": OUTCOME_WORDS[outcome],
        "able_to_decide": CAPACITY_WORDS[Capacity(choice.capacity)],
        "on": choice.decided_on,
        "until": choice.until,
        **by,
    }


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A {type(value).__name__} has no place in a copy.")
