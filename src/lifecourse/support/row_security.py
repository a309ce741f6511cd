"""PostgreSQL's own guard over what this room keeps: the site alone reads it, no organisation's login does.

Who may read of the register is decided by what each person agreed, which the site asks each time.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from lifecourse.people.api import put_in_place

THE_SITES_ALONE = (
    "support_coordinator",
    "support_crisisplan",
    "support_delay",
    "support_dowry",
    "support_enteredtime",
    "support_healthaction",
    "support_healthcheck",
    "support_leave",
    "support_legalstatus",
    "support_need",
    "support_onregister",
    "support_planneddischarge",
    "support_promise",
    "support_promisestep",
    "support_readytoleave",
    "support_registerdecision",
    "support_review",
    "support_reviewfinding",
    "support_reviewpaper",
    "support_reviewseat",
    "support_riskfactor",
    "support_schoolplace",
    "support_service",
    "support_serviceshare",
    "support_wardstay",
    "support_wayhome",
)


def guard_support(connection: BaseDatabaseWrapper) -> None:
    """Guard every table of this room that there is by now."""
    put_in_place(connection, readable={}, the_sites_alone=THE_SITES_ALONE)
