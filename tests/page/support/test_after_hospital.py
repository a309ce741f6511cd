"""The weeks after hospital: what the person wants to do again, the 91st day, and how many were at home."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_stays import Desk

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import CannotStand
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.telling import everything_about
from lifecourse.support.models import ShortSupport, WhereAfter
from lifecourse.support.operations import after
from lifecourse.support.reading.after import to_ask, weeks_of
from lifecourse.support.rules.after import quarters_until

pytestmark = pytest.mark.page


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


class Ward(Desk):
    """A coordinator who looks after somebody's first weeks at home."""

    def begin(self, left: int = 100, **other: object) -> ShortSupport:
        said: dict[str, object] = {
            "hospital": "general",
            "kind": "reablement",
            "left_hospital_on": ago(left),
            "meant_to_go_home": True,
            "goals": "To make her own breakfast",
            "given_by": "Home First, Fen Council",
            "from_date": ago(left),
        }
        return self.write(after.begin_short_support, **said | other)

    def end(self, support: ShortSupport, to_date: date, outcome: str = "none") -> ShortSupport:
        return after.end_short_support(
            support=support,
            to_date=to_date,
            outcome=outcome,
            why="She makes it",
            by=self.by,
            at=timezone.now(),
        )

    def find_out(self, support: ShortSupport, where: str = "home", **other: object) -> WhereAfter:
        said: dict[str, object] = {"back_on": None, "care_home_on": None, "all_is_known": True}
        said |= {"told_by": "She did"} | other
        return after.say_where_after(support=support, where=where, by=self.by, at=timezone.now(), **said)

    @property
    def asked(self) -> list[str]:
        return [one.called for one in to_ask(self.by, on=timezone.localdate(), at=timezone.now())]

    def page(self, place: str = "after-hospital/") -> str:
        return browser(self.by).get(f"/support/{place}").content.decode()


@pytest.fixture
def ward(icb: Organisation, coordinator: Account) -> Ward:
    return Ward(someone(icb, birth_date="1940-01-01"), icb, coordinator)


def test_it_begins_with_what_the_person_wants_and_ends_with_what_came_of_it(ward: Ward) -> None:
    for wrong, says in (
        ({"goals": " "}, "want to be able to do"),
        ({"from_date": ago(-1)}, "once they have left"),
        ({"from_date": ago(60)}, "four weeks"),
    ):
        with pytest.raises(CannotStand, match=says):
            ward.begin(**wrong)
    support = ward.begin()
    with pytest.raises(CannotStand, match="goes on already"):
        ward.begin()
    with pytest.raises(CannotStand):
        ward.end(support, ago(101))
    ward.end(support, ago(70))
    with pytest.raises(CannotStand, match="ended already"):
        ward.end(support, ago(70))
    page = ward.page(f"{ward.person.pk}/after-hospital/")
    assert page.index("To make her own breakfast") < page.index("Reablement") and "She makes it" in page


def test_nobody_says_before_the_day_where_somebody_will_be(ward: Ward) -> None:
    support = ward.begin(90)
    with pytest.raises(CannotStand, match="Nobody knows before it"):
        ward.find_out(support)
    ShortSupport.objects.update(left_hospital_on=ago(91), from_date=ago(91))
    support.refresh_from_db()
    for wrong, says in (
        ({"where": "care_home"}, "Say since which day"),
        ({"where": "unknown"}, "not everything is known"),
        ({"where": "hospital"}, "Say since when"),
        ({"back_on": ago(92)}, "since they left"),
        ({"told_by": ""}, "who told you"),
    ):
        with pytest.raises(CannotStand, match=says):
            ward.find_out(support, **wrong)
    assert ward.find_out(support)


def test_the_list_asks_in_time_and_no_longer_than_it_must(ward: Ward, icb: Organisation) -> None:
    support = ward.begin(76)
    assert ward.asked == []
    ShortSupport.objects.update(left_hospital_on=ago(77))
    assert ward.asked == ["Ada Wren"]
    dead = Ward(someone(icb, "Bea Finch", death_date=ago(50).isoformat()), icb, ward.by)
    dead.begin(120)
    late = Ward(someone(icb, "Cal Swift"), icb, ward.by)
    late.begin(120)
    assert ward.asked == ["Cal Swift", "Ada Wren"]
    assert "29 days ago" in ward.page()
    assert "1 person has not been asked" in browser(ward.by).get("/").content.decode()
    ShortSupport.objects.filter(pk=support.pk).update(left_hospital_on=ago(91))
    ward.find_out(ShortSupport.objects.get(pk=support.pk))
    assert ward.asked == ["Cal Swift"]


