"""A made-up list of a commissioner in a demonstration, with what such lists get wrong."""

import csv
import io
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import HEALTH_COMMISSIONERS, Organisation
from lifecourse.people.api import Portrait, organisations_seeing, people_seen_by, portraits_of
from lifecourse.support.models import Extract, WardStay
from lifecourse.support.operations.extracts import MAY, Whose, bring_in, hold_extract

HEADINGS = (
    "NHS number",
    "Forename",
    "Surname",
    "Date of birth",
    "Hospital",
    "Kind of ward",
    "Admission date",
)
# Somebody who is on nobody's list; the number begins as those do that belong to no one.
UNKNOWN = ("9990000050", "Nia", "Moss", "1994-05-06", "Fen Lodge", "Low secure")
KEPT_FOR = timedelta(days=365)
MOST = 40
AT_HOME = 2
# Every so many-eth row is wrong in one way.
LEFT_OUT, WITHOUT_NUMBER, ANOTHER_DAY = 6, 5, 4


def set_up_list(*, by: Account, at: datetime) -> int:
    """Bring in a made-up list of the first commissioner that `by` compares for; returns how many rows.

    Twice changes nothing.
    """
    today = timezone.localdate(at)
    own = organisations_seeing(by, on=today, permission=MAY)
    where = Organisation.objects.filter(pk__in=own, kind__in=HEALTH_COMMISSIONERS).order_by("code").first()
    if where is None or Extract.objects.exists():
        return 0
    day = today.replace(day=1) - timedelta(days=1)
    held = hold_extract(
        kept_by=where,
        whose=Whose(kind="commissioner", commissioner=where),
        as_at=day,
        keep_until=today + KEPT_FOR,
        content=_content(where, day, by, at),
        by=by,
        at=at,
    )
    return bring_in(extract=held, columns=held.columns, by=by, at=at).rows_in


def _content(where: Organisation, day: date, by: Account, at: datetime) -> bytes:
    today = timezone.localdate(at)
    seen = people_seen_by(by, on=today, at=at, permission=MAY)
    there = WardStay.objects.filter(
        Q(to_date=None) | Q(to_date__gt=day),
        from_date__lte=day,
        commissioner=where,
        person__head__in=seen.values("pk"),
    )
    wards = {ward.person.head: ward for ward in there.select_related("person__head").order_by("pk")[:MOST]}
    # Who is at home by the record, and in hospital by the list.
    at_home = list(seen.exclude(pk__in=[head.pk for head in wards]).order_by("pk")[:AT_HOME])
    portraits = portraits_of([*wards, *at_home], today=today)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for number, (head, ward) in enumerate(wards.items(), start=1):
        if number % LEFT_OUT:
            since = ward.from_date - timedelta(days=7 if number % ANOTHER_DAY == 0 else 0)
            cells = _who(portraits[head.pk], numbered=number % WITHOUT_NUMBER != 0)
            writer.writerow([*cells, ward.hospital, ward.get_ward_kind_display().partition(",")[0], since])
    for head in at_home:
        cells = _who(portraits[head.pk], numbered=True)
        writer.writerow([*cells, "Fen Lodge", "Low secure", day - timedelta(days=30)])
    writer.writerow([*UNKNOWN, day - timedelta(days=200)])
    return out.getvalue().encode()


def _who(known: Portrait, *, numbered: bool) -> tuple[str, str, str, str]:
    given, _, family = (known.name.words if known.name else "").rpartition(" ")
    number = known.nhs_number.words.replace(" ", "") if numbered and known.nhs_number else ""
    return number, given, family, known.birth_date.isoformat() if known.birth_date else ""
