"""What other rooms may ask of people."""

from lifecourse.people.days import read_day
from lifecourse.people.due import requests_to_agree
from lifecourse.people.intake.mapping import plain as plain_heading
from lifecourse.people.intake.reading import MOST_BYTES, Sheet, read_rows
from lifecourse.people.kinds import CannotStand, check_ending, must_say
from lifecourse.people.looks import Look, note_look
from lifecourse.people.models import EmergencyLook, Person, ReadByTwo, Relationship
from lifecourse.people.models.read_by_two import nobody_confirms_their_own
from lifecourse.people.operations.keeping import end_line, person_to_keep
from lifecourse.people.operations.own_record import own_record
from lifecourse.people.operations.read_by_two import check_cited, confirm_as_second, stop_counting
from lifecourse.people.portrait import Place, Portrait
from lifecourse.people.queries import (
    NoSuchPerson,
    agreements_to,
    councils_by_name,
    councils_responsible,
    emergencies_to_judge,
    get_person,
    opening_sights,
    organisations_seeing,
    pairs_waiting,
    people_seen_by,
    who_may_open,
)
from lifecourse.people.reading import (
    Somebody,
    birth_dates,
    called_by,
    death_days,
    portraits_of,
    read_somebody,
)
from lifecourse.people.row_security import put_in_place
from lifecourse.people.rules import Purpose
from lifecourse.people.setting_up import MadeUp, choose_for_made_up, made_up_people
from lifecourse.people.slots import ToldPart
from lifecourse.people.views.keeping import EndForm, KeepingPage, KeptLinePage, choice, long_answer
from lifecourse.people.views.place import OnePersonPage, PeoplePage
from lifecourse.people.views.read_by_two import ReadByTwoPage

__all__ = [
    "MOST_BYTES",
    "CannotStand",
    "EmergencyLook",
    "EndForm",
    "KeepingPage",
    "KeptLinePage",
    "Look",
    "MadeUp",
    "NoSuchPerson",
    "OnePersonPage",
    "PeoplePage",
    "Person",
    "Place",
    "Portrait",
    "Purpose",
    "ReadByTwo",
    "ReadByTwoPage",
    "Relationship",
    "Sheet",
    "Somebody",
    "ToldPart",
    "agreements_to",
    "birth_dates",
    "called_by",
    "check_cited",
    "check_ending",
    "choice",
    "choose_for_made_up",
    "confirm_as_second",
    "councils_by_name",
    "councils_responsible",
    "death_days",
    "emergencies_to_judge",
    "end_line",
    "get_person",
    "long_answer",
    "made_up_people",
    "must_say",
    "nobody_confirms_their_own",
    "note_look",
    "opening_sights",
    "organisations_seeing",
    "own_record",
    "pairs_waiting",
    "people_seen_by",
    "person_to_keep",
    "plain_heading",
    "portraits_of",
    "put_in_place",
    "read_day",
    "read_rows",
    "read_somebody",
    "requests_to_agree",
    "stop_counting",
    "who_may_open",
]
