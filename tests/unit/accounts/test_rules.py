"""Who may sign in, when a link works, and whom a provider may speak for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lifecourse.accounts import rules

pytestmark = pytest.mark.unit
TODAY = date(2026, 3, 3)
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("is_active", "leaving_date", "allowed"),
    [
        (True, None, True),
        (False, None, False),  # access was ended at once
        (True, TODAY, True),  # the last day counts
        (True, TODAY - timedelta(days=1), False),  # the last day was yesterday
        (False, TODAY + timedelta(days=9), False),  # ended, whatever date was planned
    ],
)
def test_somebody_signs_in_while_active_and_until_their_last_day(is_active, leaving_date, allowed):
    assert rules.may_sign_in(is_active=is_active, leaving_date=leaving_date, today=TODAY) is allowed


@pytest.mark.parametrize(
    ("expires_at", "used_at", "withdrawn_at", "said"),
    [
        (NOW + HOUR, None, None, None),
        (NOW, None, None, "expired"),
        (NOW + HOUR, NOW - HOUR, None, "has been used"),
        (NOW + HOUR, None, NOW - HOUR, "replaced or withdrawn"),
    ],
)
def test_a_link_works_once_and_until_it_expires(expires_at, used_at, withdrawn_at, said):
    facts = {"expires_at": expires_at, "used_at": used_at, "withdrawn_at": withdrawn_at, "now": NOW}
    if said is None:
        rules.check_link_usable(**facts)
        return
    with pytest.raises(rules.LinkNotUsable, match=said):
        rules.check_link_usable(**facts)


@pytest.mark.parametrize(
    ("addresses", "email"),
    [
        ([("Ann@Council.example", True)], "ann@council.example"),
        ([("ann@council.example", False)], None),  # the provider has not checked the address
        ([("ann@council.example", "false")], None),  # nor has one that says so in words
        ([("ann@trust.example", True)], None),  # another organisation's address
        ([("ann@evil.council.example", True)], None),  # a subdomain is another domain
        ([("ann@trust.example", True), ("ann@council.example", True)], "ann@council.example"),
        ([], None),
    ],
)
def test_a_provider_speaks_only_for_verified_addresses_of_its_own_organisation(addresses, email):
    facts = {"addresses": addresses, "email_domains": ["council.example"], "provider": "The Council"}
    if email is None:
        with pytest.raises(rules.NotVouchedFor, match="The Council did not give"):
            rules.vouched_for(**facts)
    else:
        assert rules.vouched_for(**facts) == email


@pytest.mark.parametrize(
    ("claims", "used"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": "pwd mfa"}, True),
        ({"amr": ["pwd"]}, False),
        ({}, False),
        ({"amr": {"mfa": 1}}, False),  # not a list of methods: not believed
    ],
)
def test_a_token_must_say_that_a_second_factor_was_used(claims, used):
    assert rules.second_factor_was_used(claims) is used
