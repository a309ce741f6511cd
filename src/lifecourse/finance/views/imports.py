"""Bringing in a partner's ledger: the files, another of them, and what its trial balance says."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpResponse

from lifecourse.engine.sheets.faults import Refused
from lifecourse.finance.forms import PoundsField
from lifecourse.finance.kinds.imports import (
    State,
)
from lifecourse.finance.operations.imports import (
    hold_export,
    say_total,
)
from lifecourse.finance.reading.imports import (
    imports_of,
    read_totals,
)
from lifecourse.finance.rules.export_file import MOST_BYTES
from lifecourse.finance.views.place import FundKeepPage, FundPage, FundReadPage
from lifecourse.organisations.api import Organisation


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
