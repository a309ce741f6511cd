"""Counts as files, and as they may be published."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property

from lifecourse.audit.api import name_of, record
from lifecourse.standards.api import counting_rules
from lifecourse.support.counts.choosing import TWO_DAYS
from lifecourse.support.counts.out import (
    EXACT,
    PUBLIC,
    Sheet,
    as_csv,
    as_workbook,
    exact_rows,
    published_rows,
)
from lifecourse.support.counts.published import PublishedTable
from lifecourse.support.counts.reading import counts_to_publish
from lifecourse.support.models import WardStay
from lifecourse.support.views.counts import CountsPage

KINDS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_workbook),
}


class CountsToPublish(CountsPage):
    """Counts as they may be published, with what is in them and what is not."""

    template_name = "support/counts_to_publish.html"

    @property
    def not_because(self) -> str:
        """Why what was chosen cannot be published; nothing where it can."""
        if self.form.is_bound and not self.form.is_valid():
            return "What was asked for cannot be counted. Choose again."
        if self.chosen.area is not None or not self.chosen.whose.is_whole:
            return (
                "Only the counts of every commissioner and every area together are made ready to publish: "
                "two that overlap would show, one less the other, the few who are in one of them alone."
            )
        if self.chosen.named.key == TWO_DAYS or not self.chosen.named.over:
            return (
                "Only whole months, quarters and financial years that are over are made ready to publish: "
                "two periods that differ by a day would show who came on that day."
            )
        return ""

    @cached_property
    def tables(self) -> Sequence[PublishedTable]:
        """What may be published."""
        if self.not_because:
            return ()
        chosen = self.chosen
        return counts_to_publish(
            chosen.named.period,
            commissioners=chosen.whose.commissioners,
            councils=chosen.whose.councils,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The tables, or why there are none."""
        return super().get_context_data(
            chosen=self.chosen,
            tables=self.tables,
            not_because=self.not_because,
            query=self.query,
            public=PUBLIC,
            **kwargs,
        )


class TakeCounts(CountsPage):
    """A file of exact counts. That it was taken is written down."""

    what = "counts"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file, of the kind that was asked for."""
        kind = KINDS.get(kwargs["kind"])
        if kind is None:
            raise Http404("There is no such kind of file.")
        sheet = self.sheet()
        record(
            by=name_of(self.account),
            at=self.at,
            action="exported",
            of=self.what,
            table=WardStay._meta.db_table,
            detail={"period": self.chosen.named.name, "beds": self.chosen.whose.key, "kind": kwargs["kind"]},
        )
        content_type, make = kind
        answer = HttpResponse(make(sheet), content_type=content_type)
        answer["Content-Disposition"] = f'attachment; filename="{self.what}.{kwargs["kind"]}"'
        return answer

    def sheet(self) -> Sheet:
        """What the file says."""
        if self.form.is_bound and not self.form.is_valid():
            raise Http404("What was asked for cannot be counted.")
        return self.sheet_of(EXACT, exact_rows(self.counts))

    def sheet_of(self, note: str, rows: Sequence[tuple[str, str, str | int, str]]) -> Sheet:
        """Rows with what they are, whose beds, from which area, and where the series breaks."""
        chosen = self.chosen
        area = f"People from {chosen.area.name}." if chosen.area else "People from every area."
        breaks = [one for one in counting_rules() if one.in_force_from <= chosen.named.period.last]
        return Sheet(
            title=f"People in hospital, {chosen.named.name}",
            notes=[
                note,
                f"Beds for which {chosen.whose.who_pays} pays. {area}",
                *(f"{one.words}. Source: {one.citation}." for one in breaks),
                f"Counted on {self.today:%-d %B %Y}. A stay written down late changes counts of the past.",
            ],
            rows=rows,
            made_at=self.at.replace(hour=0, minute=0, second=0, microsecond=0),
        )


class TakeCountsToPublish(TakeCounts, CountsToPublish):
    """A file of counts as they may be published."""

    what = "counts-to-publish"

    def sheet(self) -> Sheet:
        """What the file says."""
        if self.not_because:
            raise Http404(self.not_because)
        return self.sheet_of(PUBLIC, published_rows(self.tables))
