"""A question that anybody with the link can answer until a day: the link, the answers, and who reads them."""

import re
from datetime import date, timedelta
from http.cookies import SimpleCookie

import pytest
from django.test import Client
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.building import NOON, one_partnership, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.delivery.models import FeedbackAnswer, FeedbackLink, Hearing, Said
from lifecourse.delivery.operations import feedback
from lifecourse.delivery.operations.engagement import keep_hearing
from lifecourse.delivery.operations.feedback import (
    Asked,
    NotOpen,
    TooManyAtOnce,
    close_feedback_link,
    give_answer,
    join_answer,
    make_feedback_link,
    set_aside_answer,
)
from lifecourse.delivery.operations.keeping import UnableToKeepRecord
from lifecourse.delivery.views import public
from lifecourse.organisations.api import NotAllowed, Partnership, Role

pytestmark = pytest.mark.page
LAST_DAY = date(2016, 5, 1)


@pytest.fixture
def manager(partnership: Partnership) -> Account:
    return somebody(Role.PROGRAMME_MANAGER, partnership)


def link_for(partnership: Partnership, by: Account, **about: object) -> tuple[FeedbackLink, str]:
    said = {"purpose": "Homes", "question": "Where do you want to live?", "whom_to_tell": "The council"}
    asked = Asked(**said | {"closes_on": LAST_DAY, "most_answers": 3} | about)  # type: ignore[arg-type]
    return make_feedback_link(partnership=partnership, asked=asked, by=by, at=NOON)


def open_today(partnership: Partnership, by: Account, **about: object) -> str:
    return link_for(partnership, by, closes_on=localdate() + timedelta(days=9), **about)[1]


def test_only_a_fingerprint_of_the_token_is_kept(partnership: Partnership, manager: Account) -> None:
    link, token = link_for(partnership, manager)
    assert len(token) >= 43
    assert token not in str(FeedbackLink.objects.filter(pk=link.pk).values().get())
    recorded = str(list(Entry.objects.values("before", "after")))
    assert token not in recorded
    assert link.token_hash not in recorded


def test_neither_what_people_wrote_nor_the_moment_is_in_the_record_of_change(
    partnership: Partnership, manager: Account
) -> None:
    _, token = link_for(partnership, manager)
    before = set(Entry.objects.values_list("pk", flat=True))
    answer = give_answer(token=token, text="Near my sister Quillon", at=NOON)
    assert set(Entry.objects.values_list("pk", flat=True)) == before
    set_aside_answer(answer=answer, reason="Names somebody", rub_out=True, by=manager, at=NOON)
    assert FeedbackAnswer.objects.get().text == ""
    entry = Entry.objects.get(table="delivery_feedbackanswer")
    assert (entry.action, entry.actor) == ("feedback answer rubbed out", f"account:{manager.pk}")
    assert "Quillon" not in str(list(Entry.objects.values("before", "after")))


def test_what_was_set_aside_is_rubbed_out_later_once(
    partnership: Partnership, manager: Account, signed_in: SignedIn
) -> None:
    _, token = link_for(partnership, manager)
    answer = give_answer(token=token, text="Near my sister Quillon", at=NOON)
    set_aside_answer(answer=answer, reason="About something else", rub_out=False, by=manager, at=NOON)
    client = signed_in(Role.ANALYST, partnership)
    where = f"/partnerships/one/feedback/answers/{answer.pk}/set-aside"
    assert where in client.get("/partnerships/one/feedback/").content.decode()
    assert client.post(where, {"reason": "Again"}).status_code != 302
    assert client.post(where, {"reason": "Names somebody", "rub_out": "on"}).status_code == 302
    assert FeedbackAnswer.objects.get().text == ""
    with pytest.raises(UnableToKeepRecord, match="dealt with"):
        set_aside_answer(answer=answer, reason="Again", rub_out=True, by=manager, at=NOON)


steps = st.lists(
    st.one_of(st.just("answer"), st.just("close"), st.integers(0, 30).map(lambda days: timedelta(days=days))),
    max_size=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=steps, most=st.integers(1, 4))
