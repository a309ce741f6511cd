"""When boards and reference groups meet, about what, and which seats were filled."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lifecourse.organisations.api import Board, BoardSeat, Partnership

MEETS_ALREADY = "This board meets then already. Change that meeting instead."


class Meeting(models.Model):
    """One meeting of one board or group."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="meetings")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    papers_due = models.DateField(null=True, blank=True)
    agenda = models.TextField(max_length=4000, blank=True, help_text="One item a line.")
    notes = models.TextField(max_length=8000, blank=True)
    called_off = models.CharField(max_length=300, blank=True, help_text="Why it does not take place.")

    class Meta:
        ordering = ("day", "begins", "id")
        constraints = [
            models.CheckConstraint(
                name="papers_come_before_their_meeting",
                condition=Q(papers_due__isnull=True) | Q(papers_due__lte=F("day")),
                violation_error_message="The papers are due after the meeting. Choose a day before it.",
            ),
            models.UniqueConstraint(
                fields=["board", "day", "begins"],
                name="a_board_meets_once_at_a_time",
                violation_error_message=MEETS_ALREADY,
            ),
            models.UniqueConstraint(
                fields=["board", "day"],
                condition=Q(begins__isnull=True),
                name="a_board_meets_once_a_day_without_a_time",
                violation_error_message=MEETS_ALREADY,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}, {self.day:%d.%m.%Y}"

    @property
    def items(self) -> list[str]:
        """The agenda, item by item."""
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]


class Attendance(models.Model):
    """A seat that was filled at a meeting: the role, never the officer."""

    PERSONAL_DATA: ClassVar[str] = "none"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(BoardSeat, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="a_seat_is_filled_once_a_meeting"),
        ]

    def __str__(self) -> str:
        return str(self.seat)
