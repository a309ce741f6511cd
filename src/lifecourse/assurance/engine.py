"""Finds every check by looking in the folder of checks, and runs them over a plan."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

from lifecourse.assurance import checks as folder
from lifecourse.assurance.findings import Asked, Check, RawFinding, Registered, Severity
from lifecourse.plans.api import PlanDocument
from lifecourse.standards.api import RulePack

GRAVEST_FIRST = {severity: order for order, severity in enumerate(Severity)}


class BadCheck(Exception):
    """A file in the folder of checks is not a check: says which file and what is missing."""


@cache
def registered_checks() -> tuple[Registered, ...]:
    """Every check, by family and then id. Raises BadCheck."""
    found: dict[str, Registered] = {}
    for module in pkgutil.walk_packages(folder.__path__, prefix=f"{folder.__name__}."):
        if module.ispkg:
            continue
        code = importlib.import_module(module.name)
        if not (hasattr(code, "CHECK") and hasattr(code, "find")):
            raise BadCheck(f"{module.name} has no CHECK or no find: every file in the folder is one check.")
        if code.CHECK.id in found:
            raise BadCheck(f"{module.name} uses the id {code.CHECK.id!r} a second time.")
        found[code.CHECK.id] = Registered(check=code.CHECK, find=code.find)
    order = list(type(next(iter(found.values())).check.family))
    return tuple(sorted(found.values(), key=lambda r: (order.index(r.check.family), r.check.id)))


def all_checks() -> tuple[Check, ...]:
    """What every check is, by family and then id."""
    return tuple(r.check for r in registered_checks())


def check_called(check_id: str) -> Check | None:
    """The check of that id, or None when it is no longer among them."""
    return next((c for c in all_checks() if c.id == check_id), None)


@cache
def checks_version() -> str:
    """A digest of the checks as they are: another one when a check, or what it reads, is changed."""
    digest = sha256()
    room = resources.files("lifecourse.assurance")
    for file in sorted(_sources(room), key=str):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name not in {"migrations", "neighbours", "planting", "__pycache__"}:
            yield from _sources(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry


def check_document(document: PlanDocument, pack: RulePack, today: date) -> list[RawFinding]:
    """Everything that the checks find in a plan: the gravest first, then in the order of the plan."""
    asked = Asked(document=document, pack=pack, today=today)
    order = {section.key: number for number, section in enumerate(document.template.sections)}
    binding = [r for r in registered_checks() if r.check.rule not in document.template.not_bound_by]
    found = [finding for check in binding for finding in check.find(asked)]
    return sorted(
        found,
        key=lambda f: (GRAVEST_FIRST[f.severity], order.get(f.place.section, len(order)), f.fingerprint),
    )