def test_a_link_takes_answers_until_its_day_until_it_is_closed_and_until_it_is_full(
    partnership: Partnership, manager: Account, steps: list[object], most: int
) -> None:
    link, token = link_for(partnership, manager, most_answers=most)
    now, kept, closed = NOON, 0, False
    for step in steps:
        if isinstance(step, timedelta):
            now += step
        elif step == "close":
            close_feedback_link(link=link, by=manager, at=now)
            closed = True
        elif not closed and now.date() <= LAST_DAY and kept < most:
            give_answer(token=token, text="Near the sea", at=now)
            kept += 1
        else:
            with pytest.raises(NotOpen):
                give_answer(token=token, text="Near the sea", at=now)
    assert link.answers.count() == kept
    wrong = token[:-1] + ("A" if token[-1] != "A" else "B")
    with pytest.raises(NotOpen):
        give_answer(token=wrong, text="Near the sea", at=NOON)


def test_a_flood_is_held_off_and_then_let_through(
    partnership: Partnership, manager: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedback, "AT_ONCE", 2)
    _, token = link_for(partnership, manager, most_answers=100)
    for _ in range(2):
        give_answer(token=token, text="Near the sea", at=NOON)
    with pytest.raises(TooManyAtOnce):
        give_answer(token=token, text="Near the sea", at=NOON)
    give_answer(token=token, text="Near the sea", at=NOON + timedelta(minutes=11))
    assert FeedbackAnswer.objects.count() == 3


def test_the_page_needs_no_sign_in_and_leaves_nothing_in_the_browser(
    partnership: Partnership, manager: Account
) -> None:
    token = open_today(partnership, manager)
    client = Client(enforce_csrf_checks=True)
    page = client.get(f"/feedback/{token}")
    assert page.status_code == 200
    assert "Where do you want to live?" in page.content.decode()
    answer = client.post(f"/feedback/{token}", {"text": "Near the sea", "website": ""})
    assert answer.headers["Location"] == "/feedback/thanks"
    assert client.get("/feedback/thanks").status_code == 200
    for response in (page, answer):
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Cache-Control"] == "no-store"
        assert "noindex" in response.headers["X-Robots-Tag"]
        assert "<script" not in response.content.decode()
    assert client.cookies == SimpleCookie()
    assert FeedbackAnswer.objects.get().text == "Near the sea"


def test_every_link_that_takes_no_answers_gets_the_same_page(
    partnership: Partnership, manager: Account
) -> None:
    closed, token = link_for(partnership, manager, closes_on=localdate() + timedelta(days=9))
    close_feedback_link(link=closed, by=manager, at=NOON)
    _, past = link_for(partnership, manager)
    pages = set()
    for address in (token, past, "never-made", "x" * 400):
        for answer in (
            Client().get(f"/feedback/{address}"),
            Client().post(f"/feedback/{address}", {"text": "A"}),
        ):
            assert answer.status_code == 404
            pages.add(answer.content)
    assert len(pages) == 1
    assert not FeedbackAnswer.objects.exists()


