"""Setting up a fund from a workbook: the workbook to fill in, what it would set up, and doing so."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView, View

from lifecourse.accounts.api import Account
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.setting_up.reading import BadFund
from lifecourse.finance.setting_up.rules_out import rows_to_answer
from lifecourse.finance.setting_up.shape import hosts_of, partners_of, plan_set_up, set_up_from_workbook
from lifecourse.finance.setting_up.standing import Standing
from lifecourse.finance.setting_up.workbook import MOST_BYTES
from lifecourse.finance.setting_up.workbook_out import tables_of, workbook_to_fill
from lifecourse.finance.views.place import FundPage
from lifecourse.organisations.api import NotAllowed, Partnership, Permission, partnerships_where

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLACE = "The workbook"


class WorkbookForm(forms.Form):
    """The filled workbook."""

    file = forms.FileField(
        label="The workbook that you filled in",
        help_text=f"An Excel workbook (.xlsx) of at most {MOST_BYTES // 1024} KB.",
        allow_empty_file=True,
        error_messages={"required": "Choose a file."},
    )


class SetUpPage(View):
    """Opens for those who keep the books of a member of the partnership; else it is not there."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the partnership before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.at = timezone.now()
        seen = partnerships_where(self.account, Permission.SEE_FUND, on=timezone.localdate(self.at))
        found = seen.filter(slug=kwargs["partnership"]).first()
        if found is None:
            raise Http404("There is no partnership of that name that you may see.")
        self.partnership: Partnership = found
        self.hosts = hosts_of(found, by=self.account, at=self.at)
        if not self.hosts:
            raise PermissionDenied("Setting up a fund needs a role that you do not hold here.")


class SetUpView(SetUpPage, TemplateView):
    """Upload a workbook, see what it would set up, and set it up."""

    template_name = "finance/shape.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The partnership, and the form for a file."""
        kwargs.setdefault("form", WorkbookForm())
        return super().get_context_data(**kwargs) | {"partnership": self.partnership, "hosts": self.hosts}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what would be, or do it once it was looked at."""
        again = request.POST.get("workbook")
        if again is not None:
            try:
                content = b64decode(again, validate=True)
            except (NotBase64, ValueError):
                return self.refused(["The workbook did not come whole. Choose it again."])
            return self.tried(content, keep=True)
        form = WorkbookForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        # One byte more than may be is enough to refuse it.
        return self.tried(form.cleaned_data["file"].read(MOST_BYTES + 1), keep=False)

    def tried(self, content: bytes, *, keep: bool) -> HttpResponse:
        """What would be, or what is now; or everything that is to be mended."""
        said: dict[str, Any] = {"partnership": self.partnership, "content": content, "place": PLACE}
        try:
            if keep:
                year = set_up_from_workbook(**said, by=self.account, at=self.at)
                messages.success(self.request, f"{year} is set up.")
                return redirect("finance:show_statement", year.fund.slug, year.slug)
            planned = plan_set_up(**said, by=self.account, at=self.at)
        except BadFund as problem:
            return self.refused(problem.faults)
        except (NotAllowed, CannotPost, CannotHold) as reason:
            return self.refused([str(reason)])
        if isinstance(planned, Standing):
            return self.render_to_response(self.get_context_data(standing=planned))
        sent = b64encode(content).decode()
        return self.render_to_response(self.get_context_data(planned=planned, workbook=sent))

    def refused(self, faults: list[str]) -> HttpResponse:
        """The page with what is to be mended, and the form again."""
        return self.render_to_response(self.get_context_data(faults=faults), status=422)


class WorkbookToFillView(SetUpPage):
    """The empty workbook, with the names of the partnership's members to choose from."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        partners = list(partners_of(self.partnership, at=self.at))
        tables = rows_to_answer(on=timezone.localdate(self.at))
        content = workbook_to_fill(partners=partners, tables=tables)
        return _file(content, f"fund-of-{self.partnership.slug}.xlsx")


class TakeWorkbookView(FundPage):
    """A year as it stands, in the workbook in which one sets up the next."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        partners = list(partners_of(self.partnership, at=timezone.now()))
        content = workbook_to_fill(partners=partners, tables=tables_of(self.year))
        return _file(content, f"{self.year.fund.slug}-{self.year.slug}.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
