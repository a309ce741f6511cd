"""What cases for change ask of whoever writes them: two that claim the same money."""

from datetime import date

from django.urls import reverse

from lifecourse.accounts.api import Account
from lifecourse.cases.api import claimed_twice
from lifecourse.website.standing import Need


def needs_of_claims(account: Account, *, today: date) -> list[Need]:
    """For each partnership, that two of its cases claim one contract or budget line."""
    return [
        Need(
            sentence="Agree which case counts a saving that two cases claim",
            more=f"{partnership.name}: {words}",
            url=reverse("cases:show_claims", args=[partnership.slug]),
        )
        for partnership, words in claimed_twice(account, on=today)
    ]
