"""A stamp says who does something, when, and under which key: of the whole, and of each part of it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from lifecourse.accounts.api import Account, Stamp, stamp_of

pytestmark = pytest.mark.page
KEY = UUID("0f3a6c2e-5b7d-4a54-9d0c-5d1e6c0a2b11")
STAMP = Stamp(key=KEY, by=None, at=datetime(2026, 4, 1, 9, 0, tzinfo=UTC))


def test_a_form_is_stamped_with_who_sent_it_and_its_key() -> None:
    request = RequestFactory().post("/", {"key": str(KEY)})
    request.user = Account(email="keeper@example.org")
    stamp = stamp_of(request)
    assert (stamp.key, stamp.by) == (KEY, request.user)
    assert stamp.at.tzinfo is not None


def test_nobody_can_be_said_to_have_done_what_a_stranger_sent() -> None:
    request = RequestFactory().post("/", {"key": str(KEY)})
    request.user = AnonymousUser()
    with pytest.raises(TypeError, match="Nobody is signed in"):
        stamp_of(request)


def test_a_part_has_a_key_of_its_own_that_is_the_same_each_time() -> None:
    part = STAMP.part("order")
    assert part == STAMP.part("order")
    assert part.key not in {STAMP.key, STAMP.part("rest").key}
    assert (part.by, part.at) == (STAMP.by, STAMP.at)
