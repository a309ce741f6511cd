"""The one page that opens without signing in: a question, a box, and whom to tell if somebody is hurt."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from lifecourse.delivery.forms.feedback import AnswerForm
from lifecourse.delivery.models import FeedbackLink
from lifecourse.delivery.operations.feedback import NotOpen, TooManyAtOnce, give_answer, open_link
from lifecourse.delivery.operations.keeping import UnableToKeepRecord

# Nothing of this page is kept by a browser, listed by a search engine, or told to another site.
QUIET = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


class QuietView(View):
    """Opens for everybody, and leaves no trace in their browser."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Every answer is quiet."""
        answer = super().dispatch(request, *args, **kwargs)
        for name, value in QUIET.items():
            answer[name] = value
        return answer


# The link itself is what lets somebody in: no cookie vouches for them, so none can be abused.
@method_decorator(csrf_exempt, name="dispatch")
@method_decorator(login_not_required, name="dispatch")
class GiveFeedbackView(QuietView):
    """A question, and a box for what somebody thinks."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The question, or one kind page for every link that takes no answers."""
        try:
            link = open_link(token, today=timezone.localdate())
        except NotOpen:
            return not_open(request)
        return ask(request, link, AnswerForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Keep the answer; what cannot be kept stays in the box."""
        try:
            link = open_link(token, today=timezone.localdate())
        except NotOpen:
            return not_open(request)
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return ask(request, link, form, status=422)
        if form.cleaned_data["website"]:
            # A machine filled in what people never see: it is thanked, and nothing is kept.
            return redirect("feedback:thanks")
        try:
            give_answer(token=token, text=form.cleaned_data["text"], at=timezone.now())
        except NotOpen:
            return not_open(request)
        except (TooManyAtOnce, UnableToKeepRecord) as reason:
            form.add_error("text", str(reason))
            return ask(request, link, form, status=422)
        return redirect("feedback:thanks")


@method_decorator(login_not_required, name="dispatch")
class ThanksView(QuietView):
    """Thanks, at an address that no longer holds the link."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Say thank you."""
        return render(request, "delivery/public_thanks.html")


def ask(request: HttpRequest, link: FeedbackLink, form: AnswerForm, *, status: int = 200) -> HttpResponse:
    """The page with the question."""
    return render(request, "delivery/public_ask.html", {"link": link, "form": form}, status=status)


def not_open(request: HttpRequest) -> HttpResponse:
    """The same page for a link that is closed, past its day, full, or was never made."""
    return render(request, "delivery/public_not_open.html", status=404)
