"""Which share of a divided run a file of tests belongs to."""

from pathlib import PurePath
from zlib import crc32


def is_of_share(file: PurePath, share: str) -> bool:
    """Whether a file, named from the repository, is of a share such as "1/2"; it is in one only."""
    which, of = (int(part) for part in share.split("/"))
    return crc32(file.as_posix().encode()) % of == which - 1
