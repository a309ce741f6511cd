"""What the measures of a partnership ask of one person today."""

from datetime import date

from django.urls import reverse

from lifecourse.accounts.api import Account
from lifecourse.measures.api import Waiting, results_refused, results_to_agree
from lifecourse.organisations.api import Partnership
from lifecourse.website.standing import Need


def needs_of_measures(partnership: Partnership, *, account: Account, today: date) -> list[Need]:
    """Results that wait for the reader's answer, and their own that another organisation did not agree to."""
    asked = results_to_agree(partnership, account=account, on=today)
    needs = [_need("Agree to a result, or say why not", asked)] if asked else []
    refused = results_refused(partnership, account=account, on=today)
    if refused:
        needs.append(_need("Look at a result that another organisation did not agree to", refused))
    return needs


def _need(sentence: str, waiting: list[Waiting]) -> Need:
    first = waiting[0]
    more = f", and {len(waiting) - 1} more" if len(waiting) > 1 else ""
    return Need(
        sentence=sentence,
        more=f"{first.name} {first.period}{more}",
        url=reverse("measures:show_measure", args=[first.partnership, first.code]),
    )
