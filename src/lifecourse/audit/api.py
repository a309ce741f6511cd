"""What other rooms may ask of audit."""

from lifecourse.audit.acting import acting, acting_as
from lifecourse.audit.models import Entry
from lifecourse.audit.operations import name_of, record
from lifecourse.audit.reading import NotForReading, let_read
from lifecourse.audit.sealing import (
    UnableToSeal,
    UnableToVerify,
    Verdict,
    default_file,
    seal,
    verify,
)
from lifecourse.audit.subjects import (
    NoSuchKey,
    Opened,
    destroy_again,
    destroy_key,
    destroyed_keys,
    entries_about,
    opened,
)

__all__ = [
    "Entry",
    "NoSuchKey",
    "NotForReading",
    "Opened",
    "UnableToSeal",
    "UnableToVerify",
    "Verdict",
    "acting",
    "acting_as",
    "default_file",
    "destroy_again",
    "destroy_key",
    "destroyed_keys",
    "entries_about",
    "let_read",
    "name_of",
    "opened",
    "record",
    "seal",
    "verify",
]
