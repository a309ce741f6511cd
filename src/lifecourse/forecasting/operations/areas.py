"""Taking an area: what forecasts of a partnership rest on from now on."""

from dataclasses import dataclass

from django.db import transaction

from lifecourse.accounts.api import Stamp
from lifecourse.engine.pathways import Area, fingerprint
from lifecourse.forecasting.models import ForecastArea
from lifecourse.forecasting.operations.writing import SENT_BEFORE, CannotWrite, check_writes
from lifecourse.organisations.api import Partnership


@dataclass(frozen=True, kw_only=True)
class TakenFrom:
    """Where an area's figures were taken: a plan's short name and its revision, or what was counted."""

    what: str
    revision: int | None = None


@transaction.atomic
def take_area(*, partnership: Partnership, area: Area, taken_from: TakenFrom, stamp: Stamp) -> ForecastArea:
    """Keep an area as the one that stands. The same as stands already is not kept twice.

    Raises NotAllowed, or CannotWrite for a key that stands for another.
    """
    check_writes(stamp, partnership)
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    data = area.to_data()
    mark = fingerprint(data)
    if (there := ForecastArea.objects.filter(key=stamp.key).first()) is not None:
        if (there.partnership_id, there.fingerprint) != (partnership.pk, mark):
            raise CannotWrite(SENT_BEFORE)
        return there
    newest = ForecastArea.objects.filter(partnership=partnership).order_by("-id").first()
    if newest is not None and newest.fingerprint == mark:
        return newest
    return ForecastArea.objects.create(
        partnership=partnership,
        name=area.name,
        first_day=area.first_day,
        data=data,
        fingerprint=mark,
        taken_from=taken_from.what,
        revision=taken_from.revision,
        key=stamp.key,
        by=stamp.by,
        at=stamp.at,
    )
