"""What other rooms may ask of people."""

from lifecourse.people.due import requests_to_agree
from lifecourse.people.kinds import CannotStand, check_ending
from lifecourse.people.looks import Look, note_look
from lifecourse.people.models import EmergencyLook, Person
from lifecourse.people.portrait import Portrait
from lifecourse.people.queries import (
    NoSuchPerson,
    agreements_to,
    emergencies_to_judge,
    get_person,
    opening_sights,
    organisations_seeing,
    pairs_waiting,
    people_seen_by,
    who_may_open,
)
from lifecourse.people.reading import Somebody, called_by, portraits_of, read_somebody
from lifecourse.people.row_security import put_in_place
from lifecourse.people.rules import Purpose
from lifecourse.people.setting_up import choose_for_made_up, made_up_people
from lifecourse.people.slots import ToldPart
from lifecourse.people.views.keeping import KeepingPage, long_answer
from lifecourse.people.views.place import PeoplePage

__all__ = [
    "CannotStand",
    "EmergencyLook",
    "KeepingPage",
    "Look",
    "NoSuchPerson",
    "PeoplePage",
    "Person",
    "Portrait",
    "Purpose",
    "Somebody",
    "ToldPart",
    "agreements_to",
    "called_by",
    "check_ending",
    "choose_for_made_up",
    "emergencies_to_judge",
    "get_person",
    "long_answer",
    "made_up_people",
    "note_look",
    "opening_sights",
    "organisations_seeing",
    "pairs_waiting",
    "people_seen_by",
    "portraits_of",
    "put_in_place",
    "read_somebody",
    "requests_to_agree",
    "who_may_open",
]
