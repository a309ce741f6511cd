"""How long an organisation keeps records: rules, and whose record is kept longer or may not go at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, Permission, check_may_for
from lifecourse.people.due import lasting_holds
from lifecourse.people.kinds import CannotStand
from lifecourse.people.models import (
    ImportRun,
    KeptLonger,
    LegalHold,
    Person,
    RejectedRow,
    RetentionRule,
)
from lifecourse.people.operations.read_by_two import confirm_as_second, stop_counting
from lifecourse.people.queries import get_person
from lifecourse.people.retention import RecordKind, Rule, check_rule, day_to_go, may_go


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where it stands that something is kept for so long, and when that was read there."""

    document: str
    section: str
    address: str
    read_on: date


@dataclass(frozen=True, kw_only=True)
class Tidied:
    """How much was emptied because its time was over."""

    files: int = 0
    rows: int = 0


def rules_of(organisation: int) -> list[Rule]:
    """The rules that count for an organisation: confirmed by a second person, and not stopped."""
    found = RetentionRule.objects.filter(organisation=organisation, stopped_at=None)
    return [one.rule for one in found.exclude(confirmed_at=None)]


@transaction.atomic
def enter_rule(
    *, organisation: Organisation, rule: Rule, source: Source, by: Account, at: datetime
) -> RetentionRule:
    """Write down a rule of one's own organisation. Nothing goes by it before a second person confirms it.

    Raises NotAllowed or CannotStand.
    """
    today = localdate(at)
    check_may_for(by, Permission.KEEP_RETENTION, organisation=organisation, on=today)
    cited = (source.document, source.section, source.address)
    check_rule(rule, cited=cited, read_on=source.read_on, today=today)
    return RetentionRule.objects.create(
        organisation=organisation,
        kind=rule.kind.value,
        length=rule.length,
        unit=rule.unit.value,
        from_date=rule.from_date,
        to_date=rule.to_date,
        document=source.document.strip(),
        section=source.section.strip(),
        address=source.address.strip(),
        read_on=source.read_on,
        entered_by=by,
        entered_at=at,
    )


@transaction.atomic
def confirm_rule(*, rule: RetentionRule, by: Account, at: datetime) -> RetentionRule:
    """Agree, as a second person who read the source, that a rule counts. Raises NotAllowed or CannotStand."""
    rule = _standing(rule, by, at)
    return confirm_as_second(rule, answer_for="what may be erased", by=by, at=at)


@transaction.atomic
def stop_rule(*, rule: RetentionRule, why: str, by: Account, at: datetime) -> RetentionRule:
    """From now on nothing comes to its day by this rule. Raises NotAllowed or CannotStand.

    One person is enough: what is stopped by mistake is entered again, and nothing is lost meanwhile.
    """
    rule = _standing(rule, by, at)
    return stop_counting(rule, why=why, by=by, at=at)


def _standing(rule: RetentionRule, by: Account, at: datetime) -> RetentionRule:
    found = RetentionRule.objects.select_for_update().select_related("organisation").get(pk=rule.pk)
    check_may_for(by, Permission.KEEP_RETENTION, organisation=found.organisation, on=localdate(at))
    return found


def emptied_from(runs: Iterable[ImportRun], *, on: date) -> dict[int, date]:
    """From which day each of these files is emptied by the rules as they stand; those that never are, not."""
    runs = list(runs)
    rules = {holder: rules_of(holder) for holder in {run.system.organisation_id for run in runs}}
    found = {}
    for run in runs:
        counting = rules[run.system.organisation_id]
        day = day_to_go({RecordKind.REFUSED_ROWS: localdate(run.began_at)}, counting, after=on)
        if day is not None:
            found[run.pk] = day
    return found


def tidy(*, at: datetime) -> Tidied:
    """Empty what came in files and whose time is over by a rule in force; never a file that is coming in."""
    files = rows = 0
    today = localdate(at)
    counting = RetentionRule.objects.filter(kind=RecordKind.REFUSED_ROWS.value)
    for organisation in counting.order_by("organisation").values_list("organisation", flat=True).distinct():
        rules = rules_of(organisation)
        runs = ImportRun.objects.filter(system__organisation=organisation).exclude(state="running")
        for key, began_at in runs.order_by("pk").values_list("pk", "began_at"):
            if may_go({RecordKind.REFUSED_ROWS: localdate(began_at)}, rules, on=today):
                emptied = _empty(key, at)
                files, rows = files + emptied.files, rows + emptied.rows
    return Tidied(files=files, rows=rows)


