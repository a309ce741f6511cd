"""What every page of a case has: a case that the reader may see, and what they may do with it."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account, stamp_of
from lifecourse.cases.models import CasePart
from lifecourse.cases.operations.writing import CannotWrite, ChangedMeanwhile, write_part
from lifecourse.cases.queries.cases import NoSuchCase, document_of, get_case, parts_standing
from lifecourse.cases.reading.parts import PartToFill
from lifecourse.cases.rules.document import BadCase
from lifecourse.design.api import OneFormPage
from lifecourse.organisations.api import NotAllowed, Permission, permissions_in

# A version's number has fewer; a longer one was typed by somebody who tries things.
MOST_DIGITS = 9


class CasePage(ContextMixin, View):
    """Opens for those who may read the case; for anybody else it is not there."""

    # Which of the pages of a case this is, for the way between them.
    here = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the case before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        try:
            self.case = get_case(kwargs["partnership"], kwargs["case"], seen_by=self.account, on=self.today)
        except NoSuchCase as reason:
            raise Http404(str(reason)) from None
        self.partnership = self.case.partnership
        self.document = document_of(self.case)
        self.held = permissions_in(self.account, partnership=self.partnership, on=self.today)

    def url(self, name: str, *more: Any) -> str:
        """The address of another page of this case."""
        return reverse(f"cases:{name}", args=[self.partnership.slug, self.case.slug, *more])

    def part_url(self, part: PartToFill) -> str:
        """The address of the page that fills a part."""
        return self.url(part.page, *part.more)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The case, what stands in it, and what the reader may do."""
        # The address names partnership and case by their slugs; a template reads the rows.
        return super().get_context_data(**kwargs) | {
            "case": self.case,
            "document": self.document,
            "partnership": self.partnership,
            "partnership_name": self.partnership.name,
            "today": self.today,
            "here": self.here,
            "writes": Permission.WRITE_CASES in self.held,
            "decides": Permission.DECIDE_CASES in self.held,
        }


class CaseReadPage(CasePage, TemplateView):
    """A page of a case to read."""


class CaseKeepPage(CasePage, OneFormPage):
    """A form that does one thing to a case."""

    template_name = "cases/form.html"
    needs = "Writing cases needs a role that you do not hold here."
    refusals: tuple[type[Exception], ...] = (NotAllowed, CannotWrite, BadCase)
    back = "show_case"

    def allowed(self) -> bool:
        """Whether the reader may do this: who writes cases, unless a page says otherwise."""
        return Permission.WRITE_CASES in self.held

    def back_url(self) -> str:
        """Where one came from, and goes once it is done."""
        return self.url(self.back)

    def version_read(self) -> int:
        """The number of the version that the form was drawn with; 0 for none, or what is no number."""
        read = self.request.POST.get("read", "")
        return int(read) if read.isdecimal() and len(read) <= MOST_DIGITS else 0


class WritePartPage(CaseKeepPage):
    """A form that writes one part of a case; it carries the number of the version that its writer read."""

    part = ""
    # Whether the writer was just told that somebody else wrote it.
    told = False

    @property
    def standing(self) -> CasePart | None:
        """The version of the part that stands now."""
        return parts_standing(self.case).get(self.part)

    def carried(self) -> dict[str, Any]:
        """The version that the writer began from, kept while the form is mended; once told, the newest."""
        sent = self.request.POST.get("read", "")
        standing = self.standing
        return {"read": sent if sent and not self.told else standing.number if standing else 0}

    def refuse(self, form: Form, reason: Exception) -> HttpResponse:
        """Where somebody else wrote meanwhile, saving again puts this beside what they wrote."""
        self.told = isinstance(reason, ChangedMeanwhile)
        return super().refuse(form, reason)

    def content(self, filled: dict[str, Any]) -> Any:
        """What the part will say, as a file would hold it."""
        raise NotImplementedError

    def act(self, filled: dict[str, Any]) -> None:
        """Write it."""
        write_part(
            case=self.case,
            name=self.part,
            content=self.content(filled),
            read=self.version_read(),
            why=filled.get("why", ""),
            stamp=stamp_of(self.request),
        )
