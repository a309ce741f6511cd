"""What each partner owes the fund or is owed: the same page for both sides, to agree or dispute."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from lifecourse.finance.operations.partner_statement import answer_statement, keep_statement
from lifecourse.finance.queries.partner_statement import read_partner, statements_of
from lifecourse.finance.queries.risk_share import parties_of
from lifecourse.finance.reading.partner_statement import as_workbook, kept_of
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.views.place import FundKeepPage, FundPage, FundReadPage
from lifecourse.organisations.api import Organisation

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ShowPartnersView(FundReadPage):
    """Every party with what it owes or is owed, and whether both sides agree to it."""

    template_name = "finance/partners.html"
    here = "partners"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The parties, by name."""
        rows = []
        for party in parties_of(self.year):
            now = read_partner(self.year, party)
            kept = kept_of(self.year, party, now)
            rows.append((party, now, kept[0] if kept else None))
        return super().get_context_data(rows=rows, **kwargs)


class _OfPartner(FundPage):
    """A page about one party."""

    party: Organisation
    here = "partners"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the party before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        found = [one for one in parties_of(self.year) if one.code == kwargs["party"]]
        if not found:
            raise Http404("There is no such party here.")
        self.party = found[0]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The party, and what the books say of it."""
        now = read_partner(self.year, self.party)
        kept = kept_of(self.year, self.party, now)
        # The address names the party by its code; a template reads the row.
        return super().get_context_data(**kwargs) | {"party": self.party, "now": now, "kept": kept}

    def back_url(self) -> str:
        """The party's statement."""
        return self.url("show_partner", self.party.code)


class ShowPartnerView(_OfPartner, FundReadPage):
    """One partner's statement, line by line."""

    template_name = "finance/partner.html"


class PartnerWorkbookView(_OfPartner, FundReadPage):
    """The statement as a workbook."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The workbook as a download."""
        title = f"{self.year}: statement for {self.party}, after entry {self.year.last_number}"
        content = as_workbook(read_partner(self.year, self.party), title=title)
        name = f"{self.year.fund.slug}-{self.year.slug}-{self.party.code}.xlsx"
        return HttpResponse(
            content, content_type=EXCEL, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )


class KeepStatementView(_OfPartner, FundKeepPage):
    """Keep the statement for both sides to answer."""

    form_class = forms.Form
    heading = "Keep this statement for both sides to answer"
    about = "It is kept as it stands now, and does not move as more is posted."
    button = "Keep it"
    said = "The statement is kept."

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        keep_statement(year=self.year, party=self.party, by=self.account, at=timezone.now())


class AnswerForm(forms.Form):
    """Agreed or disputed, with a reason."""

    agrees = forms.TypedChoiceField(
        label="What do you say to it?",
        choices=[("yes", "We agree"), ("no", "We dispute it")],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        error_messages={"required": "Say whether you agree or dispute it."},
    )
    reason = forms.CharField(
        label="What you dispute", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Name the line, and the figure that you have.",
    )  # fmt: skip


class AnswerStatementView(_OfPartner, FundKeepPage):
    """Answer the newest statement for one's own organisation."""

    template_name = "finance/partner_answer.html"
    form_class = AnswerForm
    heading = "Answer this statement"
    button = "Answer for your organisation"
    said = "Your answer is kept."

    def allowed(self) -> bool:
        """Whoever keeps the fund for a party."""
        return self.spends

    def carried(self) -> dict[str, object]:
        """The number of the statement that was read."""
        newest = statements_of(self.year, self.party).first()
        return {"number": newest.number} if newest else {}

    def act(self, filled: dict[str, Any]) -> None:
        """Answer the statement that was read, which may have been replaced meanwhile."""
        rows, sent = statements_of(self.year, self.party), self.request.POST.get("number", "")
        found = next((one for one in rows if str(one.number) == sent), None)
        if found is None:
            raise CannotHold("No such statement is kept. Open the page again.")
        answer_statement(
            statement=found,
            agrees=filled["agrees"],
            reason=filled["reason"],
            by=self.account,
            at=timezone.now(),
        )
