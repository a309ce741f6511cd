"""What other rooms may ask of audit."""

from lifecourse.audit.acting import acting, acting_as
from lifecourse.audit.models import Entry
from lifecourse.audit.operations import Done, name_of, record, record_each
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
    "Done",
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
    "record_each",
    "seal",
    "verify",
]
