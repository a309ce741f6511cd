"""One file of a partner's ledger: what its columns are, what posting it does, and taking it back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from lifecourse.engine.sheets.faults import Refused
from lifecourse.finance.kinds.imports import (
    DAY_FORM_WORDS,
    FIELDS,
    SIGN_WORDS,
    UNIT_WORDS,
    DayForm,
    Sign,
    State,
    Unit,
)
from lifecourse.finance.models import LedgerImport
from lifecourse.finance.operations.imports import (
    Offered,
    drop_export,
    lay_out,
    plan_import,
    post_import,
    take_back_import,
)
from lifecourse.finance.queries.imports import import_of, latest_layout
from lifecourse.finance.reading.imports import (
    lines_of_run,
    read_preview,
)
from lifecourse.finance.rules.imports import Layout, guess
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.views.imports import parties_for
from lifecourse.finance.views.place import FundKeepPage, FundPage, FundReadPage
from lifecourse.finance.views.spending import ReasonForm
from lifecourse.organisations.api import NotAllowed

ON_A_PAGE = 50
MOST_FAULTS = 200
LEFT_OUT = ("", "Leave it out")


class LayoutForm(forms.Form):
    """What each column of a file is, and how amounts and days are written."""

    say_optional = False

    def __init__(self, *args: Any, run: LedgerImport, **kw: Any) -> None:
        super().__init__(*args, **kw)
        kept = run.layout or latest_layout(run.year, run.party)
        columns = guess(run.headings, kept.columns if kept else None)
        self.headings = run.headings
        for place, heading in enumerate(self.headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading,
                choices=[LEFT_OUT, *FIELDS.items()],
                required=False,
                initial=columns[heading],
            )
        for name, label, words, first in (
            ("unit", "Amounts are in", UNIT_WORDS, Unit.POUNDS.value),
            ("sign", "The sign of an amount", SIGN_WORDS, Sign.PLUS.value),
            ("days", "Days are written with", DAY_FORM_WORDS, DayForm.DAY_FIRST.value),
        ):
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[(key.value, said) for key, said in words.items()],
                initial=getattr(kept, name) if kept else first,
                widget=forms.RadioSelect,
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        """The fields of columns."""
        return [self[f"column_{place}"] for place, _ in enumerate(self.headings)]

    @property
    def ways(self) -> list[forms.BoundField]:
        """How amounts and days are written."""
        return [self[name] for name in ("unit", "sign", "days")]

    def layout(self) -> Layout:
        """What was chosen."""
        said = self.cleaned_data
        return Layout(
            columns={heading: said[f"column_{place}"] for place, heading in enumerate(self.headings)},
            unit=Unit(said["unit"]),
            sign=Sign(said["sign"]),
            days=DayForm(said["days"]),
        )


class ReleaseForm(forms.Form):
    """What becomes of each order that lines seem to be the invoice of."""

    say_optional = False

    def __init__(self, *args: Any, offered: Iterable[Offered], **kw: Any) -> None:
        super().__init__(*args, **kw)
        for one in offered:
            choices = [("", "Leave it open"), ("done", "Its invoice came, and nothing more comes")]
            if one.pence < one.order.pence:
                choices.append(("rest", "Its invoice came, and the rest is still to come"))
            self.fields[f"order_{one.order.number}"] = forms.ChoiceField(
                label=f"Order {one.order.number}, {one.order.supplier}, number {one.order.reference}: "
                f"£{one.order.pence / 100:,.2f} ordered, £{one.pence / 100:,.2f} in this file",
                choices=choices,
                required=False,
                initial="",
                widget=forms.RadioSelect,
            )

    def release(self) -> dict[int, bool]:
        """The orders to release, and whether the rest of each still comes."""
        return {
            int(name.removeprefix("order_")): said == "rest"
            for name, said in self.cleaned_data.items()
            if said
        }


class OneImportPage(FundPage):
    """A page about one file, for who brings in that partner's ledger."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the file too."""
        super().setup(request, *args, **kwargs)
        if hasattr(self, "year"):
            self.found = import_of(self.year, kwargs["key"], parties_for(self))
            if self.found is None:
                raise Http404("There is no such file here.")

    @property
    def run(self) -> LedgerImport:
        """The file, which is there once the page is set up."""
        if self.found is None:
            raise Http404("There is no such file here.")
        return self.found


