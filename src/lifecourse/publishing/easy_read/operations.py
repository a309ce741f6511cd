"""What people do to an Easy Read summary: draft it, write and read its lines, record a panel's check."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.api import ChangedMeanwhile, Plan
from lifecourse.publishing.easy_read.drafting import draft
from lifecourse.publishing.easy_read.lines import Line, Part
from lifecourse.publishing.easy_read.models import EasyRead, EasyReadLine, PanelCheck
from lifecourse.publishing.easy_read.queries import known_of, summary_of_easy_read
from lifecourse.publishing.easy_read.rules import (
    UnableToWriteLine,
    check_can_be_checked,
    check_line,
    check_nothing_dropped,
)
from lifecourse.publishing.easy_read.taken import CONTACT, asked_in, read_now


class UnableToCheck(Exception):
    """A panel's check cannot be recorded; says why in words that a page can show."""


@transaction.atomic
def draft_easy_read(*, plan: Plan, by: Account | None, at: datetime) -> EasyRead:
    """Draft a summary, or draft again every line that nobody has written. Raises NotAllowed.

    Lines that a person wrote stay as they are, and lines taken out stay out. `by` is None for a command
    run by whoever keeps the machine.
    """
    _check_may_edit(plan, by, at)
    easy_read, _ = EasyRead.objects.get_or_create(plan=plan, defaults={"drafted_at": at})
    easy_read = _held(easy_read)
    easy_read.drafted_at = at
    easy_read.save(update_fields=["drafted_at"])
    drafted = draft(known_of(easy_read))
    held = {row.key: row for row in easy_read.lines.all()}
    for number, line in enumerate(drafted, 1):
        row = held.get(line.key)
        if row is None:
            _add(easy_read, line, order=number * 10, by=by, at=at)
        elif row.by_rule and not row.removed and row.line != line:
            _redraft(row, line, by=by, at=at)
    kept = [line.key for line in drafted]
    easy_read.lines.filter(by_rule=True, removed=False).exclude(key__in=kept).delete()
    return easy_read


@transaction.atomic
def write_line(
    *,
    line: EasyReadLine,
    text: str,
    picture: str,
    part: Part,
    seen: Sequence[str],
    leave_out: bool = False,
    by: Account,
    at: datetime,
) -> EasyReadLine:
    """Write a line anew; whoever writes it has read it. `seen` is text, picture and part as the writer began.

    Raises NotAllowed, UnableToWriteLine, or ChangedMeanwhile when somebody else wrote it first.
    """
    line = _line_held(line, by, at)
    if list(seen) != [line.text, line.picture, line.part]:
        raise ChangedMeanwhile("Somebody else has changed this line since you opened it.")
    known = known_of(line.easy_read)
    text = " ".join(text.split())
    check_line(text, picture, known)
    check_nothing_dropped(line.text, text, known, leave_out=leave_out)
    line.text, line.picture, line.part = text, picture, part
    line.by_rule = False
    _changed(line, by, at)
    return _read(line, by, at)


@transaction.atomic
def add_line(*, plan: Plan, text: str, picture: str, part: Part, by: Account, at: datetime) -> EasyReadLine:
    """Add a line at the end of a part. Raises NotAllowed or UnableToWriteLine."""
    _check_may_edit(plan, by, at)
    easy_read = _held(EasyRead.objects.get(plan=plan))
    text = " ".join(text.split())
    check_line(text, picture, known_of(easy_read))
    last = easy_read.lines.order_by("-order").first()
    line = Line(key=f"own-{uuid4().hex[:12]}", part=part, text=text, picture=picture, by_rule=False)
    row = _add(easy_read, line, order=(last.order if last else 0) + 10, by=by, at=at)
    return _read(row, by, at)


