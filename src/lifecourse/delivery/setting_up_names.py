"""Finding what a file names: a board of the partnership, an organisation by its code."""

from lifecourse.delivery.operations.keeping import UnableToKeepRecord
from lifecourse.organisations.api import Board, Organisation, Partnership


def board_named(partnership: Partnership, name: str) -> Board | None:
    """A board of this partnership; none for no name. Raises UnableToKeepRecord."""
    found = partnership.boards.filter(name=name).first()
    if name and found is None:
        raise UnableToKeepRecord(f"there is no board {name!r}; expected one of partnership.toml.")
    return found


def organisation_coded(code: str) -> Organisation:
    """An organisation. Raises UnableToKeepRecord."""
    found = Organisation.objects.filter(code=code).first()
    if found is None:
        raise UnableToKeepRecord(f"there is no organisation {code!r}; expected one of partnership.toml.")
    return found