class ShowImportView(OneImportPage, FundReadPage):
    """One file: what each column is and what posting it would do; once posted, its lines."""

    template_name = "finance/import.html"
    here = "imports"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what the columns mean, post it, or decide against it."""
        run, at = self.run, timezone.now()
        try:
            if "drop" in request.POST:
                drop_export(run=run, by=self.account, at=at)
                return redirect(self.url("show_imports"))
            if "post" in request.POST:
                return self.post_it(run)
            form = LayoutForm(request.POST, run=run)
            if not form.is_valid():
                return self.answer(layout_form=form)
            lay_out(run=run, layout=form.layout(), by=self.account, at=at)
        except Refused as refused:
            bound = LayoutForm(request.POST, run=run) if "post" not in request.POST else None
            return self.answer(whole=refused.faults[:MOST_FAULTS], layout_form=bound)
        except (CannotHold, CannotPost) as reason:
            return self.answer(problem=str(reason))
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        return redirect(self.url("show_import", run.key))

    def post_it(self, run: LedgerImport) -> HttpResponse:
        """Post it, and release the orders whose invoice came."""
        # What is posted already has no orders to ask about.
        offered = plan_import(run, at=timezone.now()).offered if run.state == State.WAITING.value else ()
        form = ReleaseForm(self.request.POST, offered=offered if self.keeps else ())
        if not form.is_valid():
            return self.answer(release_form=form)
        stamp = self.stamp()
        post_import(run=run, release=form.release(), stamp=stamp)
        messages.success(self.request, "The file is posted.")
        return redirect(self.url("show_import", run.key))

    def answer(self, **context: Any) -> HttpResponse:
        """The page again, with what is wrong."""
        given = {name: value for name, value in context.items() if value is not None}
        return self.render_to_response(self.get_context_data(**given), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file as it stands."""
        run = self.run
        more: dict[str, Any] = {"run": run}
        if run.state == State.WAITING.value:
            more |= self.waiting(run, kwargs)
        else:
            page = Paginator(lines_of_run(run), ON_A_PAGE).get_page(self.request.GET.get("page"))
            more |= {
                "page": page,
                "gone": [one.came for one in run.gone.select_related("came__run", "came__month")[:ON_A_PAGE]],
                "gone_count": run.gone.count(),
                "before": run.lines - run.new,
            }
        return super().get_context_data(**(more | kwargs))

    def waiting(self, run: LedgerImport, given: Mapping[str, Any]) -> dict[str, Any]:
        """The columns, and what posting it would do where they are known."""
        form = given.get("layout_form") or LayoutForm(run=run)
        if run.layout is None or "whole" in given:
            return {"layout_form": form}
        planned = plan_import(run, at=timezone.now())
        release = given.get("release_form") or ReleaseForm(offered=planned.offered)
        return {
            "layout_form": form,
            "release_form": release,
            "preview": read_preview(run, planned),
            "whole": planned.faults[:MOST_FAULTS],
            "more_faults": max(0, len(planned.faults) - MOST_FAULTS),
        }


class TakeBackImportView(OneImportPage, FundKeepPage):
    """A whole file is taken back, with a reason."""

    form_class = ReasonForm
    heading = "Take a file back"
    button = "Take it back"
    said = "The file is taken back."
    here = "imports"

    def allowed(self) -> bool:
        """Whoever brings in that partner's ledger."""
        return True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What happens stands above the form."""
        self.about = (
            f"{self.run.new} lines of the ledger of {self.run.party} are taken back with everything that was "
            "said since of what they were for. They can be brought in again. Orders that were released with "
            "it are open again. Where a month is closed, the reversal goes into the first open one."
        )
        return super().get_context_data(**kwargs)

    def back_url(self) -> str:
        """The file."""
        return self.url("show_import", self.run.key)

    def act(self, filled: dict[str, Any]) -> None:
        """All of it."""
        take_back_import(run=self.run, why=filled["why"], stamp=self.stamp())
