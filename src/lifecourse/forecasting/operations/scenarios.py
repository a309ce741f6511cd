"""Writing a scenario: what a partnership may do, version after version."""

from django.db import transaction

from lifecourse.accounts.api import Stamp
from lifecourse.engine.pathways import BASELINE
from lifecourse.engine.pathways import Scenario as ScenarioSaid
from lifecourse.forecasting.models import Scenario, ScenarioVersion
from lifecourse.forecasting.operations.writing import SENT_BEFORE, CannotWrite, check_writes
from lifecourse.organisations.api import Partnership


class ChangedMeanwhile(CannotWrite):
    """Somebody else wrote the scenario since it was read."""


@transaction.atomic
def write_scenario(
    *, partnership: Partnership, slug: str, said: ScenarioSaid, read: int, stamp: Stamp
) -> ScenarioVersion:
    """Write the next version of a scenario. `read`: the version its writer began from; 0 to begin one.

    Raises NotAllowed, CannotWrite or ChangedMeanwhile.
    """
    check_writes(stamp, partnership)
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    data = said.to_data()
    if (
        there := ScenarioVersion.objects.filter(key=stamp.key).select_related("scenario").first()
    ) is not None:
        if (there.scenario.partnership_id, there.scenario.slug, there.data) != (partnership.pk, slug, data):
            raise CannotWrite(SENT_BEFORE)
        return there
    if slug == BASELINE.name or said.name.strip().casefold() == BASELINE.name:
        raise CannotWrite("The baseline is what comes when nothing is changed. Give this another name.")
    scenario = Scenario.objects.filter(partnership=partnership, slug=slug).first()
    newest = (
        ScenarioVersion.objects.filter(scenario=scenario).order_by("-number").first() if scenario else None
    )
    number = newest.number if newest else 0
    if number and not read:
        raise CannotWrite(
            f"There is a scenario called {slug} already. Change that one, or take another name."
        )
    if number != read:
        raise ChangedMeanwhile(
            "Somebody else changed this scenario while you were writing. What you wrote is still below: look "
            "at theirs, and save again."
        )
    if scenario is None:
        scenario = Scenario(partnership=partnership, slug=slug)
    scenario.name = said.name
    scenario.save()
    return ScenarioVersion.objects.create(
        scenario=scenario, number=number + 1, data=data, key=stamp.key, by=stamp.by, at=stamp.at
    )
