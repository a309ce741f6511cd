"""What two people answer for: one entered what a document says, another read it there and confirms."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class ReadByTwo(models.Model):
    """Something that stands in a document, entered by one; it counts once another confirms it."""

    document = models.CharField(max_length=300)
    section = models.CharField(max_length=100)
    address = models.CharField(max_length=300)
    read_on = models.DateField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # Stopped at once, or never confirmed: from then on nothing goes by it.
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_why = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return "Something that two people answer for"

    @property
    def citation(self) -> str:
        """Where it stands, in one line."""
        return f"{self.document}, {self.section}, {self.address}"

    @property
    def counts_now(self) -> bool:
        """Whether it was confirmed, and nobody stopped it."""
        return self.confirmed_at is not None and self.stopped_at is None


def nobody_confirms_their_own(name: str) -> models.CheckConstraint:
    """The database's own word that two people answer for it."""
    return models.CheckConstraint(
        name=name, condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by"))
    )
