"""Every number of a table at once, by several people at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import (
    ChangedMeanwhile,
    UnableToChangePlan,
    change_figures,
    changes_of,
    say_here,
    who_is_here,
)
from lifecourse.website.changing import TRIES, follow_up
from lifecourse.website.grid import BadGrid, Reading, read_grid, show_grid
from lifecourse.website.views.rows import TablePage


class ChangeFiguresView(TablePage):
    """Every number of a table at once, as in a spreadsheet."""

    template_name = "website/change_figures.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save every number that was changed, or none. What others changed elsewhere in the table stays; for
        a number that two people changed, the second chooses."""
        try:
            reading = self._save()
        except BadGrid as bad:
            faulty = {box for box, _ in bad.faults}
            return self._again(faults=bad.faults, faulty=faulty)
        except (UnableToChangePlan, NotAllowed) as reason:
            return self._again(faults=[("", str(reason))])
        if reading.collisions:
            return self._again(collisions=reading.collisions)
        if reading.changes:
            follow_up(request, self.plan)
        else:
            messages.info(request, "Nothing needed saving.")
        return redirect(self.back())

    def _save(self) -> Reading:
        # Between reading the table and saving, somebody may save: then it is read again, as it stands now.
        for turn in range(TRIES):
            reading = read_grid(self.table, self.request.POST, changes_of(self.plan, [self.table.key]))
            if reading.collisions:
                return reading
            try:
                change_figures(
                    plan=self.plan,
                    table=self.table.key,
                    figures=reading.changes,
                    by=self.account,
                    at=timezone.now(),
                )
            except ChangedMeanwhile:
                if turn == TRIES - 1:
                    raise
                self.look_again()
            else:
                break
        return reading

    def _again(self, *, faulty: set[str] | None = None, **kwargs: Any) -> HttpResponse:
        grid = show_grid(self.table, typed=self.request.POST, faulty=faulty or set())
        return self.render_to_response(self.get_context_data(grid=grid, **kwargs), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("grid", show_grid(self.table))
        may_change = self.may(Permission.EDIT_FIGURES)
        if may_change:
            here = self.table.place().path
            say_here(plan=self.plan, place=here, by=self.account, at=timezone.now())
            kwargs["here"] = who_is_here(self.plan, here, but=self.account, at=timezone.now())
            kwargs["here_at"] = here
        return super().get_context_data(may_change=may_change, **kwargs)
