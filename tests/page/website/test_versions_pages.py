"""A plan is frozen, compared, asked about, answered and settled on its pages."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from tests.building import NOON, one_partnership, one_ward_plan, somebody

from lifecourse.assurance.api import (
    Act,
    CannotModerate,
    Point,
    PointRemark,
    Side,
    act_on_point,
    freeze_version,
    raise_point,
)
from lifecourse.organisations.api import NotAllowed, Role, give_role
from lifecourse.plans.api import CannotFreeze, Plan, PlanVersion, SectionState, VersionKind, write_answer

pytestmark = pytest.mark.page


@pytest.fixture
def first_cut(plan: Plan) -> PlanVersion:
    return freeze_version(plan=plan, kind=VersionKind.FIRST_CUT, by=None, at=NOON)


@pytest.fixture
def manager(signed_in, partnership) -> Client:
    return signed_in(Role.PROGRAMME_MANAGER, partnership)


@pytest.fixture
def assurer(signed_in, partnership) -> Client:
    return signed_in(Role.ASSURER, partnership)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def ask(browser, number=1, text="Where do the three people live now?"):
    return browser.post(f"/plans/one-ward/versions/{number}/points", {"section": "2.2", "text": text})


def test_a_programme_manager_freezes_and_sees_the_hash(plan, manager):
    assert "No version is frozen yet" in text_of(manager.get("/plans/one-ward/versions"))
    answer = manager.post("/plans/one-ward/versions", {"kind": "first-cut", "note": "Due today"}, follow=True)
    version = PlanVersion.objects.get()
    assert version.content_hash in text_of(answer)
    assert "Due today" in text_of(answer)


def test_a_kind_that_may_not_follow_is_not_offered(plan, first_cut, manager):
    freeze_version(plan=plan, kind=VersionKind.FINAL, by=None, at=NOON)
    answer = manager.post("/plans/one-ward/versions", {"kind": "first-cut"})
    assert answer.status_code == 422
    assert PlanVersion.objects.count() == 2


@pytest.mark.parametrize("role", [Role.ASSURER, Role.BOARD_MEMBER, Role.FINANCE_LEAD])
def test_others_read_the_versions_and_freeze_none(plan, first_cut, signed_in, partnership, role):
    browser = signed_in(role, partnership)
    page = text_of(browser.get("/plans/one-ward/versions"))
    assert first_cut.content_hash in page and "Freeze this version" not in page
    assert browser.post("/plans/one-ward/versions", {"kind": "final"}).status_code == 422
    assert PlanVersion.objects.count() == 1


@pytest.mark.parametrize("address", ["versions", "compare", "versions/1/points"])
def test_a_stranger_is_told_nothing(plan, first_cut, signed_in, address):
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("two"))
    assert stranger.get(f"/plans/one-ward/{address}").status_code == 404


def test_what_changed_since_a_version_is_shown_word_by_word_and_in_figures(
    plan, first_cut, manager, partnership
):
    manager_account = somebody(Role.PROGRAMME_MANAGER, partnership, "another@one.example.org")
    write_answer(
        plan=plan,
        section="2.2",
        text="Two people are in hospital.",
        state=SectionState.READY,
        seen="Three people are in hospital.",
        by=manager_account,
        at=NOON,
    )
    page = text_of(manager.get("/plans/one-ward/compare?before=1&after=now"))
    assert "[taken out: </span>Three " in page and "[put in: </span>Two " in page
    assert "1 passage of text differs" in page
    assert "say the same in figures" in text_of(
        manager.get("/plans/one-ward/compare?before=1&after=now&show=figures")
    )


def test_another_plan_is_compared_only_by_those_who_may_read_it(plan, first_cut, manager):
    one_ward_plan(one_partnership("two"), "hidden-ward")
    answer = manager.get("/plans/one-ward/compare?before=plan:hidden-ward&after=now")
    assert "hidden-ward" not in text_of(answer).replace("before=plan:hidden-ward", "")
    assert "Choose the first one" in text_of(answer)


def test_the_assurer_asks_the_author_answers_and_both_settle(plan, first_cut, manager, assurer):
    assert ask(assurer).status_code == 302
    point = Point.objects.get()
    where = f"/plans/one-ward/versions/1/points/{point.pk}"
    assert "Answer the assurer’s point on section 2.2" in text_of(manager.get("/"))
    assert manager.post(where, {"do": "answer for author", "text": "In one ward."}).status_code == 302
    assert "Read the author’s answer on section 2.2" in text_of(assurer.get("/"))
    assert assurer.post(where, {"do": "settle for assurer"}).status_code == 302
    point.refresh_from_db()
    assert point.state == "assurer-proposes"
    assert manager.post(where, {"do": "settle for author"}).status_code == 302
    point.refresh_from_db()
    assert point.state == "settled"
    page = text_of(manager.get(where))
    assert "Where do the three people live now?" in page and "said it is settled" in page
    assert "1 of 1 point is settled" in text_of(assurer.get("/plans/one-ward/versions/1/points"))


def test_neither_side_speaks_for_the_other_and_the_assurer_changes_nothing(plan, first_cut, manager, assurer):
    ask(assurer)
    point = Point.objects.get()
    where = f"/plans/one-ward/versions/1/points/{point.pk}"
    assert manager.post(where, {"do": "settle for assurer"}).status_code == 422
    assert assurer.post(where, {"do": "answer for author", "text": "Mine"}).status_code == 422
    assert ask(manager).status_code == 422
    assert Point.objects.count() == PointRemark.objects.count() == 1
    assert "Save this section" not in text_of(assurer.get("/plans/one-ward/section/2.2/write"))


def test_somebody_who_is_both_cannot_settle_alone(plan, first_cut, partnership):
    both = somebody(Role.ASSURER, partnership, "both@one.example.org")
    give_role(
        account=both,
        role=Role.PROGRAMME_MANAGER,
        organisation=partnership.lead_organisation,
        partnership=partnership,
        from_date=NOON.date(),
        by=None,
        at=NOON,
    )
    point = raise_point(version=first_cut, section="2.2", text="Well?", by=both, at=NOON)
    act_on_point(point=point, act=Act.SETTLE, side=Side.ASSURER, by=both, at=NOON)
    with pytest.raises(CannotModerate, match="yourself"):
        act_on_point(point=point, act=Act.SETTLE, side=Side.AUTHOR, by=both, at=NOON)


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.FINANCE_LEAD, None])
def test_who_is_neither_assurer_nor_author_of_the_section_says_nothing(plan, first_cut, partnership, role):
    point = raise_point(
        version=first_cut, section="2.2", text="Well?", by=somebody(Role.ASSURER, partnership), at=NOON
    )
    for side in Side:
        with pytest.raises(NotAllowed):
            act_on_point(
                point=point,
                act=Act.SETTLE,
                side=side,
                by=somebody(role, partnership, f"{side}@x.example.org"),
                at=NOON,
            )


def test_what_was_said_is_never_altered(plan, first_cut, assurer):
    ask(assurer)
    for alter in (
        lambda: PointRemark.objects.update(text="Other"),
        lambda: PointRemark.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
            alter()


def test_a_final_version_with_open_points_needs_a_reason(plan, first_cut, manager, assurer):
    ask(assurer)
    answer = manager.post("/plans/one-ward/versions", {"kind": "moderated"})
    assert answer.status_code == 422
    assert "not settled (section 2.2)" in text_of(answer)
    with pytest.raises(CannotFreeze):
        freeze_version(plan=plan, kind=VersionKind.FINAL, by=None, at=NOON)
    manager.post(
        "/plans/one-ward/versions", {"kind": "moderated", "note": "The region agreed to wait for this."}
    )
    assert PlanVersion.objects.latest("number").kind == "moderated"


def test_a_point_of_another_version_is_not_found(plan, first_cut, manager, assurer):
    ask(assurer)
    freeze_version(plan=plan, kind=VersionKind.FIRST_CUT, by=None, at=NOON)
    assert manager.get(f"/plans/one-ward/versions/2/points/{Point.objects.get().pk}").status_code == 404
    assert manager.get("/plans/one-ward/versions/9/points").status_code == 404