def test_a_token_is_not_in_the_log(
    partnership: Partnership,
    manager: Account,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    token = open_today(partnership, manager)
    client = Client(raise_request_exception=False)
    client.get(f"/feedback/{token}x")
    client.post(f"/feedback/{token}", {"text": ""})
    client.put(f"/feedback/{token}")

    def fails(**_: object) -> None:
        raise RuntimeError(token)

    monkeypatch.setattr(public, "give_answer", fails)
    assert client.post(f"/feedback/{token}", {"text": "Near the sea"}).status_code == 500
    logged = capsys.readouterr().err + "".join(record.getMessage() for record in caplog.records)
    assert "Something went wrong" in logged
    assert token not in logged


def test_a_machine_is_thanked_and_nothing_is_kept(partnership: Partnership, manager: Account) -> None:
    token = open_today(partnership, manager)
    answer = Client().post(f"/feedback/{token}", {"text": "Buy this", "website": "spam.example"})
    assert answer.headers["Location"] == "/feedback/thanks"
    assert not FeedbackAnswer.objects.exists()


def test_what_cannot_be_kept_stays_in_the_box(partnership: Partnership, manager: Account) -> None:
    token = open_today(partnership, manager)
    empty = Client().post(f"/feedback/{token}", {"text": "  "})
    assert empty.status_code == 422
    assert "Write what you think" in empty.content.decode()
    long = "a" * 2001
    page = Client().post(f"/feedback/{token}", {"text": long}).content.decode()
    assert "too long" in page
    assert long in page
    script = Client().post(f"/feedback/{token}", {"text": "<script>" + long}).content.decode()
    assert "<script>" not in script


def test_what_may_tell_of_harm_is_said_first_and_held_back(
    partnership: Partnership, signed_in: SignedIn
) -> None:
    client = signed_in(Role.ANALYST, partnership)
    token = open_today(partnership, Account.objects.get())
    for text in ("Near the sea", "Ring me on 07700 900 123", "He hits me"):
        Client().post(f"/feedback/{token}", {"text": text})
    page = client.get("/partnerships/one/feedback/").content.decode()
    assert "1 answer may tell of harm: look at it today." in page
    assert page.index("He hits me") < page.index("Near the sea") < page.index("07700 900 123")
    home = client.get("/").content.decode()
    assert "hits me" not in home


def test_an_answer_is_joined_in_words_that_show_nobody_and_once(
    partnership: Partnership, manager: Account
) -> None:
    _, token = link_for(partnership, manager)
    answer = give_answer(token=token, text="Near my sister Quillon", at=NOON)
    hearing = keep_hearing(
        hearing=Hearing(partnership=partnership),
        filled={"what": "Answers by link", "when": "April 2016", "who": "Anybody"},
        cohorts=[],
        by=manager,
        at=NOON,
    )
    join_answer(answer=answer, hearing=hearing, words="Near family", by=manager, at=NOON)
    assert Said.objects.get().what == "Near family"
    for again in (
        lambda: join_answer(answer=answer, hearing=hearing, words="Again", by=manager, at=NOON),
        lambda: set_aside_answer(answer=answer, reason="No", rub_out=False, by=manager, at=NOON),
    ):
        with pytest.raises(UnableToKeepRecord, match="dealt with"):
            again()
    assert Said.objects.count() == 1


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.BOARD_SECRETARY, Role.FINANCE_LEAD, Role.ASSURER])
def test_answers_are_read_only_by_those_who_keep_engagement(
    partnership: Partnership, manager: Account, signed_in: SignedIn, role: Role
) -> None:
    _, token = link_for(partnership, manager)
    answer = give_answer(token=token, text="Near the sea", at=NOON)
    reader = signed_in(role, partnership)
    for page in ("", "ask", f"answers/{answer.pk}/join", f"answers/{answer.pk}/set-aside"):
        assert reader.get(f"/partnerships/one/feedback/{page}").status_code == 403
    with pytest.raises(NotAllowed):
        set_aside_answer(
            answer=answer,
            reason="No",
            rub_out=True,
            by=Account.objects.get(email__startswith=role.value),
            at=NOON,
        )
    assert FeedbackAnswer.objects.get().text == "Near the sea"


def test_nobody_of_another_partnership_finds_an_answer(
    partnership: Partnership, manager: Account, signed_in: SignedIn
) -> None:
    _, token = link_for(partnership, manager)
    answer = give_answer(token=token, text="Near the sea", at=NOON)
    elsewhere = one_partnership("elsewhere")
    stranger = signed_in(Role.PROGRAMME_MANAGER, elsewhere)
    assert stranger.get("/partnerships/one/feedback/").status_code == 404
    assert stranger.get(f"/partnerships/elsewhere/feedback/answers/{answer.pk}/join").status_code == 404


def test_the_link_is_shown_once(partnership: Partnership, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROGRAMME_MANAGER, partnership)
    day = localdate() + timedelta(days=20)
    sent = {"purpose": "Homes", "question": "Where?", "whom_to_tell": "The council", "most_answers": "5"}
    sent |= {
        "closes_on_day": str(day.day),
        "closes_on_month": str(day.month),
        "closes_on_year": str(day.year),
    }
    page = client.post("/partnerships/one/feedback/ask", sent).content.decode()
    found = re.search(r"/feedback/([\w-]{43})", page)
    assert found
    assert Client().get(f"/feedback/{found[1]}").status_code == 200
    assert found[1] not in client.get("/partnerships/one/feedback/").content.decode()


def test_a_last_day_that_has_passed_is_refused(partnership: Partnership, manager: Account) -> None:
    with pytest.raises(UnableToKeepRecord, match="last day has passed"):
        link_for(partnership, manager, closes_on=NOON.date() - timedelta(days=1))
