"""An extract that one organisation keeps of people in hospital, to be held against this record."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Person
from lifecourse.support.kinds.extracts import COMMISSIONER, EXTRACTS, PROVIDER


class Extract(models.Model):
    """One file of a commissioner's or provider's extract for a day, and until when its rows are kept."""

    # The file is about people from end to end; it is kept until its rows are in, then emptied.
    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("content", "by")
    KEPT_OUT_OF_RECORD: ClassVar[frozenset[str]] = frozenset({"content"})

    # Whose it is to read: nobody of another organisation knows that there is such a file.
    kept_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=list(EXTRACTS.items()))
    commissioner = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    provider = models.CharField(max_length=200, blank=True)
    as_at = models.DateField()
    keep_until = models.DateField()
    content = models.BinaryField(null=True)
    # The same file for the same day is the same extract, however often it is sent.
    digest = models.CharField(max_length=64)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    state = models.CharField(
        max_length=10,
        default="waiting",
        choices=[
            ("waiting", "Waiting for somebody to say what its columns mean"),
            ("in", "Brought in"),
            ("dropped", "Not brought in"),
            ("emptied", "Emptied, because its time was over"),
        ],
    )
    rows_in = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-as_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kept_by", "digest"],
                condition=Q(state__in=["waiting", "in"]),
                name="an_extract_is_kept_once",
            ),
            models.CheckConstraint(
                name="an_extract_says_whose_it_is",
                condition=Q(kind=COMMISSIONER, commissioner__isnull=False, provider="")
                | (Q(kind=PROVIDER, commissioner=None) & ~Q(provider="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Extract of {self.whose}"

    @property
    def whose(self) -> str:
        """Whose extract it is, by name."""
        return str(self.commissioner) if self.commissioner else self.provider

    def has_rows_on(self, day: date) -> bool:
        """Whether its rows are in, and may be kept on a day."""
        return self.state == "in" and self.keep_until >= day


class ExtractRow(models.Model):
    """What one row of an extract says, and whom it is about, where that is known."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "nhs_number", "said")
    # Of a row about nobody who is known the record of change keeps nothing at all.
    KEPT_OUT_OF_RECORD: ClassVar[frozenset[str]] = frozenset({"nhs_number", "said"})
    ABOUT: ClassVar[str] = "person"

    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField("Row of the file")
    # Nobody here: it is joined by its NHS number alone, or to nobody. Written where somebody said who it is.
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nhs_number = models.CharField(max_length=10, blank=True, db_index=True)
    said = models.JSONField(default=dict)

    class Meta:
        ordering = ["extract", "number"]
        constraints = [
            models.UniqueConstraint(fields=["extract", "number"], name="a_row_of_an_extract_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"Row {self.number}"


class ExtractAnswer(models.Model):
    """What somebody said about one line of a comparison; the latest counts, and those before it stay."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "by")
    KEPT_OUT_OF_RECORD: ClassVar[frozenset[str]] = frozenset({"words"})
    ABOUT: ClassVar[str] = "person"

    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="answers")
    row = models.ForeignKey(
        ExtractRow, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled = models.BooleanField()
    words = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="an_answer_is_about_a_row_or_somebody",
                condition=Q(row__isnull=False) | Q(person__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return "What somebody said about a line of an extract"
