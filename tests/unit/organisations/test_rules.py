"""Which role may do what, and when a role counts."""

from datetime import date

import pytest

from lifecourse.organisations import rules
from lifecourse.organisations.rules import Holding, NotAllowed, Permission, Role

pytestmark = pytest.mark.unit
P, R = Permission, Role
TODAY = date(2026, 3, 3)
YESTERDAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 4)

# Rows are permissions; a letter for each role that has it:
# programme manager, finance lead, analyst, board member, board secretary, assurer,
# administrator, care coordinator (keeps a record), records officer, team manager,
# review chair (hears a review).
LETTERS = dict(zip("PFABCSDKRTH", Role, strict=True))
TABLE = {
    P.SEE_PLAN: "PFABCS",
    P.SEE_FINDINGS: "PFABCS",
    P.EXPORT_PLAN: "PFABC",
    P.EDIT_PLAN: "P",
    P.EDIT_SECTIONS: "PA",
    P.EDIT_FINANCE_SECTIONS: "PF",
    P.EDIT_FIGURES: "PFA",
    P.ACCEPT_FINDING: "PF",
    P.CHOOSE_RULE_PACK: "P",
    P.COMMENT: "PFABC",
    P.ASSIGN_SECTIONS: "P",
    P.ATTACH_EVIDENCE: "PFA",
    P.KEEP_GOVERNANCE: "PC",
    P.KEEP_ENGAGEMENT: "PA",
    P.FREEZE_PLAN: "P",
    P.MODERATE: "S",
    P.SIGN_PLAN: "C",
    P.PUBLISH_PLAN: "P",
    P.EDIT_EASY_READ: "PA",
    P.SEE_AUDIT: "SD",
    P.MANAGE_ACCOUNTS: "D",
    P.MANAGE_ORGANISATIONS: "D",
    P.SEE_PEOPLE: "KRTH",
    P.KEEP_PEOPLE: "K",
    P.MATCH_PEOPLE: "KR",
    P.IMPORT_PEOPLE: "R",
    P.KEEP_SHARING: "KR",
    P.SEE_LOOKS: "T",
    P.OPEN_IN_EMERGENCY: "KT",
    P.ERASE_PEOPLE: "RT",
    P.KEEP_RETENTION: "RT",
    P.KEEP_REGISTER: "K",
    P.HOLD_REVIEWS: "KH",
    P.KEEP_RULES: "AD",
    P.KEEP_SUPPORT_PLAN: "K",
    P.COMPARE_EXTRACTS: "KR",
    P.SEND_RETURNS: "R",
    P.SEE_MEASURES: "PFABCS",
    P.KEEP_MEASURES: "PA",
    P.AGREE_RESULTS: "PF",
    P.SEE_FUND: "PFABCS",
    P.KEEP_FUND: "F",
    P.AUTHORISE_FUND: "PF",
    P.SIGN_AGREEMENT: "C",
    P.SEE_CASES: "PFABCS",
    P.WRITE_CASES: "PFA",
    P.DECIDE_CASES: "C",
}


def holding(role=R.ANALYST, *, organisation="E10", partnership=None, from_date=YESTERDAY, to_date=None):
    return Holding(
        role=role, organisation=organisation, partnership=partnership, from_date=from_date, to_date=to_date
    )


def test_every_permission_and_every_role_has_a_place():
    assert set(TABLE) == set(Permission) == set(rules.WORDS)
    assert set(rules.MAY) == set(Role)


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize(("letter", "role"), LETTERS.items())
def test_who_may_do_what(permission, letter, role):
    assert (permission in rules.MAY[role]) is (letter in TABLE[permission])


def test_an_administrator_does_not_thereby_read_plans():
    with pytest.raises(NotAllowed, match="You hold administrator here"):
        rules.check_granted([holding(R.ADMINISTRATOR)], P.SEE_PLAN)


def test_a_refusal_says_what_it_needs_and_what_is_held():
    with pytest.raises(NotAllowed) as refused:
        rules.check_granted([holding(R.ANALYST)], P.ACCEPT_FINDING)
    assert str(refused.value) == (
        "You may not accept a finding: it needs the role programme manager or finance lead. "
        "You hold analyst here."
    )


def test_no_holding_gives_nothing():
    with pytest.raises(NotAllowed, match="You hold no role here"):
        rules.check_granted([], P.SEE_PLAN)


@pytest.mark.parametrize(
    ("from_date", "to_date", "counts"),
    [
        (YESTERDAY, None, True),
        (TODAY, TODAY, True),  # both days are included
        (TOMORROW, None, False),  # has not begun
        (date(2020, 1, 1), YESTERDAY, False),  # has ended
        (None, None, True),
    ],
)
def test_a_role_counts_from_its_first_day_to_its_last(from_date, to_date, counts):
    assert rules.in_force(from_date=from_date, to_date=to_date, on=TODAY) is counts


@pytest.mark.parametrize(
    ("held", "counts"),
    [
        (holding(), True),
        (holding(partnership="county"), True),
        (holding(partnership="elsewhere"), False),  # a role for another partnership
        (holding(organisation="E99"), False),  # an organisation that is not a member
        (holding(organisation="E99", partnership="county"), False),  # whatever the role says
        (holding(to_date=YESTERDAY), False),  # no longer in force
    ],
)
def test_a_role_counts_only_where_it_was_given(held, counts):
    found = rules.holdings_for([held], partnership="county", members={"E10", "RQX"}, on=TODAY)
    assert bool(found) is counts


def test_nobody_gives_themselves_a_role():
    with pytest.raises(NotAllowed, match="Nobody gives"):
        rules.check_may_give(giver="me", receiver="me")
    rules.check_may_give(giver="me", receiver="you")
