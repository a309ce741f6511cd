"""The register's board for its meeting, who comes of age, and the notes that write themselves."""

from collections import Counter
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from lifecourse.organisations.api import Permission
from lifecourse.people.api import Look, PeoplePage, note_look
from lifecourse.support.kinds.register import SCHOOL_WEEKS, Rating
from lifecourse.support.reading.board import ORDERS, coming_up, places, rows_at
from lifecourse.support.reading.meeting import notes_of

# More than a meeting talks about, and few enough to be there at once.
AT_ONCE = 400


class ShowBoard(PeoplePage, TemplateView):
    """One row a person: who is closest to hospital, what changed this week, and what is late."""

    template_name = "support/board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows, in the order that the reader chose."""
        order = self.request.GET.get("order", "closeness")
        order = order if order in ORDERS else "closeness"
        everybody = places(seen_by=self.account, on=self.today, at=self.at, order=order)
        part = Paginator(everybody, AT_ONCE).get_page(self.request.GET.get("part"))
        rows = rows_at(list(part.object_list), on=self.today)
        note_look(by=self.account, how=Look.LISTED, people=[row.person for row in rows], at=self.at)
        ratings = Counter(one.rating for one in everybody)
        counts = ", ".join(f"{ratings[one]} {one.value}" for one in Rating if ratings[one])
        return super().get_context_data(
            rows=rows,
            part=part,
            people=len(everybody),
            counts=counts,
            late=sum(bool(one.late) for one in everybody),
            order=order,
            orders=ORDERS,
            may_keep=self.may(Permission.KEEP_REGISTER),
            **kwargs,
        )


class ShowComingOfAge(PeoplePage, TemplateView):
    """Who reaches an age within a year at which services and law change."""

    template_name = "support/coming_of_age.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those people, the nearest birthday first."""
        found = coming_up(seen_by=self.account, on=self.today, at=self.at)
        note_look(by=self.account, how=Look.LISTED, people=[one.person for one in found], at=self.at)
        people = [
            {"one": one, "weeks": SCHOOL_WEEKS[one.school.weeks] if one.school else ""} for one in found
        ]
        return super().get_context_data(people=people, **kwargs)


class ShowNotes(PeoplePage, TemplateView):
    """What a meeting decided, as it was written down that day."""

    template_name = "support/notes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The decisions of a day; today's where none is asked for."""
        try:
            day = date.fromisoformat(self.request.GET.get("on", ""))
        except ValueError:
            day = self.today
        notes = notes_of(day, seen_by=self.account, on=self.today, at=self.at)
        note_look(by=self.account, how=Look.LISTED, people=[note.person for note in notes.lines], at=self.at)
        return super().get_context_data(notes=notes, **kwargs)