@transaction.atomic
def move_line(*, line: EasyReadLine, up: bool, by: Account, at: datetime) -> None:
    """Let a line change places with the one above or below it in its part. Raises NotAllowed."""
    line = _line_held(line, by, at)
    beside = list(line.easy_read.lines.filter(part=line.part, removed=False))
    here = next(number for number, row in enumerate(beside) if row.pk == line.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(beside):
        return
    beside[here], beside[there] = beside[there], beside[here]
    for order, row in zip(sorted(row.order for row in beside), beside, strict=True):
        EasyReadLine.objects.filter(pk=row.pk).update(order=order)
    _changed(line, by, at)
    line.save(update_fields=["changed_by", "changed_at"])


@transaction.atomic
def remove_line(*, line: EasyReadLine, by: Account, at: datetime) -> None:
    """Take a line out; drafting again does not bring it back. Raises NotAllowed."""
    line = _line_held(line, by, at)
    line.removed = True
    _changed(line, by, at)
    line.save(update_fields=["removed", "changed_by", "changed_at"])


@transaction.atomic
def bring_line_back(*, line: EasyReadLine, by: Account, at: datetime) -> None:
    """Put a line back that was taken out. Raises NotAllowed."""
    line = _line_held(line, by, at)
    line.removed = False
    _changed(line, by, at)
    line.save(update_fields=["removed", "changed_by", "changed_at"])


@transaction.atomic
def read_lines(*, plan: Plan, keys: Sequence[str], seen: str, by: Account, at: datetime) -> None:
    """Say that one has read lines as they stand now. `seen` is the content hash of what was read.

    Raises NotAllowed, or ChangedMeanwhile when they are no longer what was read.
    """
    _check_may_edit(plan, by, at)
    easy_read = _held(EasyRead.objects.get(plan=plan))
    if summary_of_easy_read(easy_read).content_hash != seen:
        raise ChangedMeanwhile(
            "The summary or the plan has changed since you opened this page. Read it again."
        )
    for line in easy_read.lines.filter(key__in=keys, removed=False):
        _read(line, by, at)


@transaction.atomic
def write_contact(*, plan: Plan, contact: str, by: Account, at: datetime) -> None:
    """Write how to tell the partnership something. Raises NotAllowed."""
    _check_may_edit(plan, by, at)
    easy_read = _held(EasyRead.objects.get(plan=plan))
    easy_read.contact = " ".join(contact.split())
    easy_read.save(update_fields=["contact"])
    # Whoever writes it knows what the lines now say that show it.
    for line in easy_read.lines.all():
        if CONTACT in asked_in(line.text):
            line.read_with = {**line.read_with, CONTACT: easy_read.contact}
            line.save(update_fields=["read_with"])


@transaction.atomic
def record_panel_check(
    *,
    plan: Plan,
    code: str,
    panel: str,
    people: int,
    held_on: date,
    said: str,
    changed: str,
    by: Account,
    at: datetime,
) -> PanelCheck:
    """Record that a panel read the summary as it stands. `code` is printed on the copy that they had.

    Raises NotAllowed, or UnableToCheck when they read another wording or when it is not ready for them.
    """
    check_may(by, Permission.PUBLISH_PLAN, partnership=plan.partnership, on=localdate(at))
    easy_read = _held(EasyRead.objects.get(plan=plan))
    summary = summary_of_easy_read(easy_read)
    unread = easy_read.lines.filter(removed=False, read_by=None).count()
    try:
        check_can_be_checked(
            summary,
            code=code,
            panel=panel,
            people=people,
            held_on=held_on,
            unread=unread,
            today=localdate(at),
        )
    except UnableToWriteLine as problem:
        raise UnableToCheck(str(problem)) from None
    return PanelCheck.objects.create(
        easy_read=easy_read,
        panel=" ".join(panel.split()),
        people=people,
        held_on=held_on,
        said=said.strip(),
        changed=changed.strip(),
        content_hash=summary.content_hash,
        lines=summary.as_seen(),
        recorded_by=by,
        recorded_at=at,
    )


def _check_may_edit(plan: Plan, by: Account | None, at: datetime) -> None:
    if by is not None:
        check_may(by, Permission.EDIT_EASY_READ, partnership=plan.partnership, on=localdate(at))


def _held(easy_read: EasyRead) -> EasyRead:
    # One change of a summary at a time: the second waits for the first, then sees what it did.
    return (
        EasyRead.objects.select_for_update(of=("self",))
        .select_related("plan__partnership")
        .get(pk=easy_read.pk)
    )


def _line_held(line: EasyReadLine, by: Account, at: datetime) -> EasyReadLine:
    easy_read = _held(line.easy_read)
    _check_may_edit(easy_read.plan, by, at)
    found = EasyReadLine.objects.get(pk=line.pk)
    found.easy_read = easy_read
    return found


def _add(easy_read: EasyRead, line: Line, *, order: int, by: Account | None, at: datetime) -> EasyReadLine:
    return EasyReadLine.objects.create(
        easy_read=easy_read,
        key=line.key,
        part=line.part,
        order=order,
        text=line.text,
        picture=line.picture,
        source=line.source,
        read_with=dict(line.read_with),
        by_rule=line.by_rule,
        changed_by=by,
        changed_at=at,
    )


def _redraft(row: EasyReadLine, line: Line, *, by: Account | None, at: datetime) -> None:
    row.part, row.text, row.picture, row.source = line.part, line.text, line.picture, line.source
    row.read_with = dict(line.read_with)
    row.read_by = row.read_at = None
    row.changed_by, row.changed_at = by, at
    row.save()


def _changed(line: EasyReadLine, by: Account, at: datetime) -> None:
    line.changed_by, line.changed_at = by, at


def _read(line: EasyReadLine, by: Account, at: datetime) -> EasyReadLine:
    line.read_with = read_now(line.text, line.source, known_of(line.easy_read))
    line.read_by, line.read_at = by, at
    line.save()
    return line
