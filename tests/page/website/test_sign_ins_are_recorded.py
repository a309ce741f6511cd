"""Who signed in and who failed to is in the record of change; what strangers type is not."""

import pytest
from django.test import Client
from tests.building import NOON, one_partnership, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.accounts.api import Account, create_account
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
PASSWORD = "seven brown herons"


@pytest.fixture
def known(db: None) -> Account:
    return create_account(email="ann@example.org", full_name="Ann Other", at=NOON, password=PASSWORD)


def actions(account: Account) -> list[str]:
    entries = Entry.objects.filter(row=str(account.pk), table="")
    return list(entries.order_by("id").values_list("action", flat=True))


def sign_in(email: str, password: str) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    return client


def test_a_sign_in_and_a_sign_out_are_recorded_in_the_persons_name(known: Account) -> None:
    client = sign_in("Ann@Example.org", PASSWORD)
    client.post("/accounts/logout/")
    assert actions(known) == ["signed in", "signed out"]
    assert set(Entry.objects.filter(row=str(known.pk), table="").values_list("actor", flat=True)) == {
        f"account:{known.pk}"
    }


def test_a_wrong_password_is_recorded_of_the_account_and_not_what_was_typed(known: Account) -> None:
    sign_in("ann@example.org", "wrong herons altogether")
    assert actions(known) == ["sign-in failed"]
    entry = Entry.objects.get(action="sign-in failed")
    assert entry.actor == "nobody signed in"
    assert "herons" not in str(entry.after)


def test_an_address_that_nobody_has_leaves_nothing(known: Account) -> None:
    before = Entry.objects.count()
    sign_in("mary.smith.born.1971@example.org", "wrong herons altogether")
    assert not Entry.objects.filter(action="sign-in failed").exists()
    assert "mary" not in str(list(Entry.objects.values_list("after", "row")))
    assert Entry.objects.count() == before


def test_an_administrator_reads_the_failures_of_her_own_people_only(
    known: Account, signed_in: SignedIn
) -> None:
    here, elsewhere = one_partnership("here"), one_partnership("elsewhere")
    sign_in(somebody(Role.ANALYST, here).email, "wrong herons altogether")
    hers = signed_in(Role.ADMINISTRATOR, here).get("/audit/").content.decode()
    theirs = signed_in(Role.ADMINISTRATOR, elsewhere).get("/audit/").content.decode()
    assert "Sign-in failed" in hers
    assert "Sign-in failed" not in theirs
