"""Comments and questions beside the plan: who asks, answers and settles, and who never learns of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.building import one_partnership, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import (
    Plan,
    RemarkKind,
    Thread,
    UnableToTalk,
    ask,
    comment,
    remark,
    remarks_of,
    remove_row,
)

pytestmark = pytest.mark.page

ASK = "/plans/one-ward/questions/ask?about=2.2/inpatients/ward/people"
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=3)


@pytest.fixture
def manager(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.PROGRAMME_MANAGER, plan.partnership)


@pytest.fixture
def analyst(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.ANALYST, plan.partnership)


def account(role: str) -> Account:
    return Account.objects.get(email=f"{role}@one.example.org")


def asked(**other: str) -> dict[str, str]:
    day = {"due_on_day": str(SOON.day), "due_on_month": str(SOON.month), "due_on_year": str(SOON.year)}
    whom = str(account("analyst").pk)
    return {"kind": "question", "text": "Is it three or four?", "asked_of": whom} | day | other


def test_a_question_is_asked_answered_and_settled_and_stays_readable(
    plan: Plan, manager: Client, analyst: Client
) -> None:
    assert manager.post(ASK, asked()).status_code == 302
    thread = Thread.objects.get()
    home = analyst.get("/").content.decode()
    assert "Answer Sam Programme_Manager’s question on" in home
    page = f"/plans/one-ward/questions/{thread.pk}"
    assert analyst.post(page, {"do": "answered", "text": "It is three."}).status_code == 302
    assert "Answer Sam" not in analyst.get("/").content.decode()
    assert "Read Sam Analyst’s answer" in manager.get("/").content.decode()
    assert manager.post(page, {"do": "settled", "text": ""}).status_code == 302
    settled = manager.get(page).content.decode()
    assert "Is it three or four?" in settled
    assert "It is three." in settled
    assert "Read Sam" not in manager.get("/").content.decode()
    assert "1 settled" in manager.get("/plans/one-ward/section/2.2").content.decode()
    assert analyst.post(page, {"do": "reopened", "text": "Four since May."}).status_code == 302
    kinds = [one.kind for one in remarks_of(thread)]
    assert kinds == ["opened", "answered", "settled", "reopened"]


def test_it_is_shown_beside_the_section_and_at_the_figure(
    plan: Plan, manager: Client, analyst: Client
) -> None:
    manager.post(ASK, asked())
    for address in ("/plans/one-ward/section/2.2", "/plans/one-ward/figure/inpatients/ward/people"):
        assert "Is it three or four?" in analyst.get(address).content.decode()
    assert "Is it three or four?" not in analyst.get("/plans/one-ward/section/2.1").content.decode()
    assert "Is it three or four?" in analyst.get("/plans/one-ward/questions").content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"asked_of": ""}, "Choose who is asked."),
        ({"due_on_day": "", "due_on_month": "", "due_on_year": ""}, "Give a day for the answer."),
        ({"due_on_year": "2016"}, "The day for the answer has passed"),
        ({"text": " "}, "Write what you want to say or ask."),
        ({"kind": ""}, "Choose whether it is a question or a comment."),
    ],
)
def test_a_question_needs_somebody_a_day_and_words(
    plan: Plan, manager: Client, analyst: Client, typed: dict[str, str], words: str
) -> None:
    answer = manager.post(ASK, asked(**typed))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Thread.objects.exists()


def test_nobody_outside_the_partnership_is_asked_or_learns_of_it(
    plan: Plan, manager: Client, analyst: Client, signed_in: SignedIn
) -> None:
    elsewhere = one_partnership("other")
    outsider = somebody(Role.ANALYST, elsewhere)
    assert "other.example.org" not in manager.get(ASK).content.decode()
    assert manager.post(ASK, asked(asked_of=str(outsider.pk))).status_code == 422
    with pytest.raises(UnableToTalk):
        ask(
            plan=plan,
            place="2.2",
            text="?",
            of=outsider,
            due_on=SOON,
            by=account("programme_manager"),
            at=timezone.now(),
        )
    manager.post(ASK, asked())
    thread = Thread.objects.get()
    stranger = signed_in(Role.PROGRAMME_MANAGER, elsewhere)
    for address in (ASK, "/plans/one-ward/questions", f"/plans/one-ward/questions/{thread.pk}"):
        assert stranger.get(address).status_code == 404


def test_a_comment_is_for_everybody_and_waits_for_nobody(
    plan: Plan, manager: Client, analyst: Client
) -> None:
    assert manager.post(ASK, {"kind": "comment", "text": "Counted twice."}).status_code == 302
    thread = Thread.objects.get()
    assert (thread.asked_of, thread.due_on) == (None, None)
    assert "Counted twice" not in analyst.get("/").content.decode()


def test_only_whoever_was_asked_answers_and_only_whoever_asked_settles(
    plan: Plan, manager: Client, analyst: Client, signed_in: SignedIn
) -> None:
    manager.post(ASK, asked())
    page = f"/plans/one-ward/questions/{Thread.objects.get().pk}"
    board = signed_in(Role.BOARD_MEMBER, plan.partnership)
    assert board.post(page, {"do": "answered", "text": "I say four."}).status_code == 422
    assert board.post(page, {"do": "settled", "text": ""}).status_code == 422
    assert board.post(page, {"do": "said", "text": "Four, I think."}).status_code == 302
    assert Thread.objects.get().state == "open"


def test_nothing_is_said_in_what_is_settled_and_nothing_is_settled_twice(plan: Plan) -> None:
    by = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    now = timezone.now()
    thread = comment(plan=plan, place="2.2", text="Counted twice.", by=by, at=now)
    remark(thread=thread, kind=RemarkKind.SETTLED, text="", by=by, at=now)
    for kind, words in ((RemarkKind.SAID, "More"), (RemarkKind.ANSWERED, "So"), (RemarkKind.SAID, "")):
        with pytest.raises(UnableToTalk):
            remark(thread=thread, kind=kind, text=words, by=by, at=now)
    assert [one.kind for one in remarks_of(thread)] == ["opened", "settled"]


def test_an_assurer_reads_questions_and_asks_none_here(plan: Plan) -> None:
    assurer = somebody(Role.ASSURER, plan.partnership)
    with pytest.raises(NotAllowed):
        comment(plan=plan, place="2.2", text="Why?", by=assurer, at=timezone.now())


def test_a_question_about_a_row_outlives_the_row(plan: Plan, manager: Client, analyst: Client) -> None:
    manager.post(ASK, asked())
    remove_row(plan=plan, table="inpatients", row="ward", by=account("analyst"), at=timezone.now())
    page = f"/plans/one-ward/questions/{Thread.objects.get().pk}"
    assert "Is it three or four?" in analyst.get(page).content.decode()
    assert "Is it three or four?" in analyst.get("/plans/one-ward/section/2.2").content.decode()
    assert "Answer Sam" in analyst.get("/").content.decode()


@pytest.mark.parametrize(
    "about", ["", "9.9", "2.2/nonsense", "2.2/inpatients/nobody", "2.2/inpatients/ward/x", "2.2/a/b/c/d"]
)
def test_nothing_is_asked_about_what_is_not_there(plan: Plan, manager: Client, about: str) -> None:
    assert manager.get(f"/plans/one-ward/questions/ask?about={about}").status_code == 404


def test_words_are_shown_as_words(plan: Plan, manager: Client) -> None:
    manager.post(ASK, {"kind": "comment", "text": "<script>alert(1)</script>"})
    page = manager.get(f"/plans/one-ward/questions/{Thread.objects.get().pk}").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
