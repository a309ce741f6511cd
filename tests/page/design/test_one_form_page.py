"""A page whose form does one thing: open to those who may, done or refused in words, its key drawn once."""

import re
from typing import Any
from uuid import UUID

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.test import RequestFactory

from lifecourse.design.api import OneFormPage, key_sent

pytestmark = pytest.mark.page
PAGE = "{% load design %}{% error_summary form %}<h1>{{ heading }}</h1>{% include 'design/one_form.html' %}"
KEY = "0f3a6c2e-5b7d-4a54-9d0c-5d1e6c0a2b11"


class TooLate(Exception):
    """It cannot be done any more."""


class NoteForm(forms.Form):
    """One line."""

    words = forms.CharField(label="What is kept?", error_messages={"required": "Say what is kept."})


class KeepNote(OneFormPage):
    """Keeps one line, of which `was` stood there before."""

    form_class = NoteForm
    heading = "Keep a note"
    refusals = (TooLate,)
    open = True
    was = "Yesterday's"
    late = False
    kept: list[tuple[str, UUID]] = []

    def allowed(self) -> bool:
        """Whoever it is open to."""
        return self.open

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The page as a room's template would draw it."""
        return HttpResponse(Template(PAGE).render(RequestContext(self.request, context)))

    def get_initial(self) -> dict[str, Any]:
        """What stood there before."""
        return {"words": self.was}

    def back_url(self) -> str:
        """The list."""
        return "/notes"

    def carried(self) -> dict[str, object]:
        """A number that a page would write with a comma."""
        return {"version": 12_345}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        if self.late:
            raise TooLate("It is too late to keep a note.")
        self.kept.append((filled["words"], self.key))


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test begins with nothing kept."""
    KeepNote.kept = []


def sent(way: str, data: dict[str, str] | None = None, **page: Any) -> tuple[HttpRequest, HttpResponse]:
    """A request to the page, and its answer."""
    request = RequestFactory().generic("GET", "/notes/new") if way == "GET" else None
    request = request or RequestFactory().post("/notes/new", data or {})
    request.user = AnonymousUser()
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    answer = KeepNote.as_view(**page)(request)
    return request, answer  # type: ignore[return-value]


def carried(answer: HttpResponse) -> dict[str, str]:
    """The names and values that the form sends back as they were drawn."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.content.decode()))


def test_the_form_is_drawn_with_its_words_and_a_key() -> None:
    _, answer = sent("GET")
    page = answer.content.decode()
    assert "<h1>Keep a note</h1>" in page
    assert '<a href="/notes">Go back without saving</a>' in page
    assert UUID(carried(answer)["key"])
    assert carried(sent("GET")[1])["key"] != carried(answer)["key"]


def test_what_it_carries_is_written_as_it_is() -> None:
    assert carried(sent("GET")[1])["version"] == "12345"


def test_it_is_done_under_the_key_that_was_drawn_and_one_goes_back() -> None:
    request, answer = sent("POST", {"words": "Today's", "key": KEY})
    assert KeepNote.kept == [("Today's", UUID(KEY))]
    assert (answer.status_code, answer["Location"]) == (302, "/notes")
    assert [str(one) for one in get_messages(request)] == ["Saved."]


def test_a_refusal_stands_on_the_same_page_and_the_key_stays() -> None:
    _, answer = sent("POST", {"words": "Today's", "key": KEY}, late=True)
    assert answer.status_code == 200
    assert "It is too late to keep a note." in answer.content.decode()
    assert carried(answer)["key"] == KEY
    assert not KeepNote.kept


def test_the_key_stays_while_the_form_is_mended() -> None:
    _, answer = sent("POST", {"words": "", "key": KEY})
    assert "Say what is kept." in answer.content.decode()
    assert carried(answer)["key"] == KEY


def test_what_is_no_refusal_is_a_fault_of_ours() -> None:
    with pytest.raises(TooLate):
        sent("POST", {"words": "Today's"}, late=True, refusals=())


@pytest.mark.parametrize("way", ["GET", "POST"])
def test_it_opens_only_for_those_who_may(way: str) -> None:
    with pytest.raises(PermissionDenied, match="a role that you do not hold here"):
        sent(way, {"words": "Today's"}, open=False)
    assert not KeepNote.kept


def test_a_page_that_does_not_say_who_may_opens_for_nobody() -> None:
    with pytest.raises(NotImplementedError):
        OneFormPage.as_view()(RequestFactory().get("/"))


def test_it_asks_again_where_somebody_else_has_changed_what_it_began_from() -> None:
    asks = {"asks_where_changed": True}
    drawn = carried(sent("GET", **asks)[1])
    _, answer = sent("POST", {"words": "Mine", **drawn}, was="Another's", **asks)
    assert "Somebody else has changed this since you opened it" in answer.content.decode()
    assert not KeepNote.kept
    again = carried(answer)
    assert again["key"] == drawn["key"]
    sent("POST", {"words": "Mine", **again}, was="Another's", **asks)
    assert [words for words, _ in KeepNote.kept] == ["Mine"]


def test_it_does_not_ask_where_a_page_does_not_want_that() -> None:
    drawn = carried(sent("GET")[1])
    sent("POST", {"words": "Mine", **drawn}, was="Another's")
    assert [words for words, _ in KeepNote.kept] == ["Mine"]


@pytest.mark.parametrize("typed", ["", "no key", "0f3a6c2e"])
def test_a_key_that_is_none_is_a_new_one(typed: str) -> None:
    request = RequestFactory().post("/", {"key": typed})
    assert key_sent(request) != key_sent(request)
