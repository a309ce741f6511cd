"""A plan for learning, health and care: written down step by step, and what is due stands on its page."""

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
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.telling import everything_about
from lifecourse.standards.api import duty_pack
from lifecourse.support.kinds.learning import Step
from lifecourse.support.models import LearningStep
from lifecourse.support.operations.learning import take_back, take_step
from lifecourse.support.reading.eighteen import at_eighteen
from lifecourse.support.reading.learning import PACK, has_learning_plan, learning_due

pytestmark = pytest.mark.page


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


class School(Table):
    """A coordinator who writes down what happens to one plan for learning."""

    council: Organisation

    def step(self, step: Step, on: date, **other: object) -> LearningStep:
        said: dict[str, object] = {
            "council": self.council,
            "for_date": None,
            "words": "",
            "why_ended": "",
            "exception": "",
        }
        return self.write(take_step, step=step, on=on, **said | other)

    def read(self, name: str = "learning/") -> str:
        return browser(self.by).get(f"/support/{self.person.pk}/{name}").content.decode()


@pytest.fixture
def school(icb: Organisation, council: Organisation, coordinator: Account) -> School:
    born = ago(15 * 365)
    made = School(someone(icb, birth_date=born.isoformat()), icb, coordinator)
    made.council = council
    return made


def test_a_request_shows_what_is_due_and_by_which_rule(school: School) -> None:
    assert "Nothing is written down here" in school.read()
    school.step(Step.ASKED, ago(50), words="Her mother asked")
    page = school.read()
    for words in (
        "Say whether there will be an assessment, within 6 weeks",
        "8 days",
        "regulation 5(1)",
        "Send the final plan within 20 weeks",
        "Her mother asked",
    ):
        assert words in page
    assert "Overdue" in page and "Nothing is due" not in page
    school.step(Step.ASSESSES, ago(1))
    assert "7 days late" in school.read()


def test_what_cannot_come_next_is_refused(school: School) -> None:
    school.step(Step.ASKED, ago(50))
    with pytest.raises(CannotStand, match="cannot come next"):
        school.step(Step.FINAL, ago(1))
    with pytest.raises(CannotStand, match="in their order"):
        school.step(Step.ASSESSES, ago(51))
    with pytest.raises(CannotStand, match="on its day or later"):
        school.step(Step.ASSESSES, ago(-1))
    with pytest.raises(CannotStand, match="Say why"):
        school.step(Step.NO_ASSESSMENT, ago(1))
    with pytest.raises(CannotStand, match="reason that the law knows"):
        school.step(Step.EXCUSED, ago(1), exception="We were busy")
    with pytest.raises(CannotStand, match="another day"):
        school.step(Step.ASSESSES, ago(1), for_date=ago(-5))
    assert LearningStep.objects.count() == 1


def test_no_final_plan_is_sent_before_the_family_could_answer(school: School) -> None:
    school.step(Step.ASKED, ago(100))
    school.step(Step.ASSESSES, ago(70))
    school.step(Step.DRAFT, ago(10))
    with pytest.raises(CannotStand, match="The family has until"):
        school.step(Step.FINAL, ago(0))
    assert "The family may answer until" in school.read()
    school.step(Step.DRAFT_ANSWERED, ago(3), words="They agree")
    school.step(Step.FINAL, ago(0), words="Hill School is named")
    assert "has an education, health and care plan" in school.read()
    assert has_learning_plan(school.person, on=ago(0)) and not has_learning_plan(school.person, on=ago(1))


def test_a_plan_from_year_9_on_prepares_for_adult_life(school: School) -> None:
    school.step(Step.FINAL, ago(30))
    page = school.read()
    assert "Preparing for adult life" in page and "regulation 2(2), 6(1)(g), 12(3) and 20(6)" in page


def test_a_plan_ends_for_a_reason_and_under_18_for_one_alone(school: School) -> None:
    school.step(Step.FINAL, ago(30))
    with pytest.raises(CannotStand, match="Before 18"):
        school.step(Step.CEASED, ago(1), words="She left school", why_ended="left_learning")
    with pytest.raises(CannotStand, match="wants to end"):
        school.step(Step.CEASED, ago(1), words="-", why_ended="not_needed")
    with pytest.raises(CannotStand, match="where it ends"):
        school.step(Step.MEETING_SET, ago(1), for_date=ago(-30), why_ended="died")
    school.step(Step.MET, ago(5))
    school.step(Step.ENDS, ago(4), words="She needs no more than others")
    school.step(Step.CEASED, ago(1), words="Agreed with her", why_ended="not_needed")
    assert has_learning_plan(school.person, on=ago(0)) is False
    assert "Nothing is due by what is written down" in school.read()


def test_the_last_step_can_be_taken_back_and_stays(school: School) -> None:
    first = school.step(Step.ASKED, ago(50))
    wrong = school.step(Step.ASSESSES, ago(40))
    said = {"why": "Another person's letter", "by": school.by, "at": timezone.now()}
    with pytest.raises(CannotStand, match="Only the last"):
        take_back(step=first, **said)
    assert browser(school.by).post(f"/support/learning-steps/{wrong.pk}/back/", {"why": said["why"]}).url == (
        f"/support/{school.person.pk}/learning/"
    )
    assert browser(school.by).get(f"/support/learning-steps/{wrong.pk}/back/").status_code == 404
    page = school.read()
    assert "Another person&#x27;s letter" in page and "Say whether there will be an assessment" in page


