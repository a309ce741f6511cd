"""When Lifecourse itself fails: somebody is told plainly, and the log says where and nothing of whom."""

import re

import pytest
from django.test import Client
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Partnership, Role

pytestmark = pytest.mark.page
SECRET = "Mary Smith, born 3 May 1971"


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, partnership: Partnership, signed_in: SignedIn) -> Client:
    """A reader for whom looking something up fails with somebody's name in the error."""

    def fail(*args: object, **kwargs: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr("lifecourse.website.views.find.find", fail)
    client = signed_in(Role.BOARD_MEMBER, partnership)
    client.raise_request_exception = False
    return client


def test_the_page_gives_a_reference_that_the_log_holds(
    failing: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answer = failing.get("/find", {"q": "anything"})
    assert answer.status_code == 500
    reference = re.search(r"<strong>([0-9a-f]{8})</strong>", answer.content.decode())
    assert reference is not None
    assert reference[1] in caplog.text


def test_what_somebody_typed_never_reaches_the_log_or_the_page(
    failing: Client, caplog: pytest.LogCaptureFixture
) -> None:
    from lifecourse.settings.logs import WithoutValues  # noqa: PLC0415

    answer = failing.get("/find", {"q": SECRET})
    assert SECRET not in answer.content.decode()
    written = [WithoutValues("{message}", style="{").format(record) for record in caplog.records]
    assert any("ValueError" in line and "find.py" in line for line in written)
    assert not any(SECRET in line or "Mary" in line for line in written)
