"""What other rooms may ask of accounts."""

from lifecourse.accounts.models import Account
from lifecourse.accounts.operations import (
    Invited,
    UnableToEndAccess,
    UnableToInvite,
    UnableToJoin,
    UnableToResetSecondFactor,
    create_account,
    end_access,
    end_sessions,
    invite,
    invite_again,
    join,
    reopen_access,
    reset_second_factor,
    send_link,
    set_up_second_factor,
)
from lifecourse.accounts.queries import NoSuchAccount, accounts, find_account, standing, standings
from lifecourse.accounts.rules import LinkNotUsable, tidy_email
from lifecourse.accounts.second_factor import NoCode, has_second_factor
from lifecourse.accounts.second_factor import code_now as current_code
from lifecourse.accounts.stamps import Stamp, stamp_of

__all__ = [
    "Account",
    "Invited",
    "LinkNotUsable",
    "NoCode",
    "NoSuchAccount",
    "Stamp",
    "UnableToEndAccess",
    "UnableToInvite",
    "UnableToJoin",
    "UnableToResetSecondFactor",
    "accounts",
    "create_account",
    "current_code",
    "end_access",
    "end_sessions",
    "find_account",
    "has_second_factor",
    "invite",
    "invite_again",
    "join",
    "reopen_access",
    "reset_second_factor",
    "send_link",
    "set_up_second_factor",
    "stamp_of",
    "standing",
    "standings",
    "tidy_email",
]