def test_how_many_were_at_home_is_counted_as_published(ward: Ward, icb: Organisation, employ: Employ) -> None:
    quarter = quarters_until(timezone.localdate(), count=3)[2]
    left = (timezone.localdate() - quarter.first).days

    def one(name: str, born: str = "1940-01-01", **said: object) -> Ward:
        other = Ward(someone(icb, name, birth_date=born), icb, ward.by)
        other.begin(left, **said)
        return other

    support = ward.begin(left)
    ward.end(support, quarter.first + timedelta(days=30))
    ward.find_out(support)
    back, silent = one("Bea Finch"), one("Cal Swift")
    back.find_out(ShortSupport.objects.get(person=back.person), back_on=quarter.first + timedelta(days=5))
    one("Dee Crane", "1990-01-01")
    one("Eve Rook", hospital="mental")
    weeks = weeks_of(ward.by, quarter, on=timezone.localdate(), at=timezone.now())
    (measured,) = weeks.measured
    assert [name for _, name in measured.home] == ["Ada Wren"]
    assert [name for _, name in measured.not_home] == ["Bea Finch"]
    assert [name for _, name in measured.not_asked] == ["Cal Swift"]
    assert (measured.share.percent, weeks.of_no_measure, weeks.no_support) == (33, 2, 100)
    page = ward.page(f"after-hospital/?quarter={quarter.key}")
    assert "1 of 3 who left hospital: 33 of a hundred" in page and "Create_ASCOF_2D.sql" in page
    # A stay that is written down counts as coming back, also where nobody asked.
    silent.admit(quarter.first + timedelta(days=20))
    (measured,) = weeks_of(ward.by, quarter, on=timezone.localdate(), at=timezone.now()).measured
    assert [name for _, name in measured.not_home] == ["Bea Finch", "Cal Swift"]
    stranger = employ(Organisation.objects.create(code="elsewhere", name="Elsewhere", kind="other"))
    assert not weeks_of(stranger, quarter, on=timezone.localdate(), at=timezone.now()).people
    assert "Ada" not in browser(stranger).get("/support/after-hospital/").content.decode()


def test_whoever_left_hospital_twice_is_counted_for_each_time(ward: Ward) -> None:
    quarter = quarters_until(timezone.localdate(), count=3)[2]
    for days in (0, 30):
        first = quarter.first + timedelta(days=days)
        support = ward.begin((timezone.localdate() - first).days)
        ward.end(support, first + timedelta(days=20))
        ward.find_out(support)
    page = ward.page(f"after-hospital/?quarter={quarter.key}")
    assert "2 of 2 who left hospital: 100 of a hundred" in page


def test_the_pages_write_it_down(ward: Ward) -> None:
    client, key = browser(ward.by), ward.person.pk

    def day(name: str, on: date) -> dict[str, object]:
        return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}

    said = {"goals": "To walk to the shop", "kind": "reablement", "given_by": "Home First"}
    said |= {"hospital": "general", "meant_to_go_home": "yes"}
    said |= day("from_date", ago(95)) | day("left_hospital_on", ago(95))
    assert client.post(f"/support/{key}/after-hospital/begin/", said).status_code == 302
    support = ShortSupport.objects.get()
    assert support.meant_to_go_home
    ended = {"outcome": "less", "why": "She walks there"} | day("to_date", ago(60))
    assert client.post(f"/support/after-hospital/{support.pk}/end/", ended).status_code == 302
    asked = client.get(f"/support/after-hospital/{support.pk}/where/").content.decode()
    assert "wants: To walk to the shop" in asked and f"{ago(4):%A %-d %B %Y}" in asked
    told = {"where": "extra_care", "told_by": "She did", "all_is_known": "on"}
    assert client.post(f"/support/after-hospital/{support.pk}/where/", told).status_code == 302
    page = client.get(f"/support/{key}/after-hospital/").content.decode()
    assert "in extra care housing" in page and "Less support goes on" in page


def test_the_queries_do_not_grow_with_the_people(ward: Ward, icb: Organisation) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser(ward.by).get("/support/after-hospital/")
        return len(asked)

    def one_more(name: str) -> None:
        other = Ward(someone(icb, name, birth_date="1940-01-01"), icb, ward.by)
        other.begin(120)

    one_more("Bea Finch")
    one_more("Cal Swift")
    few = count()
    for name in ("Dee Crane", "Eve Rook", "Fay Heron"):
        one_more(name)
    assert count() == few


def test_it_is_told_to_the_person_and_goes_with_them(ward: Ward) -> None:
    support = ward.begin()
    ward.find_out(support, back_on=ago(50))
    told = str(everything_about(ward.person)["support"])
    assert "To make her own breakfast" in told and "At home, or with family" in told
    erase(ward.person, why="A court decided", by=None, at=timezone.now())
    assert not ShortSupport.objects.exists() and not WhereAfter.objects.exists()
