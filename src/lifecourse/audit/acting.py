"""Who is making the changes: known for the length of a request, a command or a task."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

NOBODY_NAMED = "not named"


@dataclass(frozen=True, kw_only=True)
class Acting:
    """Whoever makes the changes now, as the record will say it."""

    actor: str = NOBODY_NAMED
    label: str = ""
    request: str = ""


NOBODY = Acting()
_acting: ContextVar[Acting] = ContextVar("lifecourse_acting", default=NOBODY)


def acting() -> Acting:
    return _acting.get()


@contextmanager
def acting_as(actor: str, *, label: str = "", request: str = "") -> Iterator[None]:
    """Name who makes every change inside this block, whichever way the change is made."""
    token = _acting.set(Acting(actor=actor, label=label, request=request))
    try:
        yield
    finally:
        _acting.reset(token)
