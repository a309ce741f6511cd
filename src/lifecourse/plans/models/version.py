"""The table of frozen versions of a plan."""

from functools import lru_cache
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.plans.canonical import document_in
from lifecourse.plans.document import PlanDocument
from lifecourse.plans.models.plan import Plan
from lifecourse.plans.rules import KIND_WORDS, VersionKind


class PlanVersion(models.Model):
    """A plan as it was on one day, frozen: the database refuses to change or remove it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("frozen_by", "note")
    NEVER_CHANGES: ClassVar[str] = "A frozen version never changes: people sign it by its hash."
    # The hash says all that the record needs to say of the content.
    KEPT_OUT_OF_RECORD: ClassVar[tuple[str, ...]] = ("content",)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=20, choices=[(k.value, w) for k, w in KIND_WORDS.items()])
    number = models.PositiveIntegerField(help_text="1 is the first version of this plan.")
    note = models.TextField(
        blank=True, help_text="Why it was frozen, or why although something was unsettled."
    )
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField(help_text="The plan's revision that was frozen.")
    rule_pack_id = models.CharField(max_length=60)
    content = models.TextField(help_text="The plan and its template, as the text that is hashed.")
    content_hash = models.CharField(max_length=64)
    must_mend = models.PositiveIntegerField(help_text="Findings open then that must be mended.")
    should_look = models.PositiveIntegerField(help_text="Findings open then to be looked at.")
    for_information = models.PositiveIntegerField(help_text="Findings open then, for information.")
    accepted = models.PositiveIntegerField(help_text="Findings accepted then.")

    class Meta:
        ordering = ("plan_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="version_number_once_a_plan"),
            models.CheckConstraint(name="version_number_from_1", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="version_kind_is_one_we_know", condition=Q(kind__in=[k.value for k in VersionKind])
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What people call it: "First cut (version 1)"."""
        return f"{KIND_WORDS[VersionKind(self.kind)]} (version {self.number})"

    @property
    def document(self) -> PlanDocument:
        """The plan as it was, on the template as it was."""
        return _document(self.content)

    @property
    def short_hash(self) -> str:
        """The hash's first characters, for a line of print."""
        return self.content_hash[:12]


@lru_cache(maxsize=16)
def _document(content: str) -> PlanDocument:
    return document_in(content)
