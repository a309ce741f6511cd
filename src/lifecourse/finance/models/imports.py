"""Exports of partners' finance systems: their layout, each file, each of its lines, and where it went."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.finance.kinds.imports import (
    DAY_FORM_WORDS,
    FORGOTTEN,
    FREE,
    SIGN_WORDS,
    STATE_WORDS,
    TAKEN_OUT,
    UNIT_WORDS,
    State,
)
from lifecourse.finance.models.fund import Fund, FundYear, Month, SchemeLine
from lifecourse.finance.models.ledger import Entry, Posting
from lifecourse.organisations.api import Organisation


class ExportLayout(models.Model):
    """How the exports of one partner are laid out. The newest is used for the next file."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = (
        "By which layout a file was read can be seen later; another stands beside it."
    )

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    # What each heading means; an empty word leaves the column out.
    columns = models.JSONField()
    unit = models.CharField(max_length=10, choices=[(k.value, w) for k, w in UNIT_WORDS.items()])
    sign = models.CharField(max_length=10, choices=[(k.value, w) for k, w in SIGN_WORDS.items()])
    days = models.CharField(max_length=12, choices=[(k.value, w) for k, w in DAY_FORM_WORDS.items()])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("fund", "party", "-version")
        constraints = [
            models.UniqueConstraint(fields=["fund", "party", "version"], name="layout_versions_counted"),
        ]

    def __str__(self) -> str:
        return f"Layout {self.version} of {self.party}"


class LedgerImport(models.Model):
    """One export of a partner's ledger for a year: held until somebody posts it, then emptied."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by", "posted_by", "taken_back_by", "file_name", "content")
    # What a finance system writes may name people.
    KEPT_OUT_OF_RECORD: ClassVar[frozenset[str]] = frozenset({"content", "file_name"})

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="imports")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(unique=True)
    state = models.CharField(
        max_length=12, default=State.WAITING.value, choices=[(k.value, w) for k, w in STATE_WORDS.items()]
    )
    file_name = models.CharField(max_length=200, blank=True)
    content = models.BinaryField(null=True)
    # In the order of the file.
    headings = models.JSONField(default=list)
    layout = models.ForeignKey(
        ExportLayout, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Once it is posted: how many lines it had, how many of them were new, and what those come to in pence.
    lines = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    pence = models.BigIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    posted_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                name="an_export_is_emptied_when_it_is_decided",
                condition=Q(state=State.WAITING.value, content__isnull=False)
                | (~Q(state=State.WAITING.value) & Q(content=None)),
            ),
            models.CheckConstraint(
                name="an_export_taken_back_has_a_reason",
                condition=~Q(state=State.TAKEN_BACK.value) | ~Q(taken_back_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Ledger of {self.party}, {self.at:%d %B %Y}"


class ImportedLine(models.Model):
    """One line of an export that was posted, as it came; and what it says, read by the layout."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("cells", "words", "supplier", "reference")
    KEPT_OUT_OF_RECORD: ClassVar[frozenset[str]] = frozenset({"cells", "words", "supplier", "reference"})
    NEVER_CHANGES: ClassVar[str] = "What a ledger said is part of the books; words are taken out of it alone."
    ONLY_TAKEN_OUT: ClassVar[dict[str, str]] = {
        **dict.fromkeys(FREE, ""),
        "cells": TAKEN_OUT,
        "because": FORGOTTEN,
    }

    run = models.ForeignKey(LedgerImport, on_delete=models.PROTECT, related_name="came")
    # The row that a spreadsheet shows.
    number = models.PositiveIntegerField()
    # What tells it from every other line of this ledger in this year.
    identity = models.CharField(max_length=64)
    # As they stood in the file, by heading; columns that were left out are not kept.
    cells = models.JSONField()
    day = models.DateField(null=True, blank=True)
    # The month to which it belongs; it is posted into a later one where that was closed.
    month = models.ForeignKey(Month, on_delete=models.PROTECT, related_name="+")
    # Below nothing: a credit.
    pence = models.BigIntegerField()
    cost_centre = models.CharField(max_length=60, blank=True)
    subjective = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=300, blank=True)
    supplier = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    # Where it went when it came in: none, it was not known. And why.
    line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    because = models.CharField(max_length=300, blank=True)
    # None: a line of nothing, or one that somebody had posted by hand.
    posting = models.OneToOneField(
        Posting, on_delete=models.PROTECT, null=True, blank=True, related_name="came_from"
    )
    by_hand = models.ForeignKey(
        Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="came_from"
    )

    class Meta:
        ordering = ("run", "number")
        indexes = [models.Index(fields=["run", "identity"], name="line_by_identity")]
        constraints = [
            models.UniqueConstraint(fields=["run", "identity"], name="a_line_stands_once_in_a_file"),
            models.CheckConstraint(name="a_line_is_posted_once", condition=Q(posting=None) | Q(by_hand=None)),
        ]

    def __str__(self) -> str:
        return f"Row {self.number}"


