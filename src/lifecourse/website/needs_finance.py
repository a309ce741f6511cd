"""What the funds and agreements of a partnership ask of one person today."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.finance.api import Asks, funds_waiting, signatures_due
from lifecourse.organisations.api import Partnership
from lifecourse.website.standing import Need

# In the order in which somebody should see to them, with the page where it is done.
SENTENCES: dict[Asks, tuple[str, str]] = {
    Asks.VIREMENT: ("Agree that budget moves, or say why not", "finance:show_virements"),
    Asks.RULE: ("Agree to a rule about who gets what, or have it changed", "finance:show_sharing"),
    Asks.POT: ("Share out money whose result is agreed", "finance:show_sharing"),
    Asks.SETTLEMENT: ("Agree to how a fund’s year is settled", "finance:show_year_end"),
    Asks.SETTLE: ("Post the settlement that was agreed", "finance:show_year_end"),
    Asks.STATEMENT: ("Agree to what a partner owes, or dispute it", "finance:show_partners"),
    Asks.SUSPENSE: ("Say what money was spent on", "finance:show_postings"),
    Asks.MONTH: ("Close the months of a fund that are over", "finance:show_months"),
}


def needs_of_finance(partnership: Partnership, *, account: Account, today: date) -> list[Need]:
    """Agreements that wait for the reader's organisation to sign, and what its funds ask of the reader."""
    needs = []
    if due := signatures_due(partnership, account=account, on=today):
        version, party = due[0]
        place = [partnership.slug, version.agreement.slug, version.number]
        needs.append(
            Need(
                sentence=f"Record that {party} signed an agreement",
                more=f"{version}{_more(len(due))}",
                url=reverse("finance:show_agreement_version", args=place),
            )
        )
    waiting = funds_waiting(partnership, account=account, on=today, at=timezone.now())
    for asks, (sentence, page) in SENTENCES.items():
        if those := [one for one in waiting if one.asks is asks]:
            first = those[0]
            needs.append(
                Need(
                    sentence=sentence,
                    more=f"{first.words}{_more(len(those))}",
                    url=reverse(page, args=[first.fund, first.year]),
                )
            )
    return needs


def _more(how_many: int) -> str:
    return f", and {how_many - 1} more" if how_many > 1 else ""
