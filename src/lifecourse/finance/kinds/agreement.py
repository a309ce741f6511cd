"""The words of an agreement: how it stands on a day, and who decides that budget moves."""

from enum import StrEnum


class Stand(StrEnum):
    """How an agreement stands on a day."""

    IN_FORCE = "in-force"
    NOT_SIGNED = "not-signed"
    NOT_YET = "not-yet"
    OVER = "over"


STAND_WORDS: dict[Stand, str] = {
    Stand.IN_FORCE: "In force",
    Stand.NOT_SIGNED: "Not signed",
    Stand.NOT_YET: "Not yet in force",
    Stand.OVER: "Over",
}


class Decides(StrEnum):
    """Who decides that budget moves, by how much it is."""

    MANAGER = "manager"
    PARTNER = "partner"
    ALL = "all"


DECIDES_WORDS: dict[Decides, str] = {
    Decides.MANAGER: "The pool manager alone",
    Decides.PARTNER: "The partner that gives the money",
    Decides.ALL: "Every party",
}
