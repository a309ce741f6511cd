"""Bringing a file of records in, some rows at a time, so that whatever happens it can go on from there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.engine.sheets.faults import Refused
from lifecourse.organisations.api import Organisation
from lifecourse.people.derived import much_at_hand
from lifecourse.people.intake import fhir, reading
from lifecourse.people.intake.faults import RowFault, RowRefused
from lifecourse.people.intake.mapping import faults_of
from lifecourse.people.intake.reading import Row
from lifecourse.people.intake.rows import RowReader
from lifecourse.people.models import ImportRun, RejectedRow, SourceRecord, SourceSystem
from lifecourse.people.operations.arriving import Arrival, arrive, duties_by
from lifecourse.people.operations.columns import check_may_import, keep_mapping, read_file
from lifecourse.people.operations.matching import Desk
from lifecourse.people.said import Said

AT_ONCE = 1_000
# Where nobody waits for a page. The more at once, the seldomer each page of an index is written again; as
# long as they come in, SQLite lets nobody else write.
MANY_AT_ONCE = 5_000
FHIR = "fhir"


class UnableToImport(Exception):
    """A file or a row cannot be taken further; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """One row of a file as it will come in, or every reason why it will not."""

    row: Row
    arrival: Arrival | None
    faults: Sequence[RowFault] = ()


@transaction.atomic
def hold_file(
    *, system: SourceSystem, file_name: str, content: bytes, by: Account | None, at: datetime
) -> ImportRun:
    """Keep a file until somebody says that it may come in. Raises NotAllowed or Refused: nothing is kept."""
    understood = read_file(system=system, content=content, by=by, at=at)
    return ImportRun.objects.create(
        system=system,
        file_name=file_name[:200],
        content=content,
        columns=dict(understood.columns),
        headings=list(understood.sheet.headings),
        rows=len(understood.sheet.rows),
        by=by,
        began_at=at,
    )


@transaction.atomic
def choose_columns(
    *, run: ImportRun, columns: Mapping[str, str], by: Account | None, at: datetime
) -> ImportRun:
    """Say which column means what, for this file and the next of its system.

    Raises NotAllowed, UnableToImport (it began already) or Refused.
    """
    check_may_import(run.system, by, at)
    run = _locked(run)
    if run.state != "waiting":
        raise UnableToImport("This file is being brought in already; its columns stay as they are.")
    mapping = keep_mapping(system=run.system, columns=columns, by=by, at=at)
    run.columns = {heading: name for heading, name in mapping.columns.items() if name}
    run.save(update_fields=["columns"])
    return run


@transaction.atomic
def begin(*, run: ImportRun, by: Account | None, at: datetime) -> ImportRun:
    """Let a file come in. Raises NotAllowed, UnableToImport or Refused."""
    check_may_import(run.system, by, at)
    run = _locked(run)
    if run.state != "waiting":
        raise UnableToImport("Somebody has begun this already, or decided against it.")
    if faults := faults_of(run.columns):
        raise Refused(*faults)
    run.state, run.by, run.began_at = "running", by, at
    run.save(update_fields=["state", "by", "began_at"])
    return run


@transaction.atomic
def drop(*, run: ImportRun, by: Account | None, at: datetime) -> ImportRun:
    """Decide against a file that nothing of has come in, and forget what it said. Raises as `begin` does."""
    check_may_import(run.system, by, at)
    run = _locked(run)
    if run.state != "waiting":
        raise UnableToImport(
            "Some of this file is in already. Let the rest come in, then mend what is wrong."
        )
    run.state, run.content, run.ended_at = "dropped", None, at
    run.save(update_fields=["state", "content", "ended_at"])
    return run


def read_all(run: ImportRun, *, at: datetime) -> list[Read]:
    """Every row of a file that is kept, as it would come in; nothing is written."""
    if run.content is None:
        return []
    content = bytes(run.content)
    is_fhir = fhir.looks_like_fhir(content)
    sheet = fhir.read_bundle(content) if is_fhir else reading.read_rows(content)
    reader = RowReader(run.columns, today=localdate(at))
    by_name = organisations_by_name()
    return [_read(row, reader, run.system, by_name) for row in sheet.rows]


def go_on(
    *,
    run: ImportRun,
    at: datetime,
    rows: Sequence[Read] | None = None,
    most: int = AT_ONCE,
    desk: Desk | None = None,
) -> ImportRun:
    """Bring the next rows of a file in, all of them or none; of a file that is in already, nothing.

    `rows` are those of `read_all`, for whoever goes on again and again, as is `desk`. Two who go
    on at once take turns.
    """
    rows = read_all(run, at=at) if rows is None else rows
    with transaction.atomic():
        run = _locked(run)
        if run.state != "running":
            return run
        some = rows[run.rows_done : run.rows_done + most]
        came = arrive(
            system=run.system, arrivals=[one.arrival for one in some if one.arrival], at=at, desk=desk
        )
        refused = [one for one in some if one.arrival is None]
        RejectedRow.objects.bulk_create(
            RejectedRow(
                run=run,
                number=one.row.number,
                cells=dict(one.row.cells),
                faults=[asdict(fault) for fault in one.faults],
            )
            for one in refused
        )
        run.rows_done += len(some)
        run.added += came.added
        run.changed += came.changed
        run.same += came.same
        run.refused += len(refused)
        if run.rows_done >= len(rows):
            # The file has said what it had to say; what was refused of it is kept row by row.
            run.state, run.content, run.ended_at = "done", None, at
            run.save(update_fields=["state", "content", "ended_at"])
        run.save(update_fields=["rows_done", "added", "changed", "same", "refused"])
    return run


