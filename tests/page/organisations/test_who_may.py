"""May this person do this here, today? Asked of the database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lifecourse.accounts import api as accounts
from lifecourse.organisations import api as organisations
from lifecourse.organisations.api import (
    NotAllowed,
    PartnershipMember,
    Permission,
    Role,
    RoleHolding,
    UnableToGiveRole,
)

pytestmark = pytest.mark.page


def may(account, permission, partnership, on):
    return organisations.may(account, permission, partnership=partnership, on=on)


def give(account, role, organisation, *, by=None, **rest):
    now = timezone.now()
    return organisations.give_role(
        account=account,
        role=role,
        organisation=organisation,
        from_date=rest.pop("from_date", now.date()),
        by=by,
        at=now,
        **rest,
    )


def test_a_role_for_a_member_counts_in_its_partnership(somebody, council, partnership, today):
    assert may(somebody("programme_manager", council), Permission.EDIT_PLAN, partnership, today)


def test_a_role_for_an_outsider_counts_for_nothing(somebody, outsider, partnership, today):
    account = somebody("programme_manager", outsider)
    with pytest.raises(NotAllowed, match="You hold no role here"):
        organisations.check_may(account, Permission.SEE_PLAN, partnership=partnership, on=today)


def test_a_role_for_one_partnership_does_not_count_in_another(
    somebody, council, partnership, elsewhere, today
):
    account = somebody("analyst", council, partnership)
    assert may(account, Permission.SEE_PLAN, partnership, today)
    assert not may(account, Permission.SEE_PLAN, elsewhere, today)
    assert list(organisations.partnerships_seen_by(account, today)) == [partnership]


def test_a_role_without_a_partnership_counts_in_all_of_the_organisations(
    somebody, council, partnership, elsewhere, today
):
    account = somebody("analyst", council)
    assert list(organisations.partnerships_seen_by(account, today)) == [elsewhere, partnership]


def test_a_member_that_has_left_takes_its_people_with_it(somebody, council, partnership, today):
    account = somebody("analyst", council)
    PartnershipMember.objects.filter(organisation=council).update(to_date=today - timedelta(days=1))
    assert not may(account, Permission.SEE_PLAN, partnership, today)
    assert not organisations.partnerships_seen_by(account, today).exists()


@pytest.mark.parametrize("days", [0, -1])
def test_a_role_counts_up_to_its_last_day(somebody, council, partnership, today, days):
    account = somebody("analyst", council, to_date=today + timedelta(days=days))
    assert may(account, Permission.SEE_PLAN, partnership, today) is (days == 0)


def test_a_leaver_may_nothing_whatever_roles_they_hold(somebody, council, partnership, today):
    account = somebody("analyst", council)
    accounts.end_access(account=account, by=None, at=timezone.now(), reason="Left")
    assert not may(account, Permission.SEE_PLAN, partnership, today)


def test_an_administrator_sees_no_partnership(administrator, partnership, today):
    assert not organisations.partnerships_seen_by(administrator, today).exists()


def test_an_administrator_gives_roles_for_their_own_organisation_only(
    administrator, somebody, council, trust, today
):
    account = somebody()
    give(account, Role.ANALYST, council, by=administrator)
    with pytest.raises(NotAllowed, match="manage people and roles"):
        give(account, Role.ANALYST, trust, by=administrator)


def test_nobody_else_gives_roles(somebody, council):
    with pytest.raises(NotAllowed):
        give(somebody(), Role.ANALYST, council, by=somebody("programme_manager", council))


def test_nobody_gives_themselves_a_role(administrator, council):
    with pytest.raises(NotAllowed, match="Nobody gives"):
        give(administrator, Role.PROGRAMME_MANAGER, council, by=administrator)


def test_the_database_too_refuses_a_role_given_to_oneself(administrator, council, today):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHolding.objects.bulk_create(
            [
                RoleHolding(
                    account=administrator,
                    given_by=administrator,
                    role=Role.ANALYST,
                    organisation=council,
                    from_date=today,
                )
            ]
        )


def test_nobody_ends_their_own_role(administrator, today):
    with pytest.raises(NotAllowed, match="Nobody gives or ends"):
        organisations.end_role(
            holding=administrator.role_holdings.get(), last_day=today, by=administrator, at=timezone.now()
        )


def test_a_role_is_not_given_twice_for_the_same_days(somebody, council):
    account = somebody("analyst", council)
    with pytest.raises(UnableToGiveRole, match="holds that role"):
        give(account, Role.ANALYST, council)


def test_a_role_is_given_only_in_a_partnership_of_the_organisation(somebody, outsider, partnership):
    with pytest.raises(UnableToGiveRole, match="not a member"):
        give(somebody(), Role.ANALYST, outsider, partnership=partnership)


def test_days_are_those_of_the_clock_on_the_wall(somebody, council):
    """Half past midnight on 2 July, while it is still 1 July by the clock that computers keep."""
    at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    given = {"role": Role.ANALYST, "organisation": council, "from_date": date(2026, 7, 2), "at": at}
    until_yesterday = somebody("administrator", council, to_date=date(2026, 7, 1))
    from_today = somebody("administrator", council, from_date=date(2026, 7, 2))
    with pytest.raises(NotAllowed):
        organisations.give_role(account=somebody(), by=until_yesterday, **given)
    assert organisations.give_role(account=somebody(), by=from_today, **given)
    leaver = somebody("analyst", council)
    accounts.end_access(account=leaver, by=None, at=at, reason="Left")
    assert leaver.leaving_date == date(2026, 7, 2)


def test_an_administrator_is_never_tied_to_one_partnership(somebody, council, partnership):
    with pytest.raises(UnableToGiveRole, match="everybody of an organisation"):
        give(somebody(), Role.ADMINISTRATOR, council, partnership=partnership)


def test_a_role_asked_for_twice_at_once_waits_for_the_first(somebody, council):
    account = somebody()
    with CaptureQueriesContext(connection) as asked:
        give(account, Role.ANALYST, council)
    waits = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]
    # SQLite lets one writer in at a time anyway.
    assert bool(waits) is (connection.vendor == "postgresql")


def test_a_role_that_ends_today_counts_today_and_not_tomorrow(somebody, council, partnership, today):
    account = somebody("analyst", council)
    organisations.end_role(holding=account.role_holdings.get(), last_day=today, by=None, at=timezone.now())
    assert may(account, Permission.SEE_PLAN, partnership, today)
    assert not may(account, Permission.SEE_PLAN, partnership, today + timedelta(days=1))


def test_a_role_given_by_mistake_today_can_be_taken_back_today(somebody, council, partnership, today):
    account = somebody("analyst", council, from_date=today)
    organisations.end_role(
        holding=account.role_holdings.get(),
        last_day=today - timedelta(days=1),
        by=None,
        at=timezone.now(),
    )
    assert not may(account, Permission.SEE_PLAN, partnership, today)


def test_asking_who_may_costs_two_questions(somebody, council, partnership, today, django_assert_num_queries):
    account = somebody("analyst", council)
    with django_assert_num_queries(2):
        may(account, Permission.SEE_PLAN, partnership, today)
