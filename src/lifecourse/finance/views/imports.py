"""Bringing in a partner's ledger: the files, one of them before and after it is posted, and its totals."""

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
from lifecourse.finance.forms import PoundsField
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
from lifecourse.finance.models import ImportedLine, LedgerImport
from lifecourse.finance.operations.imports import (
    Offered,
    drop_export,
    hold_export,
    lay_out,
    plan_import,
    post_import,
    say_total,
    take_back_import,
)
from lifecourse.finance.operations.taking_out import FREE, take_out
from lifecourse.finance.queries.imports import latest_layout
from lifecourse.finance.reading.imports import (
    imports_of,
    lines_of_run,
    read_preview,
    read_totals,
)
from lifecourse.finance.rules.export_file import MOST_BYTES
from lifecourse.finance.rules.imports import Layout, guess
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.views.place import FundKeepPage, FundPage, FundReadPage
from lifecourse.finance.views.spending import ReasonForm
from lifecourse.organisations.api import NotAllowed, Organisation

ON_A_PAGE = 50
MOST_FAULTS = 200
LEFT_OUT = ("", "Leave it out")


def parties_for(page: FundPage) -> list[Organisation]:
    """The partners whose ledgers the reader brings in: every one for who keeps the host's books."""
    parties = page.agreement.parties.select_related("organisation").order_by("organisation__name")
    every = [one.organisation for one in parties]
    return every if page.keeps else [one for one in every if one.pk in page.acts_for]


class PartyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the partners for which the reader may do this."""

    def __init__(self, *, parties: Iterable[Organisation], **options: Any) -> None:
        found = Organisation.objects.filter(pk__in=[one.pk for one in parties]).order_by("name")
        options.setdefault("error_messages", {"required": "Choose a partner."})
        # Whoever has one choice has chosen.
        only = found[0] if len(found) == 1 else None
        super().__init__(found, empty_label=None if only else "Choose", initial=only, **options)


class FileForm(forms.Form):
    """Whose ledger it is, and the file."""

    say_optional = False

    def __init__(self, *args: Any, parties: Iterable[Organisation], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields |= {
            "party": PartyField(parties=parties, label="Whose ledger is it?"),
            "file": forms.FileField(
                label="The export",
                help_text="A CSV file or an Excel workbook (.xlsx) with a row for each transaction, at most "
                f"{MOST_BYTES // 1024 // 1024} MB. Leave out columns that name people, where you can.",
                allow_empty_file=True,
                error_messages={"required": "Choose a file."},
            ),
        }


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


class TotalForm(forms.Form):
    """What a partner's own trial balance says for a month."""

    say_optional = False

    def __init__(self, *args: Any, parties: Iterable[Organisation], months: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields |= {
            "party": PartyField(parties=parties, label="Whose trial balance?"),
            "month": forms.ChoiceField(
                label="Which month?",
                choices=[("", "Choose"), *((str(one.number), str(one)) for one in months)],
                error_messages={"required": "Choose a month."},
            ),
            "pence": PoundsField(
                label="What was spent in that month, in pounds?",
                help_text="Of the cost centres that the fund pays for; the month alone, not the year so far.",
                nothing=True,
            ),
            "below": forms.BooleanField(
                label="It is below nothing: more came back than went out", required=False
            ),
        }


class ShowImportsView(FundReadPage):
    """Files of partners' ledgers, and what was brought in against their own totals."""

    template_name = "finance/imports.html"
    here = "imports"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The files, the newest first; totals for partners whose ledger came."""
        runs = list(imports_of(self.year)[:100])
        parties = list({run.party_id: run.party for run in runs if run.state == State.POSTED.value}.values())
        totals = [
            (party, read_totals(self.year, party, today=self.today))
            for party in sorted(parties, key=lambda one: one.name)
        ]
        own = {one.pk for one in parties_for(self)}
        shown = [(run, run.party_id in own) for run in runs]
        return super().get_context_data(runs=shown, totals=totals, **kwargs)


class HoldExportView(FundKeepPage):
    """A file is held until somebody has seen what it says."""

    template_name = "finance/hold_export.html"
    form_class = FileForm
    heading = "Bring in a partner's ledger"
    button = "Look at the file"
    said = ""
    refusals = (*FundKeepPage.refusals, Refused)
    back = "show_imports"
    here = "imports"

    def allowed(self) -> bool:
        """Whoever keeps books for a partner: its own ledger."""
        return bool(parties_for(self))

    def get_form_kwargs(self) -> dict[str, Any]:
        """The partners that the reader may choose."""
        return super().get_form_kwargs() | {"parties": parties_for(self)}

    def act(self, filled: dict[str, Any]) -> None:
        """Hold it."""
        file = filled["file"]
        self.held_as = hold_export(
            year=self.year,
            party=filled["party"],
            file_name=file.name or "",
            # One byte more than may be is enough to refuse it.
            content=file.read(MOST_BYTES + 1),
            stamp=self.stamp(),
        )

    def next_url(self) -> str:
        """What the file says."""
        return self.url("show_import", self.held_as.key)

    def refuse(self, form: forms.Form, reason: Exception) -> HttpResponse:
        """Every reason why it cannot be read."""
        if not isinstance(reason, Refused):
            return super().refuse(form, reason)
        form.add_error("file", "The file cannot be read. What is to be mended stands below.")
        return self.render_to_response(self.get_context_data(form=form, whole=reason.faults), status=422)


class OneImportPage(FundPage):
    """A page about one file, for who brings in that partner's ledger."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the file too."""
        super().setup(request, *args, **kwargs)
        if hasattr(self, "year"):
            rows = LedgerImport.objects.filter(year=self.year, key=kwargs["key"])
            found = rows.filter(party__in=parties_for(self)).select_related(
                "party", "layout", "by", "posted_by"
            )
            self.found = found.first()
            if self.found is None:
                raise Http404("There is no such file here.")
            self.found.year = self.year

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


class TakeOutForm(forms.Form):
    """What is taken out of a line, and why."""

    say_optional = False
    what = forms.MultipleChoiceField(
        label="What is taken out?",
        choices=[(name, FIELDS[name]) for name in FREE],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what is taken out."},
    )
    why = forms.CharField(
        label="Why?",
        max_length=300,
        help_text="Without the name itself: this is kept.",
        error_messages={"required": "Say why it is taken out."},
    )


class TakeOutView(OneImportPage, FundKeepPage):
    """What a line should not say is taken out of it."""

    form_class = TakeOutForm
    heading = "Take out what a line should not say"
    button = "Take it out"
    said = "It is taken out."
    here = "imports"

    def allowed(self) -> bool:
        """Whoever brings in that partner's ledger."""
        return True

    def line(self) -> ImportedLine:
        """The line, or a page that is not there."""
        found = ImportedLine.objects.filter(run=self.run, number=self.kwargs["number"]).first()
        if found is None:
            raise Http404("The file has no such row.")
        found.run = self.run
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What happens stands above the form."""
        self.about = (
            f"Row {self.line().number} of this file. Its amount, day and codes stay, and where it went. What "
            "is taken out is gone for good; a copy of the database that was made before still has it."
        )
        return super().get_context_data(**kwargs)

    def back_url(self) -> str:
        """The file."""
        return self.url("show_import", self.run.key)

    def act(self, filled: dict[str, Any]) -> None:
        """Take it out."""
        take_out(came=self.line(), what=filled["what"], why=filled["why"], stamp=self.stamp())


class SayTotalView(FundKeepPage):
    """What a partner's own trial balance says."""

    form_class = TotalForm
    heading = "Enter a total from a trial balance"
    button = "Save"
    back = "show_imports"
    here = "imports"

    def allowed(self) -> bool:
        """Whoever keeps books for a partner."""
        return bool(parties_for(self))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Its partners, and the months that have begun."""
        months = self.year.months.filter(first_day__lte=self.today).order_by("number")
        return super().get_form_kwargs() | {"parties": parties_for(self), "months": months}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        pence = -filled["pence"] if filled["below"] else filled["pence"]
        month = int(filled["month"])
        say_total(year=self.year, party=filled["party"], month=month, pence=pence, stamp=self.stamp())