def test_the_page_offers_what_can_come_next_and_writes_it_down(school: School) -> None:
    add = school.read("learning/add/")
    assert "Somebody asked for an assessment" in add and "There is a plan: it was first made" in add
    assert "The draft plan was sent" not in add
    day = ago(3)
    said = {"on_day": day.day, "on_month": day.month, "on_year": day.year, "council": school.council.pk}
    made = browser(school.by).post(
        f"/support/{school.person.pk}/learning/add/", said | {"step": "asked", "words": "The school asked"}
    )
    assert made.status_code == 302 and LearningStep.objects.get().words == "The school asked"
    refused = browser(school.by).post(
        f"/support/{school.person.pk}/learning/add/", said | {"step": "no_assessment"}
    )
    assert "Say why" in refused.content.decode()


def test_the_list_begins_with_what_is_longest_overdue_in_a_set_number_of_reads(
    school: School, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    school.step(Step.ASKED, ago(50))
    with CaptureQueriesContext(connection) as one:
        page = browser(school.by).get("/support/learning/").content.decode()
    assert "Ada Wren" in page and "1 thing is overdue" in page and "1 thing is due later" in page
    bea = School(someone(icb, "Bea Finch", birth_date="2014-05-05"), icb, school.by)
    bea.council = council
    bea.step(Step.ASKED, ago(60))
    with CaptureQueriesContext(connection) as two:
        page = browser(school.by).get("/support/learning/").content.decode()
    assert len(one) == len(two) and page.index("Bea Finch") < page.index("Ada Wren")
    other = employ(council)
    assert "Ada Wren" not in browser(other).get("/support/learning/").content.decode()
    assert learning_due(seen_by=other, on=ago(0), at=timezone.now()).rows == []


def test_a_review_of_care_knows_of_the_plan_and_so_does_the_life(school: School) -> None:
    asked = f"/support/{school.person.pk}/reviews/plan/"
    assert "checked" not in browser(school.by).get(asked).content.decode()
    school.step(Step.FINAL, ago(30), words="Hill School is named")
    page = browser(school.by).get(asked).content.decode()
    assert 'value="yes"' in page and page.count("checked") == 1
    assert page.index("checked") - page.index('value="yes"') < 120
    life = school.read("life/?part=school")
    assert "The final plan was sent" in life and "Plan for learning" in life


def test_whoever_may_not_write_reads_and_writes_nothing(
    school: School, icb: Organisation, employ: Employ
) -> None:
    step = school.step(Step.ASKED, ago(50))
    reader = employ(icb, Role.TEAM_MANAGER)
    page = browser(reader).get(f"/support/{school.person.pk}/learning/").content.decode()
    assert "Somebody asked" in page and "Write down what happened" not in page
    assert browser(reader).get(f"/support/learning-steps/{step.pk}/back/").status_code in {403, 404}
    school.by = reader
    with pytest.raises(NotAllowed):
        school.step(Step.ASSESSES, ago(1))


def test_the_person_is_told_of_it_and_it_goes_with_them(school: School) -> None:
    school.step(Step.ASKED, ago(50), words="Her mother asked")
    told = str(everything_about(school.person)["support"])
    assert "Her mother asked" in told and school.by.full_name not in told
    erase(school.person, why="A court decided", by=None, at=timezone.now())
    assert not LearningStep.objects.exists()


def test_a_plan_for_learning_that_ends_at_18_is_a_gap_on_the_birthday(
    icb: Organisation, council: Organisation, coordinator: Account
) -> None:
    turns = ago(60)
    born = turns.replace(year=turns.year - 18, day=min(turns.day, 28))
    school = School(someone(icb, birth_date=born.isoformat()), icb, coordinator)
    school.council = council
    school.step(Step.FINAL, ago(400))
    found = at_eighteen(school.person, born=born, today=ago(0))
    assert found is not None and found.gaps == 0 and "Passes over" in school.read("")
    school.step(Step.MET, ago(70))
    school.step(Step.ENDS, ago(58), words="She left school")
    school.step(Step.CEASED, ago(50), words="Agreed", why_ended="left_learning")
    found = at_eighteen(school.person, born=born, today=ago(0))
    assert found is not None and found.gaps == 1 and "Gap" in school.read("")


def test_a_list_of_very_many_shows_the_first_and_says_how_many_there_are(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lifecourse.support.reading.learning.AT_MOST", 1)
    school.step(Step.ASKED, ago(50))
    found = learning_due(seen_by=school.by, on=ago(0), at=timezone.now())
    # The decision is overdue, a refusal is due within 12 weeks, the final plan after them.
    assert [row.line.due.rule.id for row in found.rows] == ["decide-assessment"]
    assert (found.overdue, found.people, found.more, found.later) == (1, 1, 1, 1)
    page = browser(school.by).get("/support/learning/").content.decode()
    assert "The first 1 are shown; 1 more are due." in page


@pytest.mark.parametrize(("letters", "kept"), [(800, True), (1_000, False)])
def test_the_reason_that_the_law_knows_has_room_beside_what_is_said(
    school: School, letters: int, kept: bool
) -> None:
    school.step(Step.ASKED, ago(50))
    said = {"step": "excused", "council": school.council.pk, "words": "w" * letters}
    day, reason = ago(1), duty_pack(PACK).lists["exceptions"].items[0]
    said |= {"on_day": day.day, "on_month": day.month, "on_year": day.year, "exception": reason}
    answer = browser(school.by).post(f"/support/{school.person.pk}/learning/add/", said)
    assert (answer.status_code == 302) is kept
    step = LearningStep.objects.last()
    assert step is not None and (step.step == "excused") is kept and len(step.words) <= 1_000
