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

__all__ = [
    "Entry",
    "NotForReading",
    "UnableToSeal",
    "UnableToVerify",
    "Verdict",
    "acting",
    "acting_as",
    "default_file",
    "let_read",
    "name_of",
    "record",
    "seal",
    "verify",
]
