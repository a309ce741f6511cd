"""What other rooms may ask of organisations."""

from lifecourse.organisations.boards import LooksLikeAName, UnableToKeepBoard, keep_board, keep_seat
from lifecourse.organisations.kinds import AreaKind, OrganisationKind, Part
from lifecourse.organisations.models import (
    Area,
    Board,
    BoardSeat,
    Organisation,
    OrganisationArea,
    Partnership,
    PartnershipMember,
    RoleHolding,
)
from lifecourse.organisations.operations import (
    UnableToEndRole,
    UnableToGiveRole,
    end_role,
    give_role,
    invite_person,
)
from lifecourse.organisations.queries import (
    check_may,
    check_may_for,
    holdings_in_force,
    holds_anywhere,
    may,
    may_for,
    members_of,
    organisations_acted_for,
    organisations_administered_by,
    partnerships_seen_by,
    partnerships_where,
    people_who_may,
    permissions_in,
)
from lifecourse.organisations.rules import NotAllowed, Permission, Role
from lifecourse.organisations.setting_up import UnableToSetUp, set_up_partnership

__all__ = [
    "Area",
    "AreaKind",
    "Board",
    "BoardSeat",
    "LooksLikeAName",
    "NotAllowed",
    "Organisation",
    "OrganisationArea",
    "OrganisationKind",
    "Part",
    "Partnership",
    "PartnershipMember",
    "Permission",
    "Role",
    "RoleHolding",
    "UnableToEndRole",
    "UnableToGiveRole",
    "UnableToKeepBoard",
    "UnableToSetUp",
    "check_may",
    "check_may_for",
    "end_role",
    "give_role",
    "holdings_in_force",
    "holds_anywhere",
    "invite_person",
    "keep_board",
    "keep_seat",
    "may",
    "may_for",
    "members_of",
    "organisations_acted_for",
    "organisations_administered_by",
    "partnerships_seen_by",
    "partnerships_where",
    "people_who_may",
    "permissions_in",
    "set_up_partnership",
]
