"""A fund's papers to take away, for whoever may read its books."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import View

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import hold_against_plan, plan_paid_for
from lifecourse.finance.api import (
    REASON_WORDS,
    FundReadPage,
    FundYear,
    Held,
    NoSuchFund,
    get_year,
    latest_month,
    read_moves,
    read_people_held,
    read_statement,
    sentence_of,
)
from lifecourse.organisations.api import Organisation
from lifecourse.plans.api import document_of
from lifecourse.publishing.funds.reconciling import reconciled_csv
from lifecourse.publishing.funds.statement_files import statement_csv, statement_workbook
from lifecourse.publishing.funds.statement_text import owing_words

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A reader opens a few; the rest stand with the postings of the line.
MOST_ENTRIES = 6
CSV_TYPE = "text/csv; charset=utf-8"


class OfOneFund(View):
    """A file of one year of a fund; for whoever may not read its books it is not there."""

    year: FundYear
    account: Account

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the year before anything else is done."""
        super().setup(request, *args, **kwargs)
        # The middleware lets nobody come this far without signing in.
        self.account = cast("Account", request.user)
        try:
            self.year = get_year(
                kwargs["fund"], kwargs["year"], seen_by=self.account, on=timezone.localdate()
            )
        except NoSuchFund as reason:
            raise Http404(str(reason)) from None


class DownloadStatementView(OfOneFund):
    """The statement as a workbook or a CSV file, up to a month."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        form = self.kwargs["form"]
        asked = request.GET.get("up_to") or str(latest_month(self.year, on=timezone.localdate()))
        month = next((one for one in self.year.months.all() if str(one.number) == asked), None)
        if month is None or form not in {"xlsx", "csv"}:
            raise Http404("There is no such file of this year.")
        statement = read_statement(self.year, up_to=month.number)
        name = f"{self.year.fund.slug}-{self.year.slug}-month-{month.number:02d}.{form}"
        if form == "csv":
            return download(statement_csv(statement), name, CSV_TYPE)
        names = {one.pk: one.name for one in Organisation.objects.filter(pk__in=statement.partners)}
        content = statement_workbook(
            statement,
            sentence=sentence_of(statement, month),
            owing=list(owing_words(statement, names)),
            made_at=timezone.localtime(),
        )
        return download(content, name, WORKBOOK_TYPE)


class ReconcileView(FundReadPage):
    """Plan, books and people's support side by side; the last only for who keeps the books."""

    template_name = "publishing/reconcile.html"
    here = "reconcile"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the same as a file."""
        form = self.kwargs.get("form")
        if form not in {None, "csv"}:
            raise Http404("There is no such file of this year.")
        found = self.found()
        if form is not None:
            name = f"{self.year.fund.slug}-{self.year.slug}-reconciled.csv"
            return download(reconciled_csv(found["held"], found["people"]), name, CSV_TYPE)
        return self.render_to_response(self.get_context_data(**found))

    def found(self) -> dict[str, Any]:
        """What is held against what."""
        plan = plan_paid_for(self.year)
        held = None
        if plan is not None:
            held = hold_against_plan(read_statement(self.year), read_moves(self.year), document_of(plan))
        people = read_people_held(self.year, on=self.today) if self.keeps else None
        return {"plan": plan, "held": held, "people": people}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each difference with its reasons in words."""
        held, people = kwargs["held"], kwargs["people"]
        every = [
            (scheme.name, one.name, one.held, because(one.held))
            for scheme in (held.schemes if held else ())
            for one in scheme.spenders
        ]
        lines = [(one.line, one.held, because(one.held)) for one in (people.lines if people else ())]
        whole = people.held if people and people.lines else None
        return super().get_context_data(
            # What differs is what a reader comes for; the rest is there to be opened.
            differ=[row for row in every if row[2].difference or row[3]],
            agree=[row for row in every if not (row[2].difference or row[3])],
            lines=lines,
            all_plan=held.held if held else None,
            plan_because=because(held.held) if held else (),
            all_people=whole,
            people_because=because(whole) if whole else (),
            people_open=sum(1 for _, one, _ in lines if one.unexplained),
            **kwargs,
        )


def because(held: Held) -> list[tuple[str, int, tuple[int, ...], int]]:
    """Each reason: its words, its pence, the first entries that did it, and how many more did."""
    return [
        (REASON_WORDS[one.reason], one.pence, one.entries[:MOST_ENTRIES], len(one.entries[MOST_ENTRIES:]))
        for one in held.explained
    ]


def download(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to keep, by its name."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
