"""What other rooms may ask of audit."""

from lifecourse.audit.acting import acting, acting_as
from lifecourse.audit.models import Entry
from lifecourse.audit.operations import name_of, record

__all__ = ["Entry", "acting", "acting_as", "name_of", "record"]
