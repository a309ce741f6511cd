"""What a file from a system says before it is brought in, and which of its columns means what."""

from collections.abc import Mapping as Map
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.engine.sheets.faults import Refused
from lifecourse.organisations.api import Permission, check_may_for
from lifecourse.people.intake import fhir, mapping, reading
from lifecourse.people.intake.faults import RowFault, RowRefused
from lifecourse.people.intake.rows import RowReader
from lifecourse.people.models import Mapping, SourceSystem


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A file as rows, and what each of its columns is taken for; other columns are left out."""

    sheet: reading.Sheet
    columns: Map[str, str]

    def faults(self, *, today: date) -> dict[int, list[RowFault]]:
        """What is to be mended, by row of the file."""
        reader = RowReader(self.columns, today=today)
        found = {}
        for row in self.sheet.rows:
            try:
                reader.read(row.cells, number=row.number)
            except RowRefused as refused:
                found[row.number] = refused.faults
        return found


def understand(*, system: SourceSystem, content: bytes, by: Account | None, at: datetime) -> Understood:
    """Read a file without keeping anything of it. Raises NotAllowed or Refused."""
    understood = read_file(system=system, content=content, by=by, at=at)
    if faults := mapping.faults_of(understood.columns):
        raise Refused(*faults)
    return understood


def read_file(*, system: SourceSystem, content: bytes, by: Account | None, at: datetime) -> Understood:
    """As `understand`, but columns that somebody has to choose yet refuse nothing."""
    check_may_import(system, by, at)
    if fhir.looks_like_fhir(content):
        return Understood(sheet=fhir.read_bundle(content), columns=fhir.COLUMNS)
    sheet = reading.read_rows(content)
    saved = Mapping.objects.filter(system=system).first()
    return Understood(sheet=sheet, columns=mapping.guess(sheet.headings, saved.columns if saved else None))


@transaction.atomic
def keep_mapping(
    *, system: SourceSystem, columns: Map[str, str], by: Account | None, at: datetime
) -> Mapping:
    """Keep which column says what, for the next file. Raises NotAllowed or Refused.

    A heading with no meaning is a column that is left out on purpose.
    """
    check_may_import(system, by, at)
    meant = {heading: name for heading, name in columns.items() if name in mapping.FIELDS}
    if faults := mapping.faults_of(meant):
        raise Refused(*faults)
    kept, _ = Mapping.objects.update_or_create(
        system=system,
        defaults={"columns": {heading: meant.get(heading, "") for heading in columns}, "saved_at": at},
    )
    return kept


def check_may_import(system: SourceSystem, by: Account | None, at: datetime) -> None:
    """Raises NotAllowed. Whoever runs the command line (by=None) has the database already."""
    if by is not None:
        check_may_for(by, Permission.IMPORT_PEOPLE, organisation=system.organisation, on=localdate(at))
