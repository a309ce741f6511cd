"""What a partnership published, and the files themselves."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.plans.api import Plan, PlanVersion
from lifecourse.publishing.publications.rules import EDITION_WORDS, FORM_WORDS, Edition, Form


class Publication(models.Model):
    """A frozen version of a plan that was published on one day."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("published_by", "note")
    NEVER_CHANGES: ClassVar[str] = "What was published cannot be taken back: others hold copies of it."

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField(help_text="1 is the first publication of this plan.")
    edition = models.CharField(max_length=10, choices=list(EDITION_WORDS.items()))
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True, help_text="What readers of the list should know of it.")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("plan_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="publication_number_once_a_plan"),
            models.CheckConstraint(name="publication_number_from_1", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="publication_edition_is_one_we_know",
                condition=Q(edition__in=[edition.value for edition in Edition]),
            ),
        ]

    def __str__(self) -> str:
        return f"publication {self.number} of plan {self.plan_id}"


class PublishedFile(models.Model):
    """One file of a publication, as it was given out: in the database, so that a backup carries it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("content",)
    NEVER_CHANGES: ClassVar[str] = "A published file is kept to the byte: readers can hold their copy to it."
    # The record keeps the file's fingerprint; a copy of every file would swell it.
    KEPT_OUT_OF_RECORD: ClassVar[tuple[str, ...]] = ("content",)

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=10, choices=list(FORM_WORDS.items()))
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["publication", "form"], name="published_form_once"),
            models.CheckConstraint(
                name="published_form_is_one_we_know", condition=Q(form__in=[form.value for form in Form])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} of publication {self.publication_id}"

    @property
    def called(self) -> str:
        """What people call this form."""
        return FORM_WORDS[Form(self.form)]