def finish(
    *, run: ImportRun, at: datetime, tell: Callable[[int, int], None] = lambda done, of: None
) -> ImportRun:
    """Bring all that is left of a file in; `tell` hears how many rows are done, and of how many."""
    return go_on_while(lambda: True, run=run, at=at, tell=tell, most=MANY_AT_ONCE)


def go_on_while(
    more: Callable[[], bool],
    *,
    run: ImportRun,
    at: datetime,
    tell: Callable[[int, int], None] = lambda done, of: None,
    most: int | None = None,
) -> ImportRun:
    """Bring rows in, some and then some, as long as there are any and `more` says so; the first always."""
    rows, desk = read_all(run, at=at), Desk()
    with much_at_hand():
        while run.state == "running":
            run = go_on(run=run, at=at, rows=rows, most=most or AT_ONCE, desk=desk)
            tell(run.rows_done, run.rows)
            if not more():
                break
    return run


@transaction.atomic
def mend_row(
    *, rejected: RejectedRow, cells: Mapping[str, str], by: Account | None, at: datetime
) -> RejectedRow:
    """Try a refused row again with other cells. Raises NotAllowed, UnableToImport or RowRefused."""
    rejected = _waiting(rejected, by, at)
    run = rejected.run
    row = Row(number=rejected.number, cells={**rejected.cells, **cells})
    read = _read(row, RowReader(run.columns, today=localdate(at)), run.system, organisations_by_name())
    if read.arrival is None:
        raise RowRefused(list(read.faults))
    since = SourceRecord.objects.filter(
        system=run.system, local_id=read.arrival.local_id, came_at__gte=run.began_at
    )
    if since.exists():
        raise UnableToImport(
            "Another row of this file with that number in your system is in already. Mend the number, or "
            "leave this row out."
        )
    arrive(system=run.system, arrivals=[read.arrival], at=at)
    return _decided(rejected, "mended", "", by, at)


@transaction.atomic
def leave_row(*, rejected: RejectedRow, reason: str, by: Account | None, at: datetime) -> RejectedRow:
    """Leave a refused row out on purpose, and forget what it said. Raises NotAllowed or UnableToImport."""
    rejected = _waiting(rejected, by, at)
    if not reason.strip():
        raise UnableToImport("Say why this row is left out, for whoever asks later.")
    return _decided(rejected, "left", reason.strip()[:300], by, at)


def _waiting(rejected: RejectedRow, by: Account | None, at: datetime) -> RejectedRow:
    rejected = RejectedRow.objects.select_for_update().select_related("run__system").get(pk=rejected.pk)
    check_may_import(rejected.run.system, by, at)
    if rejected.state != "waiting":
        raise UnableToImport("Somebody has mended this row meanwhile, or left it out.")
    return rejected


def _decided(rejected: RejectedRow, state: str, reason: str, by: Account | None, at: datetime) -> RejectedRow:
    rejected.state, rejected.reason, rejected.decided_by, rejected.decided_at = state, reason, by, at
    rejected.cells, rejected.faults = {}, []
    rejected.save()
    return rejected


def _locked(run: ImportRun) -> ImportRun:
    return ImportRun.objects.select_for_update().select_related("system__organisation").get(pk=run.pk)


def organisations_by_name() -> dict[str, Organisation]:
    """Organisations by code and by name, in small letters: a file may name them either way."""
    found: dict[str, Organisation] = {}
    for one in Organisation.objects.order_by("code"):
        found[one.name.casefold()] = one
        found[one.code.casefold()] = one
    return found


def _read(row: Row, reader: RowReader, system: SourceSystem, by_name: Mapping[str, Organisation]) -> Read:
    try:
        local_id, said = reader.read(row.cells, number=row.number)
    except RowRefused as refused:
        return Read(row=row, arrival=None, faults=refused.faults)
    if faults := list(_unknown(said, reader, by_name)):
        return Read(row=row, arrival=None, faults=faults)
    named = {name: by_name[name.casefold()] for name in said.responsible.values()}
    return Read(row=row, arrival=Arrival(local_id=local_id, said=said, duties=duties_by(system, said, named)))


def _unknown(said: Said, reader: RowReader, by_name: Mapping[str, Organisation]) -> Iterator[RowFault]:
    for part, name in said.responsible.items():
        if name.casefold() not in by_name:
            yield RowFault(
                column=reader.heading[part],
                found=f"“{name[:60]}”",
                expected="an organisation that is here, by its code or its name",
                mend="Write it as it is here, or have it added first.",
            )