@transaction.atomic
def _empty(run_id: int, at: datetime) -> Tidied:
    run = ImportRun.objects.select_for_update().get(pk=run_id)
    # Somebody may have begun it since it was looked for.
    if run.state == "running":
        return Tidied()
    had_file = run.content is not None
    if run.state == "waiting":
        run.state, run.ended_at = "dropped", at
    if had_file or run.file_name:
        run.content, run.file_name = None, ""
        run.save(update_fields=["state", "ended_at", "content", "file_name"])
    waiting = list(RejectedRow.objects.select_for_update().filter(run=run, state="waiting").order_by("pk"))
    for row in waiting:
        row.state, row.reason, row.decided_at = "left", "Its time was over by rule", at
        row.cells, row.faults = {}, []
        row.save()
    return Tidied(files=int(had_file), rows=len(waiting))


@transaction.atomic
def keep_longer(
    *, person: Person, organisation: Organisation, reason: str, until: date, by: Account, at: datetime
) -> KeptLonger:
    """Keep an organisation's record of somebody until a day, on which it comes to its day again.

    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    head = _held_by(person, organisation, by, at)
    if not reason.strip():
        raise CannotStand("Say why it is kept longer, for whoever looks at it on that day.")
    if until <= localdate(at):
        raise CannotStand("Keep it until a day that is still to come.")
    return KeptLonger.objects.bulk_create(
        KeptLonger(
            person=one, organisation=organisation, reason=reason.strip()[:300], until=until, by=by, at=at
        )
        for one in _everybody_in(head)
    )[0]


@transaction.atomic
def hold(
    *,
    person: Person,
    organisation: Organisation,
    reason: str,
    to_date: date | None = None,
    by: Account,
    at: datetime,
) -> LegalHold:
    """Let nothing of somebody's record be erased, for a court, an inquiry or a complaint.

    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    head, today = _held_by(person, organisation, by, at), localdate(at)
    if not reason.strip():
        raise CannotStand("Say what it is kept for, for whoever has to release it.")
    if to_date is not None and to_date < today:
        raise CannotStand("The last day is today or later.")
    return LegalHold.objects.bulk_create(
        LegalHold(
            person=one,
            organisation=organisation,
            reason=reason.strip()[:300],
            from_date=today,
            to_date=to_date,
            by=by,
            at=at,
        )
        for one in _everybody_in(head)
    )[0]


@transaction.atomic
def release_holds(*, person: Person, organisation: Organisation, why: str, by: Account, at: datetime) -> int:
    """Release every legal hold of an organisation on somebody's record; returns on how many records it was.

    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    head = _held_by(person, organisation, by, at)
    if not why.strip():
        raise CannotStand("Say why it is released.")
    holds = LegalHold.objects.select_for_update().filter(
        lasting_holds(localdate(at)), person__head=head.pk, organisation=organisation
    )
    released = list(holds.order_by("pk"))
    if not released:
        raise CannotStand("Your organisation has no legal hold on this record any more.")
    for one in released:
        one.released_by, one.released_at, one.released_why = by, at, why.strip()[:300]
        one.save(update_fields=["released_by", "released_at", "released_why"])
    return len(released)


def _everybody_in(head: Person) -> list[Person]:
    """Everybody who is read under a head, themselves first: when they are taken apart each stays kept."""
    found = Person.objects.filter(head=head.pk).order_by("pk")
    return sorted(found, key=lambda one: one.pk != head.pk)


def _held_by(person: Person, organisation: Organisation, by: Account, at: datetime) -> Person:
    """The head, locked, so that nobody erases it in the same moment."""
    on = localdate(at)
    check_may_for(by, Permission.KEEP_RETENTION, organisation=organisation, on=on)
    head = get_person(person.pk, seen_by=by, on=on, at=at, permission=Permission.KEEP_RETENTION)
    return Person.objects.select_for_update().get(pk=head.pk)
