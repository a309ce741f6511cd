"""Reviews: planned with the person, papers only with consent, findings, promises until settled."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ, involve
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role, RoleHolding
from lifecourse.people.api import CannotStand, NoSuchPerson, Person
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.folding import fold, take_apart
from lifecourse.people.operations.sharing import record_choice
from lifecourse.people.operations.telling import everything_about
from lifecourse.people.rules import Basis, Capacity, Outcome, Purpose
from lifecourse.people.sight import refresh_sight
from lifecourse.support import models
from lifecourse.support.kinds.reviews import Effect
from lifecourse.support.models import Promise, Review
from lifecourse.support.operations import promises, reviews
from lifecourse.support.reading.reviews import read_review, standing_of, what_waits

pytestmark = pytest.mark.page


def today() -> date:
    return timezone.localdate()


def ago(days: int) -> date:
    return today() - timedelta(days=days)


class Table:
    """A coordinator who holds a review about one person."""

    def __init__(self, person: Person, where: Organisation, by: Account) -> None:
        self.person, self.where, self.by = person, where, by

    def agree(self, outcome: Outcome = Outcome.AGREED, where: Organisation | None = None) -> None:
        record_choice(
            person=self.person,
            organisation=where or self.where,
            purpose=Purpose.REVIEW,
            outcome=outcome,
            capacity=Capacity.HAS,
            decided_by="She did",
            decided_on=ago(0),
            by=None,
            at=timezone.now(),
        )

    def plan(self, **other: object) -> Review:
        said: dict[str, object] = {
            "held_by": self.where,
            "has_ehc_plan": False,
            "meets_at": timezone.now() + timedelta(days=7),
        }
        said |= other
        return reviews.plan_review(person=self.person, by=self.by, at=timezone.now(), **said)

    def write(self, operation, review: Review, **said):
        by = said.pop("by", self.by)
        return operation(review=review, by=by, at=said.pop("at", timezone.now()), **said)

    def hold(self) -> Review:
        """A review that was agreed to, led and held today."""
        review = self.plan()
        self.agree()
        self.write(reviews.seat, review, part="chair", name="Kit Lark, head of care", comes_from="Fen board")
        return self.write(reviews.hold_review, review, held_on=ago(0), outcome="Hospital is not needed")

    def promise(self, review: Review, owner: Organisation | None = None, **other: object) -> Promise:
        said: dict[str, object] = {
            "words": "Find a flat near her sister",
            "owner": owner or self.where,
            "who": "Housing lead",
            "due": ago(-14),
            "evidence": "A tenancy in her name",
            "effect": Effect.EARLIER,
            "effect_days": 30,
            "effect_words": "Nothing else is missing",
        }
        return self.write(promises.make_promise, review, **said | other)

    def read(self, review: Review):
        kept = Review.objects.select_related("person__head", "held_by").get(pk=review.pk)
        return read_review(kept, by=self.by, on=today(), at=timezone.now())


@pytest.fixture
def table(icb: Organisation, coordinator: Account) -> Table:
    return Table(someone(icb), icb, coordinator)


def answer(promise: Promise, operation, by: Account, **said):
    return operation(promise=promise, by=by, at=timezone.now(), **said)


def test_a_review_is_not_held_before_the_person_agrees_and_somebody_leads_it(table: Table) -> None:
    review = table.plan()
    with pytest.raises(CannotStand, match="agrees to the review"):
        table.write(reviews.hold_review, review, held_on=ago(0), outcome="Well")
    table.agree()
    with pytest.raises(CannotStand, match="who led it"):
        table.write(reviews.hold_review, review, held_on=ago(0), outcome="Well")
    table.write(reviews.seat, review, part="chair", name="Kit Lark", comes_from="Fen board")
    held = table.write(reviews.hold_review, review, held_on=ago(0), outcome="Well")
    assert held.held_on == ago(0)
    assert table.read(held).not_seated == ["somebody who knows it from their own life", "a clinical expert"]


def test_one_review_is_planned_at_a_time_and_one_called_off_makes_room(table: Table) -> None:
    review = table.plan()
    with pytest.raises(CannotStand, match="planned already"):
        table.plan()
    table.write(reviews.call_off, review, why="She wants to be asked again in May")
    with pytest.raises(CannotStand, match="called off"):
        table.write(reviews.seat, review, part="chair", name="Kit", comes_from="Fen")
    assert table.plan().pk != review.pk


def test_papers_are_not_hinted_at_without_consent(table: Table) -> None:
    review = table.plan()
    with pytest.raises(CannotStand, match="agrees to the review"):
        table.write(reviews.receive_paper, review, kind="tribunal", received_on=ago(0), where="A folder")
    client = browser(table.by)
    nothing = client.get(f"/support/reviews/{review.pk}/").content.decode().split("<h2>Papers</h2>")[1]
    table.agree()
    table.write(reviews.receive_paper, review, kind="risks", received_on=ago(0), where="The Heron folder")
    table.write(reviews.send_papers, review)
    shown = client.get(f"/support/reviews/{review.pk}/").content.decode()
    assert "The Heron folder" in shown and "Sent to the panel" in shown
    table.agree(Outcome.WITHDRAWN)
    hidden = client.get(f"/support/reviews/{review.pk}/").content.decode().split("<h2>Papers</h2>")[1]
    # The same words whether papers came or not.
    assert hidden == nothing and "Papers are not shown" in hidden
    assert table.read(review).papers == []


def test_papers_open_for_no_organisation_that_the_person_did_not_agree_to(
    table: Table, council: Organisation, employ: Employ
) -> None:
    review = table.plan()
    table.agree()
    table.write(reviews.receive_paper, review, kind="risks", received_on=ago(0), where="The Heron folder")
    involve(table.person, council, Basis.OWN_DUTY)
    refresh_sight([table.person.pk])
    client = browser(employ(council))
    assert "The Heron folder" not in client.get(f"/support/reviews/{review.pk}/").content.decode()
    table.agree(where=council)
    assert "The Heron folder" in client.get(f"/support/reviews/{review.pk}/").content.decode()


def test_papers_that_went_out_too_late_are_said_to_be_late(table: Table) -> None:
    table.agree()
    review = table.plan(meets_at=timezone.now() + timedelta(hours=20))
    assert table.read(review).papers_late
    page = browser(table.by).get(f"/support/reviews/{review.pk}/").content.decode()
    assert "which is 24 hours before" in page and "By which rule" in page
    assert "do not say from which day they hold" in page
    table.write(reviews.move_review, review, meets_at=timezone.now() + timedelta(hours=30))
    assert not table.read(review).papers_late
    table.write(reviews.receive_paper, review, kind="risks", received_on=ago(0), where="A folder")
    asked = browser(table.by).get(f"/support/reviews/{review.pk}/papers/send/").content.decode()
    assert "By secure email, 24 hours before it begins at the latest." in asked
    table.write(reviews.send_papers, review)
    assert not table.read(review).papers_late


def test_a_finding_stands_beside_the_one_before_it(table: Table) -> None:
    review = table.hold()
    for words in ("She is safe", "She is safe by day"):
        table.write(reviews.find, review, question="safe", words=words, evidence="She said so")
    safe, *others = table.read(review).asked
    assert safe.found.words == "She is safe by day" and [one.words for one in safe.before] == ["She is safe"]
    assert len(others) == 5 and not any(one.found for one in others)
    with pytest.raises(CannotStand, match="by what"):
        table.write(reviews.find, review, question="care", words="Good", evidence=" ")


def test_nothing_is_found_or_promised_before_a_review_is_held(table: Table) -> None:
    review = table.plan()
    with pytest.raises(CannotStand, match="was held"):
        table.write(reviews.find, review, question="safe", words="Safe", evidence="Seen")
    with pytest.raises(CannotStand, match="was held"):
        table.promise(review)


def test_a_promise_is_answered_by_whoever_owns_it_and_by_nobody_else(
    table: Table, council: Organisation, employ: Employ
) -> None:
    involve(table.person, council, Basis.OWN_DUTY)
    refresh_sight([table.person.pk])
    promise = table.promise(table.hold(), owner=council)
    with pytest.raises(NotAllowed, match="Fen Council"):
        answer(promise, promises.meet, table.by, words="A tenancy", seen_by="Her sister")
    with pytest.raises(NotAllowed):
        answer(promise, promises.refuse, table.by, words="No money")
    assert browser(table.by).get(f"/support/promises/{promise.pk}/kept/").status_code == 404
    answer(promise, promises.chase, table.by, words="Rang the housing lead, who looks into it")
    assert standing_of(promise, on=today()).settled is None
    owner = employ(council)
    assert [one.promised.promise.pk for one in waits(owner)] == [promise.pk] and not waits(table.by)
    answer(promise, promises.refuse, owner, words="There is no such flat")
    with pytest.raises(CannotStand, match="settled"):
        answer(promise, promises.meet, owner, words="A tenancy", seen_by="Her sister")
    # Whoever held the review opens it again; whoever refused does not.
    with pytest.raises(NotAllowed):
        answer(promise, promises.reopen, owner, words="A flat was found")
    answer(promise, promises.reopen, table.by, words="A flat was found since")
    answer(promise, promises.meet, owner, words="A tenancy from May", seen_by="Her sister")
    kept = Promise.objects.get(pk=promise.pk)
    assert standing_of(kept, on=today()).words == "Kept in time"
    assert [step.step for step in kept.steps.all()] == ["chased", "refused", "reopened", "met"]


def waits(account: Account):
    return what_waits(seen_by=account, on=today(), at=timezone.now())


def test_what_an_organisation_without_a_part_answers_is_written_down_where_the_review_was_held(
    table: Table, council: Organisation, employ: Employ
) -> None:
    promise = table.promise(table.hold(), owner=council)
    stranger = employ(council)
    assert waits(stranger) == []
    assert browser(stranger).get(f"/support/promises/{promise.pk}/").status_code == 404
    with pytest.raises(NoSuchPerson):
        answer(promise, promises.meet, stranger, words="A tenancy", seen_by="Her sister")
    answer(promise, promises.refuse, table.by, words="They wrote that they have no such flat")


def test_a_promise_says_how_far_it_moves_the_day_of_going_home(table: Table) -> None:
    review = table.hold()
    with pytest.raises(CannotStand, match="how many days"):
        table.promise(review, effect=Effect.LATER, effect_days=None)
    none = table.promise(review, effect=Effect.NONE, effect_days=7)
    assert none.effect_days is None
    with pytest.raises(CannotStand, match="before the review"):
        table.promise(review, due=ago(1))


def test_the_list_of_what_waits_asks_the_same_number_of_questions_of_the_database(
    table: Table, icb: Organisation
) -> None:
    table.promise(table.hold())
    with CaptureQueriesContext(connection) as one:
        assert len(waits(table.by)) == 1
    other = Table(someone(icb, "Bea Finch"), icb, table.by)
    review = other.hold()
    other.promise(review, due=ago(0))
    other.promise(review)
    with CaptureQueriesContext(connection) as two:
        assert [one.called for one in waits(table.by)] == ["Bea Finch", "Ada Wren", "Bea Finch"]
    assert len(one) == len(two)


def test_a_review_is_written_about_by_the_organisation_that_holds_it(
    table: Table, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    review = table.plan()
    involve(table.person, council, Basis.OWN_DUTY)
    refresh_sight([table.person.pk])
    colleague = employ(council)
    with pytest.raises(NotAllowed):
        table.write(reviews.seat, review, by=colleague, part="chair", name="Kit", comes_from="Council")
    assert browser(colleague).get(f"/support/reviews/{review.pk}/panel/").status_code == 404
    assert browser(colleague).get(f"/support/reviews/{review.pk}/").status_code == 200
    with pytest.raises(NotAllowed):
        table.write(reviews.call_off, review, by=employ(icb, Role.TEAM_MANAGER), why="No")
    with pytest.raises(CannotStand, match="no part"):
        Table(someone(icb, "Cy Rook"), council, joint(colleague, icb)).plan()


def joint(account: Account, also: Organisation) -> Account:
    """Somebody who works for another organisation as well."""
    RoleHolding.objects.create(
        account=account, role=Role.CARE_COORDINATOR.value, organisation=also, from_date=ago(100)
    )
    return account


def test_the_pages_walk_a_review_from_planning_to_a_promise_kept(table: Table, icb: Organisation) -> None:
    client, key = browser(table.by), table.person.pk
    day = timezone.localtime() + timedelta(days=3)
    said = {"day_day": day.day, "day_month": day.month, "day_year": day.year}
    plan = {"held_by": icb.pk, "has_ehc_plan": "no", "time": "10.30", **said}
    answered = client.post(f"/support/{key}/reviews/plan/", plan)
    review = Review.objects.get()
    assert answered.headers["Location"] == f"/support/reviews/{review.pk}/"
    met = timezone.localtime(review.meets_at)
    assert (met.date(), met.hour, met.minute) == (day.date(), 10, 30)
    page = client.get(f"/support/reviews/{review.pk}/").content.decode()
    assert "Not agreed" in page and "It was held" in page
    table.agree()
    seat = {"part": "chair", "name": "Kit Lark", "comes_from": "Fen board"}
    client.post(f"/support/reviews/{review.pk}/panel/", seat)
    now = {"held_on_day": ago(0).day, "held_on_month": ago(0).month, "held_on_year": ago(0).year}
    client.post(f"/support/reviews/{review.pk}/held/", {"outcome": "She can go home", **now})
    finding = {"question": "hospital", "words": "No", "evidence": "All agreed"}
    client.post(f"/support/reviews/{review.pk}/findings/", finding)
    due = {"due_day": ago(-5).day, "due_month": ago(-5).month, "due_year": ago(-5).year}
    promise = {
        "words": "Find a flat",
        "owner": icb.pk,
        "who": "Housing lead",
        "evidence": "A tenancy",
        "effect": "earlier",
        "effect_days": 20,
        "effect_words": "",
    }
    client.post(f"/support/reviews/{review.pk}/promises/", promise | due)
    made = Promise.objects.get()
    assert "20 days earlier home" in client.get("/support/promises/").content.decode()
    client.post(f"/support/promises/{made.pk}/kept/", {"words": "A tenancy", "seen_by": "Her sister"})
    page = client.get(f"/support/{key}/reviews/").content.decode()
    assert "1 promise: 1 kept in time" in page and "Kept in time" in page
    page = client.get(f"/support/reviews/{review.pk}/").content.decode()
    assert "She can go home" in page and "this part of it is not in force" in page


def test_somebody_taken_off_the_panel_makes_room_for_another(table: Table) -> None:
    review = table.plan()
    taken = table.write(reviews.seat, review, part="chair", name="Kit Lark", comes_from="Fen board")
    with pytest.raises(CannotStand, match="leads this review already"):
        table.write(reviews.seat, review, part="chair", name="Lee Coot", comes_from="Fen board")
    assert browser(table.by).post(f"/support/seats/{taken.pk}/remove/").status_code == 302
    table.write(reviews.seat, review, part="chair", name="Lee Coot", comes_from="Fen board")


def test_a_report_goes_out_after_its_review(table: Table) -> None:
    review = table.hold()
    for wrong in (ago(1), ago(-1)):
        with pytest.raises(CannotStand, match="after the review"):
            table.write(reviews.send_report, review, sent_on=wrong)
    assert table.write(reviews.send_report, review, sent_on=ago(0)).report_sent_on == ago(0)


def test_reviews_are_told_to_the_person_without_others_and_go_with_them(table: Table) -> None:
    review = table.hold()
    table.write(reviews.find, review, question="safe", words="She is safe", evidence="She said so")
    answer(table.promise(review), promises.meet, table.by, words="A tenancy", seen_by="Doctor Known-By-Name")
    told = str(everything_about(table.person)["support"])
    assert "She is safe" in told and "Find a flat" in told and "A tenancy" in told
    assert "Known-By-Name" not in told and "Kit Lark" not in told
    erase(table.person, why="A court decided", by=None, at=timezone.now())
    for kept in ("Review", "ReviewSeat", "ReviewFinding", "Promise", "PromiseStep", "ReviewPaper"):
        assert not getattr(models, kept).objects.exists()


def test_reviews_of_two_records_are_read_as_one_and_parted_again(
    icb: Organisation, coordinator: Account
) -> None:
    ada, also_ada = someone(icb, "Ada Wren"), someone(icb, "Ada Wrenn")
    other = Table(also_ada, icb, coordinator)
    other.promise(other.hold())
    merge = fold(kept=ada, folded=also_ada, how="person", by=None, at=timezone.now())
    assert [one.person.pk for one in waits(coordinator)] == [ada.pk]
    assert "Find a flat" in browser(coordinator).get(f"/support/{ada.pk}/reviews/").content.decode()
    take_apart(merge=merge, by=None, at=timezone.now(), reason="Two people")
    assert [one.person.pk for one in waits(coordinator)] == [also_ada.pk]


def test_the_time_of_a_review_is_here_and_not_at_greenwich(table: Table) -> None:
    summer = datetime(2027, 7, 6, 9, 30, tzinfo=UTC)
    review = table.plan(meets_at=summer)
    page = browser(table.by).get(f"/support/reviews/{review.pk}/").content.decode()
    assert "Tuesday 6 July 2027 at 10:30" in page
