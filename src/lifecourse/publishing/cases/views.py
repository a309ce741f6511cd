"""A case's papers to take away, for whoever may read the case."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import View

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import check_cases
from lifecourse.cases.api import (
    BadCase,
    Case,
    NoSuchCase,
    NoSuchVersion,
    NoTemplate,
    document_of,
    documents_of,
    draft_to_print,
    get_case,
    read_half,
    templates,
    version_to_print,
)
from lifecourse.organisations.api import Organisation
from lifecourse.publishing.cases.files import FORMS, case_file
from lifecourse.publishing.cases.galley import CasePaper
from lifecourse.publishing.cases.half import half_galley
from lifecourse.publishing.funds.views import download
from lifecourse.publishing.pdf import make_pdf
from lifecourse.publishing.word import make_word

# A version's number has fewer digits; a longer one was typed by somebody who tries things.
MOST_VERSIONS = 10**6


class DownloadCaseView(View):
    """A case as Word, PDF or workbook: as it stands, or a version; who may not read it finds nothing."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        form, number = kwargs["form"], kwargs.get("number", 0)
        if form not in FORMS or number > MOST_VERSIONS:
            raise Http404("There is no such file of a case.")
        # The middleware lets nobody come this far without signing in.
        account = cast("Account", request.user)
        try:
            case = get_case(kwargs["partnership"], kwargs["case"], seen_by=account, on=timezone.localdate())
            paper = paper_of(case, number)
        except (NoSuchCase, NoSuchVersion, BadCase) as reason:
            raise Http404(str(reason)) from None
        name = f"{case.slug}-version-{number}" if number else f"{case.slug}-draft"
        return download(case_file(paper, form), f"{name}.{form}", FORMS[form])


def paper_of(case: Case, number: int) -> CasePaper:
    """What is printed of a version, or of the case as it stands where `number` is 0.

    Raises NoSuchVersion or BadCase. Findings are those of what is printed, beside the other cases as they
    stand now.
    """
    template = templates().get(case.template)
    if template is None:
        raise NoSuchVersion("The case follows a template that is not there.")
    printed = version_to_print(case, number) if number else draft_to_print(case)
    others = [document for other, document in documents_of(case.partnership) if other != case]
    checked = check_cases([printed.document, *others]).cases
    (found,) = [one for one in checked if one.document.about.slug == case.slug]
    return CasePaper(
        document=found.document,
        template=template,
        partnership=case.partnership.name,
        names=dict(Organisation.objects.values_list("code", "name")),
        findings=found.findings,
        made_at=timezone.localtime(),
        dated=printed.dated,
        mark=printed.mark,
        facts=printed.facts,
    )


class DownloadHalfView(View):
    """The report of half a year of a case as Word or PDF; who may not read the case finds nothing."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        form, today = kwargs["form"], timezone.localdate()
        if form not in FORMS or form == "xlsx":
            raise Http404("There is no such file of half a year.")
        account = cast("Account", request.user)
        try:
            case = get_case(kwargs["partnership"], kwargs["case"], seen_by=account, on=today)
            told = read_half(case, document_of(case), asked=kwargs["half"], on=today)
        except (NoSuchCase, NoTemplate, BadCase) as reason:
            raise Http404(str(reason)) from None
        galley = half_galley(case, told, made_at=timezone.localtime())
        made = make_pdf(galley) if form == "pdf" else make_word(galley)
        return download(made, f"{case.slug}-{told.half.slug}.{form}", FORMS[form])
