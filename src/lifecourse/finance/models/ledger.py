"""The ledger: accounts, entries, and postings that each go from one account to another.

A posting takes from one account what it gives to the other, so no entry can fail to balance. Nothing posted
is changed: it is reversed by another entry. Amounts are whole pence.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.finance.kinds.ledger import BOOK_OF, BOOK_WORDS, KIND_WORDS, WHY_WORDS, Book, Kind
from lifecourse.finance.models.fund import Contribution, FundYear, Month, SchemeLine
from lifecourse.organisations.api import Organisation


class LedgerAccount(models.Model):
    """A place in the ledger of one year: what it holds, and of whom, of what or for what."""

    PERSONAL_DATA: ClassVar[str] = "none"

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="accounts")
    book = models.CharField(max_length=10, choices=[(b.value, w) for b, w in BOOK_WORDS.items()])
    kind = models.CharField(max_length=20, choices=[(k.value, w) for k, w in KIND_WORDS.items()])
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Kind and whose it is in one word, so that the database can hold each account once.
    code = models.CharField(max_length=80)

    class Meta:
        ordering = ("year", "code")
        constraints = [
            models.UniqueConstraint(fields=["year", "code"], name="ledger_account_stands_once"),
            models.CheckConstraint(
                name="ledger_account_is_in_the_book_of_its_kind",
                condition=Q(
                    *(
                        Q(book=book.value, kind__in=[k.value for k, b in BOOK_OF.items() if b is book])
                        for book in Book
                    ),
                    _connector=Q.OR,
                ),
            ),
        ]

    def __str__(self) -> str:
        of = self.line or self.contribution or self.party
        return f"{KIND_WORDS[Kind(self.kind)]}: {of}" if of else KIND_WORDS[Kind(self.kind)]


class Entry(models.Model):
    """One thing that was posted: all its postings stand, or none."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Nothing posted is edited; it is reversed by another entry."

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    # Whoever posts gives it, so that the same thing sent twice is posted once.
    key = models.UUIDField(unique=True)
    why = models.CharField(max_length=20, choices=[(k.value, w) for k, w in WHY_WORDS.items()])
    words = models.CharField(max_length=300)
    # The day on which the cost arose, or the money was paid: it may lie in a month that is closed.
    belongs_on = models.DateField()
    reference = models.CharField(max_length=100, blank=True)
    supplier = models.CharField(max_length=200, blank=True)
    # Who had the right to decide it: a clause, a meeting's decision.
    authority = models.CharField(max_length=300, blank=True)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    # Nobody: the command line, whose user has the database already.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("year", "number")
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="entry_numbered_once"),
            models.CheckConstraint(
                name="a_reversal_says_what_it_reverses",
                condition=(Q(why="reversal") & Q(reverses__isnull=False))
                | (~Q(why="reversal") & Q(reverses=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.words}"


class Posting(models.Model):
    """Whole pence that go from one account to another of the same book, in one month."""

    PERSONAL_DATA: ClassVar[str] = "none"
    NEVER_CHANGES: ClassVar[str] = "Nothing posted is edited; it is reversed by another entry."

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    month = models.ForeignKey(Month, on_delete=models.PROTECT, related_name="+")
    from_account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="+")
    to_account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="+")
    pence = models.BigIntegerField()

    class Meta:
        ordering = ("entry", "id")
        indexes = [
            models.Index(fields=["to_account", "month", "id"], name="posted_to"),
            models.Index(fields=["from_account", "month", "id"], name="posted_from"),
        ]
        constraints = [
            models.CheckConstraint(name="a_posting_is_something", condition=Q(pence__gt=0)),
            models.CheckConstraint(
                name="a_posting_goes_somewhere_else", condition=~Q(from_account=F("to_account"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_account} to {self.to_account}"


class Balance(models.Model):
    """What came to an account in a month, less what went from it: kept as postings are made."""

    PERSONAL_DATA: ClassVar[str] = "none"
    UNTRACKED: ClassVar[str] = "It is the sum of postings, which are tracked, and is checked against them."

    account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="balances")
    month = models.ForeignKey(Month, on_delete=models.PROTECT, related_name="+")
    pence = models.BigIntegerField()

    class Meta:
        ordering = ("account", "month")
        constraints = [
            models.UniqueConstraint(fields=["account", "month"], name="account_has_one_balance_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.account}, {self.month}"
