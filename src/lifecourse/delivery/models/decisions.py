"""Who may decide what, and what was decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.delivery.deciding import OUTCOME_WORDS, Outcome, Right, Standing
from lifecourse.delivery.models.meetings import Meeting
from lifecourse.organisations.api import Board, Organisation, Partnership


class DecisionKind(models.Model):
    """A kind of decision that a partnership takes, such as to pool budgets."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="decision_kinds")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="kind_of_decision_named_once",
                violation_error_message="That kind of decision is in the list already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DecisionRight(models.Model):
    """Who may decide one kind of thing from a day on: a board, or with none each organisation for itself."""

    PERSONAL_DATA: ClassVar[str] = "none"

    kind = models.ForeignKey(DecisionKind, on_delete=models.CASCADE, related_name="rights")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ceiling = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    authority = models.CharField(max_length=300, blank=True, help_text="The paper that says so.")

    class Meta:
        ordering = ("kind__name", "-from_date", "-id")
        constraints = [
            models.CheckConstraint(
                name="decision_right_ends_after_it_begins",
                condition=Q(to_date__isnull=True)
                | Q(from_date__isnull=True)
                | Q(to_date__gte=F("from_date")),
                violation_error_message="The last day is before the first.",
            ),
            models.CheckConstraint(
                name="only_a_board_has_a_ceiling",
                condition=Q(ceiling__isnull=True) | Q(board__isnull=False, ceiling__gte=0),
                violation_error_message="A highest sum is for a board. Choose one, or leave the sum empty.",
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(to_date__isnull=True), name="one_open_right_a_kind_of_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.board or 'each organisation'}"

    def as_right(self) -> Right:
        """The same as a plain value."""
        return Right(board=self.board.name if self.board else None, ceiling=self.ceiling)


class Decision(models.Model):
    """What was decided. It is never changed: a later decision takes its place."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("written_by",)
    NEVER_CHANGES: ClassVar[str] = (
        "What was decided stays as it was written down; a later one takes its place."
    )

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="decisions")
    kind = models.ForeignKey(DecisionKind, on_delete=models.PROTECT, related_name="decisions")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_on = models.DateField()
    what = models.CharField(max_length=1000)
    outcome = models.CharField(max_length=20, choices=[(o.value, w) for o, w in OUTCOME_WORDS.items()])
    conditions = models.CharField(max_length=1000, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    standing = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Standing])
    because = models.CharField(max_length=400)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("-decided_on", "-id")
        constraints = [
            models.CheckConstraint(
                name="a_board_or_an_organisation_decides",
                condition=Q(board__isnull=False, organisation__isnull=True)
                | Q(board__isnull=True, organisation__isnull=False),
                violation_error_message="Choose the board or the organisation that decided: one of them.",
            ),
            models.CheckConstraint(
                name="conditions_are_said_where_there_are_any",
                condition=~Q(outcome=Outcome.WITH_CONDITIONS.value, conditions=""),
                violation_error_message="Say what the conditions are.",
            ),
            models.CheckConstraint(
                name="a_decision_does_not_supersede_itself", condition=~Q(supersedes=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_recommendation(self) -> bool:
        """Whether the organisations have still to decide."""
        return self.standing == Standing.RECOMMENDATION.value
