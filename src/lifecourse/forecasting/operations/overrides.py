"""Saying a parameter otherwise than its source does, and ending that."""

from dataclasses import dataclass

from django.db import transaction

from lifecourse.accounts.api import Stamp
from lifecourse.engine.pathways import BadParameter
from lifecourse.forecasting.models import ForecastArea, Override
from lifecourse.forecasting.operations.writing import SENT_BEFORE, CannotWrite, check_writes
from lifecourse.forecasting.queries.standing import area_of, overrides_standing
from lifecourse.forecasting.rules.kept import read_area
from lifecourse.forecasting.rules.overriding import SaidOtherwise, parameter_by
from lifecourse.organisations.api import Partnership


@dataclass(frozen=True, kw_only=True)
class _Stands:
    """What stands under a key, as far as it can differ."""

    partnership: int
    code: str
    said: SaidOtherwise | None


def override_parameter(*, partnership: Partnership, code: str, said: SaidOtherwise, stamp: Stamp) -> Override:
    """Say a parameter otherwise from now on. Raises NotAllowed or CannotWrite."""
    return _write(partnership, code, said, why=said.why, stamp=stamp)


def end_override(*, partnership: Partnership, code: str, why: str, stamp: Stamp) -> Override:
    """Let a parameter be what its source says again. Raises NotAllowed or CannotWrite."""
    return _write(partnership, code, None, why=why, stamp=stamp)


@transaction.atomic
def _write(
    partnership: Partnership, code: str, said: SaidOtherwise | None, *, why: str, stamp: Stamp
) -> Override:
    check_writes(stamp, partnership)
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if (there := Override.objects.filter(key=stamp.key).first()) is not None:
        if _standing(there) != _Stands(partnership=partnership.pk, code=code, said=said):
            raise CannotWrite(SENT_BEFORE)
        return there
    if not why.strip():
        raise CannotWrite("Say why: whoever reads the forecast asks it first.")
    _check(area_of(partnership), code, said)
    if said is None and code not in overrides_standing(partnership):
        raise CannotWrite("Nobody says this otherwise. It is what its source says already.")
    return Override.objects.create(
        partnership=partnership,
        code=code,
        value=said.value if said else None,
        low=said.low if said else None,
        high=said.high if said else None,
        source=said.source.strip() if said else "",
        why=why.strip(),
        key=stamp.key,
        by=stamp.by,
        at=stamp.at,
    )


def _check(row: ForecastArea | None, code: str, said: SaidOtherwise | None) -> None:
    """That the area has the parameter, and what is said of it can be. Raises CannotWrite."""
    if row is None:
        raise CannotWrite("No area was taken yet. Take it from a plan first.")
    known = read_area(row.data).by_code
    if code not in known:
        raise CannotWrite(f"{row.name} has no parameter {code}.")
    if said is not None:
        try:
            parameter_by(known[code], said)
        except BadParameter as fault:
            raise CannotWrite(str(fault)) from fault


def _standing(there: Override) -> _Stands:
    said = None
    if there.value is not None and there.low is not None and there.high is not None:
        said = SaidOtherwise(
            value=there.value, low=there.low, high=there.high, source=there.source, why=there.why
        )
    return _Stands(partnership=there.partnership_id, code=there.code, said=said)
