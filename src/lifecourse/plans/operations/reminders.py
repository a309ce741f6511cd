"""Being reminded by email: how often somebody wants it, and that a day's reminder went out."""

from datetime import date

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.plans.models import ReminderChoice, ReminderSent
from lifecourse.plans.rules import HowOften


def choose_reminders(*, how_often: HowOften, by: Account) -> ReminderChoice:
    """How often somebody wants to be reminded: their own choice, and nobody else's."""
    choice, _ = ReminderChoice.objects.update_or_create(account=by, defaults={"how_often": how_often})
    return choice


@transaction.atomic
def claim_reminder(*, account: Account, on: date) -> bool:
    """Note, before it is sent, that a day's reminder goes to somebody; False when one has already gone."""
    _, made = ReminderSent.objects.get_or_create(account=account, on=on)
    return made


def give_back_reminder(*, account: Account, on: date) -> None:
    """Note that a day's reminder could not be sent after all, so that it is tried again."""
    ReminderSent.objects.filter(account=account, on=on).delete()
