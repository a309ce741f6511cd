"""Saying what came of a saving in a month, and what a benefit has reached."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.cases.kinds.tracking import Whence
from lifecourse.cases.models import BenefitResult, Case, SavingMonth
from lifecourse.cases.operations.writing import CannotWrite
from lifecourse.cases.queries.cases import document_of
from lifecourse.cases.rules.tracking import CannotTell, check_came
from lifecourse.organisations.api import Permission, check_may


@transaction.atomic
def tell_month(
    *,
    case: Case,
    saving: str,
    month: date,
    actual_pence: int,
    evidence: str,
    anyway_pence: int = 0,
    basis: str = "",
    whence: Whence = Whence.ENTERED,
    stamp: Stamp,
) -> SavingMonth:
    """Keep what came of a saving in a month that is over. Raises NotAllowed or CannotWrite.

    Said again, it stands beside what was said before, and the newest counts.
    """
    case = _locked(case, stamp)
    said = {
        "case": case,
        "saving": saving,
        "month": month,
        "actual_pence": actual_pence,
        "anyway_pence": anyway_pence,
        "basis": basis.strip(),
        "evidence": evidence.strip(),
    }
    if (told := SavingMonth.objects.filter(key=stamp.key).first()) is not None:
        return _same(told, said)
    if all(one.slug != saving for one in document_of(case).savings):
        raise CannotWrite(f"{case} promises no saving called {saving}.")
    try:
        check_came(
            month=month,
            actual=actual_pence,
            anyway=anyway_pence,
            basis=basis,
            evidence=evidence,
            today=localdate(stamp.at),
        )
    except CannotTell as reason:
        raise CannotWrite(str(reason)) from None
    return SavingMonth.objects.create(**said, whence=whence.value, key=stamp.key, by=stamp.by, at=stamp.at)


@transaction.atomic
def tell_result(
    *, case: Case, benefit: str, on: date, value: Decimal, evidence: str, stamp: Stamp
) -> BenefitResult:
    """Keep what a benefit had reached on a day. Raises NotAllowed or CannotWrite."""
    case = _locked(case, stamp)
    said = {"case": case, "benefit": benefit, "on": on, "value": value, "evidence": evidence.strip()}
    if (told := BenefitResult.objects.filter(key=stamp.key).first()) is not None:
        return _same(told, said)
    meant = next((one for one in document_of(case).benefits if one.slug == benefit), None)
    if meant is None:
        raise CannotWrite(f"{case} promises no benefit called {benefit}.")
    if meant.code:
        raise CannotWrite(f"Its results are those of the measure {meant.code}. Enter them there.")
    if on > localdate(stamp.at):
        raise CannotWrite("A result is of a day that has come.")
    if not evidence.strip():
        raise CannotWrite("Say what shows it: a report, a survey, a register.")
    return BenefitResult.objects.create(**said, key=stamp.key, by=stamp.by, at=stamp.at)


def _same[Row: SavingMonth | BenefitResult](told: Row, said: dict[str, Any]) -> Row:
    """What stands under a key, where it is what is said now. Raises CannotWrite where it is not."""
    if any(getattr(told, name) != value for name, value in said.items()):
        raise CannotWrite(
            "This form was sent before, and what it said then stands. "
            "To say something else, open the page again."
        )
    return told


def _locked(case: Case, stamp: Stamp) -> Case:
    """The case, for nobody else to tell of at the same time, and only by those who may."""
    case = Case.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=case.pk)
    if stamp.by is not None:
        check_may(stamp.by, Permission.WRITE_CASES, partnership=case.partnership, on=localdate(stamp.at))
    return case
