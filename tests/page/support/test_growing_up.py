"""Growing up: nobody turns 18 without a plan for adult life unless a page says so."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_plans import Table

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand
from lifecourse.people.models import SourceRecord
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.telling import everything_about
from lifecourse.support.models import AdultLifePlan, InGroup
from lifecourse.support.operations.growing_up import add_to_group, end_group, write_adult_life_plan
from lifecourse.support.reading.growing_up import who_grows_up

pytestmark = pytest.mark.page

PLAN: dict[str, object] = {
    "severe": False,
    "work": "To work with horses",
    "home": "",
    "society": "",
    "health": "",
    "agencies": "Children's team, adults' team, Hill School",
    "lead": "Transition worker",
    "otherwise": "The club at the library",
    "follow_up": "A visit each month for a year",
    "written_with": "Ada and her mother, with her teacher",
}


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def born_to_turn_18_in(days: int) -> str:
    day = ago(-days)
    return day.replace(year=day.year - 18, day=min(day.day, 28)).isoformat()


class Young(Table):
    def write_plan(self, **other: object) -> AdultLifePlan:
        return self.write(write_adult_life_plan, **PLAN | other)

    def group(self, group: str = "looked_after", **other: object) -> InGroup:
        said = {"said_by": "Social worker, Fen Council", "from_date": ago(10)}
        return self.write(add_to_group, group=group, **said | other)

    def read(self, name: str = "growing-up/") -> str:
        return browser(self.by).get(f"/support/{self.person.pk}/{name}").content.decode()


@pytest.fixture
def young(icb: Organisation, coordinator: Account) -> Young:
    person = someone(icb, "Ada Wren", birth_date=born_to_turn_18_in(120))
    return Young(person, icb, coordinator)


def test_no_plan_within_six_months_of_18_is_overdue_until_one_is_written(young: Young) -> None:
    page = young.read()
    assert "No plan for adult life" in page and "overdue" in page and "first key principle" in page
    assert "No plan for adult life is written down" in young.read("")
    young.group()
    assert "for 1 it is overdue" in browser(young.by).get("/support/growing-up/").content.decode()
    young.write_plan()
    page = young.read()
    assert "To work with horses" in page and "Nothing yet." in page and "days late" in page
    rows = who_grows_up(seen_by=young.by, on=ago(0), at=timezone.now())
    assert [len(row.grows.missing) for row in rows] == [3]
    assert "A plan for adult life was written" in young.read("life/?part=school")


def test_for_a_severe_disability_it_begins_at_14(icb: Organisation, coordinator: Account) -> None:
    bea = Young(someone(icb, "Bea Finch", birth_date=born_to_turn_18_in(3 * 365)), icb, coordinator)
    assert "overdue" not in bea.read() and "No plan for adult life is written down" in bea.read()
    bea.write_plan(severe=True)
    assert "days late" in bea.read() and "second key principle" in bea.read()


def test_a_plan_is_written_with_the_young_person_by_several_and_earlier_ones_stay(young: Young) -> None:
    for wrong, says in (
        ({"written_with": " "}, "with the young person"),
        ({"lead": ""}, "who leads"),
        ({"agencies": ""}, "nobody's plan alone"),
        ({"work": ""}, "at least one thing"),
    ):
        with pytest.raises(CannotStand, match=says):
            young.write_plan(**wrong)
    client, key = browser(young.by), young.person.pk
    assert client.post(f"/support/{key}/growing-up/plan/", PLAN | {"severe": "no"}).status_code == 302
    form = client.get(f"/support/{key}/growing-up/plan/").content.decode()
    assert "To work with horses" in form
    young.write_plan(home="A flat with Bea")
    assert AdultLifePlan.objects.count() == 2 and "A flat with Bea" in young.read()


def test_somebody_can_be_in_several_groups_from_a_day_said_by_somebody(young: Young) -> None:
    with pytest.raises(CannotStand, match="Say who"):
        young.group(said_by=" ")
    with pytest.raises(CannotStand, match="on its day or later"):
        young.group(from_date=ago(-1))
    with pytest.raises(CannotStand, match="one of the groups"):
        young.group("tall")
    line = young.group()
    with pytest.raises(CannotStand, match="already"):
        young.group()
    young.group("protected")
    page = young.read()
    assert "Looked after by a council" in page and "Social worker, Fen Council says so" in page
    assert browser(young.by).get(f"/support/groups/{line.pk}/end/").status_code == 200
    end_group(line=line, to_date=ago(1), why="She came home", by=young.by, at=timezone.now())
    assert "Looked after by a council" not in young.read()


def test_the_list_has_those_without_a_plan_first_in_a_set_number_of_reads(
    young: Young, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    young.group()
    young.write_plan()
    with CaptureQueriesContext(connection) as one:
        browser(young.by).get("/support/growing-up/")
    for name, days in (("Bea Finch", 300), ("Cy Rook", 30)):
        Young(someone(icb, name, birth_date=born_to_turn_18_in(days)), icb, young.by).group("hospital")
    grown = Young(someone(icb, "Di Swift", birth_date="1990-01-01"), icb, young.by)
    grown.group("prison")
    with CaptureQueriesContext(connection) as more:
        page = browser(young.by).get("/support/growing-up/").content.decode()
    assert len(one) == len(more)
    assert page.index("Cy Rook") < page.index("Bea Finch") < page.index("Ada Wren")
    assert "Di Swift" not in page and "Comes to hospital, or leaves it: 2 people" in page
    assert who_grows_up(seen_by=employ(council), on=ago(0), at=timezone.now()) == []


def test_it_is_kept_by_whom_the_role_lets_told_to_the_person_and_goes_with_them(
    young: Young, icb: Organisation, employ: Employ
) -> None:
    young.group()
    young.write_plan()
    told = str(everything_about(young.person)["support"])
    assert "To work with horses" in told and "Looked after by a council" in told
    assert "Social worker" not in told and "Transition worker" not in told
    keeper, young.by = young.by, employ(icb, Role.TEAM_MANAGER)
    assert "Write this plan anew" not in young.read()
    with pytest.raises(NotAllowed):
        young.write_plan()
    young.by = keeper
    erase(young.person, why="A court decided", by=None, at=timezone.now())
    assert not AdultLifePlan.objects.exists() and not InGroup.objects.exists()


def test_whom_a_system_knows_to_be_of_another_age_is_not_on_the_list(young: Young) -> None:
    young.group()
    records = SourceRecord.objects.filter(person=young.person)
    for days, shown in ((13 * 365, False), (15 * 365, True), (19 * 365, False)):
        records.update(birth_date=ago(days), said={"birth_date": ago(days).isoformat()})
        assert bool(who_grows_up(seen_by=young.by, on=ago(0), at=timezone.now())) is shown
