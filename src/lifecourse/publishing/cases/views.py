"""A case's papers to take away, for whoever may read the case."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import View

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import check_cases
from lifecourse.cases.api import BadCase, NoSuchCase, documents_of, get_case, templates
from lifecourse.organisations.api import Organisation
from lifecourse.publishing.cases.files import FORMS, case_file
from lifecourse.publishing.cases.galley import CasePaper
from lifecourse.publishing.funds.views import download


class DownloadCaseView(View):
    """A case as Word, PDF or workbook; for whoever may not read it, it is not there."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        form = kwargs["form"]
        if form not in FORMS:
            raise Http404("There is no such file of a case.")
        # The middleware lets nobody come this far without signing in.
        account = cast("Account", request.user)
        try:
            case = get_case(kwargs["partnership"], kwargs["case"], seen_by=account, on=timezone.localdate())
            documents = [document for _, document in documents_of(case.partnership)]
        except (NoSuchCase, BadCase) as reason:
            raise Http404(str(reason)) from None
        template = templates().get(case.template)
        if template is None:
            raise Http404("The case follows a template that is not there.")
        (found,) = [one for one in check_cases(documents).cases if one.document.about.slug == case.slug]
        paper = CasePaper(
            document=found.document,
            template=template,
            partnership=case.partnership.name,
            names=dict(Organisation.objects.values_list("code", "name")),
            findings=found.findings,
            made_at=timezone.localtime(),
        )
        return download(case_file(paper, form), f"{case.slug}.{form}", FORMS[form])
