"""What stands in all cases of a partnership, read once for as long as nobody writes.

Parts are only ever added. How many there are, and which was added last, is therefore a name for everything
that stands: what was read under it is right for as long as it is asked for under it, in whatever process.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import CasePart
from lifecourse.cases.rules.document import read_document
from lifecourse.organisations.api import Partnership

# A partnership, how many parts were ever written in it, and the key of the last of them.
type State = tuple[int, int, UUID]
# States kept in a process: a few partnerships, and what was written while somebody read.
KEPT = 32


def state_of(partnership: Partnership) -> State | None:
    """The name of what stands in a partnership's cases; None where nothing does. One query."""
    parts = CasePart.objects.filter(case__partnership=partnership).annotate(total=Window(Count("pk")))
    found = parts.order_by("-pk").values_list("total", "key").first()
    return (partnership.pk, *found) if found else None


def contents_of(state: State | None) -> Mapping[int, Mapping[str, Any]]:
    """By the key of each case its parts by name, as plain data. Nobody changes what is handed out."""
    return _contents(state) if state else {}


def documents_in(state: State | None) -> Mapping[int, CaseDocument]:
    """By the key of each case what stands in it. Raises BadCase where something kept cannot be read."""
    return _documents(state) if state else {}


@lru_cache(maxsize=KEPT)
def _contents(state: State) -> Mapping[int, Mapping[str, Any]]:
    newest = CasePart.objects.filter(case__partnership=state[0]).annotate(
        back=Window(RowNumber(), partition_by=[F("case"), F("name")], order_by=F("number").desc())
    )
    found: dict[int, dict[str, Any]] = {}
    for case, name, content in newest.filter(back=1).values_list("case", "name", "content"):
        found.setdefault(case, {})[name] = content
    return found


@lru_cache(maxsize=KEPT)
def _documents(state: State) -> Mapping[int, CaseDocument]:
    # What a fault calls a case is its reference, which stands in it.
    return {
        case: read_document(content, place=str(content.get("about", {}).get("reference", case)))
        for case, content in _contents(state).items()
    }
