"""People's money in a fund: which line takes it, and whose it was."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lifecourse.finance.models.fund import FundYear, Month, SchemeLine
from lifecourse.finance.models.ledger import Entry
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Person
from lifecourse.support.api import PACKAGE_KINDS


class PackageLine(models.Model):
    """That what a partner pays for one kind of support is posted to a line, from a month of the year on."""

    PERSONAL_DATA: ClassVar[str] = "none"

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="package_lines")
    payer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=list(PACKAGE_KINDS.items()))
    line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, related_name="+")
    from_month = models.ForeignKey(Month, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("payer__name", "kind", "from_month__number")
        constraints = [
            models.UniqueConstraint(
                fields=["year", "payer", "kind", "from_month"], name="one_service_goes_to_one_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{PACKAGE_KINDS[self.kind]}, paid by {self.payer}"


class PersonCost(models.Model):
    """Whose money part of an entry was: one service or dowry of one person, for one month and payer.

    The entry's postings hold the sums of many; erasing somebody takes this away and leaves the sums.
    """

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "of", "was", "now")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What was posted for whom is part of the accounts."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="whose")
    # The month to which the cost belongs; it may be posted into a later one.
    month = models.ForeignKey(Month, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=[("service", "A service"), ("dowry", "A dowry")])
    # The key of the service or dowry.
    of = models.BigIntegerField()
    payer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    paid_to = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # What stood in the books for it before this entry, and what stands with it. In pence.
    was = models.BigIntegerField()
    now = models.BigIntegerField()

    class Meta:
        ordering = ("entry", "id")
        indexes = [models.Index(fields=["what", "of", "payer"], name="posted_for")]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "what", "of", "payer", "month", "line"],
                condition=Q(paid_to=None),
                name="a_line_says_once_whose_it_was",
            ),
            models.UniqueConstraint(
                fields=["entry", "what", "of", "payer", "month", "paid_to"],
                condition=Q(line=None),
                name="a_partner_says_once_whose_it_was",
            ),
            models.CheckConstraint(name="whose_money_changed", condition=~Q(was=F("now"))),
            models.CheckConstraint(
                name="it_went_to_a_line_or_a_partner",
                condition=Q(line=None, paid_to__isnull=False) | Q(line__isnull=False, paid_to=None),
            ),
        ]

    def __str__(self) -> str:
        return "What was posted for somebody"
