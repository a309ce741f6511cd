"""What the cases for change of a partnership ask of one person today."""

from datetime import date

from django.urls import reverse

from lifecourse.accounts.api import Account
from lifecourse.cases.api import cases_waiting
from lifecourse.organisations.api import Partnership, Permission, partnerships_where
from lifecourse.website.standing import Need


def needs_of_all_cases(account: Account, *, today: date) -> list[Need]:
    """The same in every partnership for which the reader writes decisions down, with a plan or without."""
    partnerships = partnerships_where(account, Permission.DECIDE_CASES, on=today).order_by("name")
    return [need for one in partnerships for need in needs_of_cases(one, account=account, today=today)]


def needs_of_cases(partnership: Partnership, *, account: Account, today: date) -> list[Need]:
    """Cases that wait for the reader's organisation to decide, and conditions it set that are overdue."""
    needs = []
    for one in cases_waiting(partnership, account=account, on=today):
        late = one.condition
        needs.append(
            Need(
                sentence=f"A condition of {one.organisation} is overdue"
                if late
                else f"Write down what {one.organisation} decided about a case",
                more=f"{one.case.title}: {late.words if late else one.gateway}",
                url=reverse("cases:show_gateways", args=[partnership.slug, one.case.slug]),
            )
        )
    return needs
