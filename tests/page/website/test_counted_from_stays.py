"""A plan's people in hospital, counted from stays: the table and the list of people agree by construction."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.building import LONG_AGO, NOON, somebody
from tests.page.people.conftest import Employ, employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_stays import Desk

from lifecourse.accounts.api import Account
from lifecourse.engine.synthetic import COUNTED_ON, histories
from lifecourse.organisations.api import Organisation, Role, give_role
from lifecourse.plans.api import Plan, document_of
from lifecourse.standards.api import age_on
from lifecourse.support.api import InHospitalOn, Length, Payer, Setting, in_hospital_on
from lifecourse.support.counts.in_hospital import SETTINGS, Counted, is_for
from lifecourse.support.setting_up.histories import write_history
from lifecourse.website.loading import load_example

__all__ = ["employ"]

pytestmark = pytest.mark.page
PAGE = "/plans/essex-2016/counted"


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def essex(repository: Path, db: None) -> Plan:
    return load_example(repository / "examples/essex-2016").plan


@pytest.fixture
def mid(essex: Plan) -> Organisation:
    return Organisation.objects.get(code="essex-ccg-mid")


def desk(name: str, where: Organisation, employ: Employ) -> Desk:
    return Desk(someone(where, name), where, employ(where))


def who_keeps_figures(essex: Plan, role: Role = Role.ANALYST) -> Account:
    account = somebody(None, essex.partnership, email=f"{role.value}@example.org")
    where = Organisation.objects.get(code="essex-ccg-mid")
    give_role(
        account=account,
        role=role,
        organisation=where,
        partnership=essex.partnership,
        from_date=LONG_AGO,
        by=None,
        at=NOON,
    )
    return account


def analyst(essex: Plan, role: Role = Role.ANALYST) -> Client:
    return browser(who_keeps_figures(essex, role))


def ward_figure(essex: Plan) -> object:
    essex.refresh_from_db()
    row = document_of(essex).table("inpatients").row("ccg-assessment-and-treatment")
    assert row is not None
    return row.figure("people")


def test_the_plans_table_moves_by_one_when_somebody_goes_home(
    essex: Plan, mid: Organisation, employ: Employ
) -> None:
    ada, bea = desk("Ada Wren", mid, employ), desk("Bea Finch", mid, employ)
    ada.admit(ago(400))
    bea.admit(ago(10))
    client = analyst(essex)
    page = client.get(PAGE).content.decode()
    assert "<strong>2 people were</strong>" in page

    line = {"line": "inpatients.ccg-assessment-and-treatment"}
    answer = client.post(PAGE, line, follow=True).content.decode()
    assert "the plan states 2 now" in answer
    stated = ward_figure(essex)
    assert (stated.value, stated.confidence, stated.as_at) == (2, "counted", ago(0))
    assert stated.source.startswith("Counted from people's records: people in hospital for assessment")

    ada.leave(ago(0))
    page = client.get(PAGE).content.decode()
    assert "<strong>1 person was</strong>" in page
    client.post(PAGE, line)
    assert ward_figure(essex).value == 1
    # Yesterday is still as it was.
    then = ago(1)
    page = client.get(f"{PAGE}?on_day={then.day}&on_month={then.month}&on_year={then.year}").content.decode()
    assert "<strong>2 people were</strong>" in page


def test_who_keeps_figures_reads_numbers_and_no_names_of_people_whom_they_may_not_see(
    essex: Plan, mid: Organisation, employ: Employ
) -> None:
    ada = desk("Ada Wren", mid, employ)
    ada.admit(ago(400))
    page = analyst(essex).get(f"{PAGE}?whom=inpatients.ccg-assessment-and-treatment").content.decode()
    assert "1 person whom you may not see" in page and "Ada" not in page


def test_only_those_who_answer_for_the_figures_count(essex: Plan) -> None:
    for role in (Role.BOARD_MEMBER, Role.ASSURER):
        assert analyst(essex, role).get(PAGE).status_code == 403
    assert analyst(essex).get(f"{PAGE}?whom=inpatients.nowhere").status_code == 404


def test_a_day_to_come_is_refused_in_words(essex: Plan) -> None:
    then = ago(-1)
    page = analyst(essex).get(f"{PAGE}?on_day={then.day}&on_month={then.month}&on_year={then.year}")
    assert "Nobody can be counted on a day to come." in page.content.decode()


def test_on_the_day_of_leaving_somebody_is_no_longer_there(
    essex: Plan, mid: Organisation, employ: Employ
) -> None:
    ada = desk("Ada Wren", mid, employ)
    ada.admit(ago(10))
    ada.move(ago(5))
    ada.leave(ago(2))
    counts = [in_hospital_on(ago(days), commissioners=[mid]).count(None).number for days in range(12)]
    assert counts == [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0]
    # On the day of the move the new ward counts, and nobody is counted twice.
    moved = in_hospital_on(ago(5), commissioners=[mid])
    assert moved.count(Payer.LOCAL, Setting.REHABILITATION).number == 1
    # A bed for longer rehabilitation counts among the units for assessment and treatment too, as plans do.
    assert moved.count(Payer.LOCAL, Setting.ASSESSMENT).number == 1
    assert moved.count(Payer.LOCAL, Setting.MENTAL_HEALTH).number == 0


def test_how_long_counts_over_every_ward_of_the_stay(essex: Plan, mid: Organisation, employ: Employ) -> None:
    ada = desk("Ada Wren", mid, employ)
    ada.admit(ago(2_000))
    ada.move(ago(30))
    there = in_hospital_on(ago(0), commissioners=[mid])
    assert there.count(Payer.LOCAL, length=Length.OVER_5_YEARS).number == 1
    assert there.count(Payer.LOCAL, length=Length.UNDER_1_YEAR).number == 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(Payer),
            st.sampled_from(sorted({*SETTINGS.values(), frozenset({Setting.INDEPENDENT})}, key=sorted)),
            st.integers(0, 9_000),
        ),
        max_size=30,
    )
)
def test_parts_add_up_to_their_whole(people: list[tuple[Payer, frozenset[Setting], int]]) -> None:
    on = date(2026, 3, 3)
    there = InHospitalOn(
        on=on,
        counted=[
            Counted(head=n, payer=payer, settings=settings, since=on - timedelta(days=days))
            for n, (payer, settings, days) in enumerate(people)
        ],
    )
    whole = there.count(None)
    assert whole.number == len(people)
    assert sum(there.count(payer).number for payer in Payer) == whole.number
    for payer in Payer:
        # Beds for rehabilitation are among those for assessment and treatment: part of a part.
        apart = set(Setting) - {Setting.ALL, Setting.REHABILITATION}
        parts = [there.count(payer, setting).number for setting in apart]
        assert sum(parts) == there.count(payer).number
    short, long = there.count(None, length=Length.UNDER_1_YEAR), there.count(None, length=Length.OVER_1_YEAR)
    assert short.people | long.people == whole.people and not short.people & long.people


@given(st.dates(date(2000, 1, 1), date(2020, 12, 31)), st.integers(0, 6_000))
def test_full_years_are_counted_as_birthdays_are(since: date, days: int) -> None:
    on = since + timedelta(days=days)
    walked = 0
    while True:
        try:
            birthday = since.replace(year=since.year + walked + 1)
        except ValueError:
            birthday = date(since.year + walked + 1, 3, 1)
        if birthday > on:
            break
        walked += 1
    assert age_on(since, on) == walked
    assert is_for(Length.OVER_5_YEARS, since, on) is (walked >= 5)


def test_as_many_made_up_people_were_in_hospital_as_the_plan_says(essex: Plan, mid: Organisation) -> None:
    born = [(number, date(1940, 1, 1) + timedelta(days=number * 37 % 28_000)) for number in range(1_500)]
    writer = who_keeps_figures(essex)
    for made in histories(seed=1, born=born, today=timezone.localdate()):
        wards = [ward for stay in made.stays for ward in stay.wards]
        if any(ward.from_date <= COUNTED_ON and (ward.to_date or date.max) > COUNTED_ON for ward in wards):
            write_history(made, someone(mid, f"Ada Wren {made.person}"), mid, by=writer, at=timezone.now())
    day = f"?on_day={COUNTED_ON.day}&on_month={COUNTED_ON.month}&on_year={COUNTED_ON.year}"
    view = browser(writer).get(PAGE + day)
    lines = [one["line"] for one in view.context["lines"]]
    counted = {line.key: line.count.number for line in lines}
    assert view.context["everybody"].number == 69
    assert counted == {
        "inpatients.ccg-assessment-and-treatment": 19,
        "inpatients.of-which-rehabilitation": 3,
        "inpatients.ccg-independent-hospital": 14,
        "inpatients.ccg-mental-health": 5,
        "inpatients.nhse-secure": 28,
        "inpatients.nhse-camhs": 3,
        "length-of-stay.ccg-over-5-years": 6,
        "length-of-stay.nhse-over-5-years": 7,
        "length-of-stay.ccg-independent-hospital": 14,
        "length-of-stay.ccg-assessment-and-treatment-over-1-year": 4,
        "length-of-stay.ccg-assessment-and-treatment-north-under-1-year": 15,
    }
    # The plan says 14 and 11 of one thing, and of the last what is so in the north of Essex alone.
    assert {line.key for line in lines if line.differs} == {
        "length-of-stay.ccg-independent-hospital",
        "length-of-stay.ccg-assessment-and-treatment-north-under-1-year",
    }