class LineTakenOut(models.Model):
    """That a line of a ledger said what it should not, and who took that out of it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Who took out of the books what a ledger said, and why, is kept."

    came = models.ForeignKey(ImportedLine, on_delete=models.PROTECT, related_name="taken_out")
    # Names of fields, never what they said.
    what = models.JSONField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("came", "id")

    def __str__(self) -> str:
        return f"Taken out of {self.came}"


class OrderReleased(models.Model):
    """An order that was taken back because its invoice came with a file; and what of it was ordered again."""

    PERSONAL_DATA: ClassVar[str] = "none"
    NEVER_CHANGES: ClassVar[str] = "What a file did to the books is undone by its being taken back."

    run = models.ForeignKey(LedgerImport, on_delete=models.PROTECT, related_name="released")
    ordered = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    rest = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What the lines of the file came to.
    pence = models.BigIntegerField()

    class Meta:
        ordering = ("run", "ordered")
        constraints = [
            models.UniqueConstraint(fields=["run", "ordered"], name="an_order_is_released_once"),
        ]

    def __str__(self) -> str:
        return f"Order {self.ordered}"


class LineGone(models.Model):
    """A line of an earlier export that a later one, which spans its day, does not have any more."""

    PERSONAL_DATA: ClassVar[str] = "none"
    NEVER_CHANGES: ClassVar[str] = "What an export did not have is part of what it said."

    run = models.ForeignKey(LedgerImport, on_delete=models.PROTECT, related_name="gone")
    came = models.ForeignKey(ImportedLine, on_delete=models.PROTECT, related_name="gone_from")

    class Meta:
        ordering = ("run", "came")
        constraints = [models.UniqueConstraint(fields=["run", "came"], name="a_line_is_gone_once")]

    def __str__(self) -> str:
        return f"{self.came} is not in {self.run}"


class MatchRule(models.Model):
    """Which lines of a partner's ledger go to a line of a scheme. Ended, and another made: never changed."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by", "ended_by")

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="match_rules")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, related_name="+")
    cost_centre = models.CharField(max_length=60, blank=True)
    subjective = models.CharField(max_length=60, blank=True)
    supplier = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=200, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("year", "party", "id")
        constraints = [
            models.CheckConstraint(
                name="a_match_rule_goes_by_something",
                condition=~Q(cost_centre="", subjective="", supplier="", words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"To {self.line}"


class Cleared(models.Model):
    """That it became known what a line was for. It stands as long as its entry is not taken back."""

    PERSONAL_DATA: ClassVar[str] = "none"
    NEVER_CHANGES: ClassVar[str] = "Where money went, and why, is part of the accounts."

    came = models.ForeignKey(ImportedLine, on_delete=models.PROTECT, related_name="cleared")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="cleared")
    line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("entry", "came")
        constraints = [models.UniqueConstraint(fields=["entry", "came"], name="a_line_is_cleared_once")]

    def __str__(self) -> str:
        return f"{self.came}: {self.line}"


class LedgerTotal(models.Model):
    """What a partner's own trial balance says was spent in a month for the fund. The newest counts."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = (
        "What somebody read from a trial balance is kept; another stands beside it."
    )

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="ledger_totals")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    month = models.ForeignKey(Month, on_delete=models.PROTECT, related_name="+")
    # Of this month alone.
    pence = models.BigIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("year", "party", "month", "-id")

    def __str__(self) -> str:
        return f"{self.party}, {self.month}"
