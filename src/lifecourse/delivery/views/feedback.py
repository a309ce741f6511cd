"""Asking people what they think by a link, and reading what they said."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from lifecourse.delivery.forms.feedback import JoinForm, MakeLinkForm, SetAsideForm
from lifecourse.delivery.models import FeedbackAnswer
from lifecourse.delivery.operations.feedback import (
    Asked,
    close_feedback_link,
    join_answer,
    make_feedback_link,
    set_aside_answer,
)
from lifecourse.delivery.queries import answers_of
from lifecourse.delivery.rules import AnswerState
from lifecourse.delivery.views.place import KeepPage
from lifecourse.organisations.api import Permission


class ForReaders(KeepPage):
    """Only whoever keeps engagement makes links and reads answers."""

    permission = Permission.KEEP_ENGAGEMENT
    here, back = "feedback", "show_feedback"


class ShowFeedbackView(ForReaders):
    """The links, and the answers that wait: what may tell of harm first."""

    template_name = "delivery/feedback.html"
    form_class = forms.Form
    http_method_names = ["get"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Links with whether they take answers, and answers by where they have got to."""
        links = list(self.partnership.feedback_links.order_by("-made_on", "-id"))
        answers = list(answers_of(self.partnership))
        held = [a for a in answers if a.state == AnswerState.HELD.value]
        return super().get_context_data(
            links=[{"link": link, "open": link.takes_answers(self.today)} for link in links],
            urgent=[a for a in held if a.is_urgent],
            held=[a for a in held if not a.is_urgent],
            new=[a for a in answers if a.state == AnswerState.NEW.value],
            aside=[a for a in answers if a.state == AnswerState.SET_ASIDE.value],
            joined=sum(a.state == AnswerState.JOINED.value for a in answers),
            **kwargs,
        )


class MakeLinkView(ForReaders):
    """Make a link, and show it this once."""

    form_class = MakeLinkForm
    heading, button = "Ask people what they think", "Make the link"
    about = (
        "Anybody who has the link can answer without signing in, until its last day. "
        "Nothing is kept about who they are."
    )

    def act(self, filled: dict[str, Any]) -> None:
        """Make it."""
        self.link, self.token = make_feedback_link(
            partnership=self.partnership, asked=Asked(**filled), by=self.account, at=timezone.now()
        )

    def respond(self) -> HttpResponse:
        """The link, which nobody is shown again."""
        address = self.request.build_absolute_uri(reverse("feedback:give", args=[self.token]))
        context = self.get_context_data(link=self.link, address=address)
        answer = render(self.request, "delivery/feedback_link.html", context)
        answer["Cache-Control"] = "no-store"
        return answer


class CloseLinkView(ForReaders):
    """Take no more answers through a link."""

    form_class = forms.Form
    heading, button, said = "Close this link?", "Close this link", "Closed."
    about = "It takes no more answers from now on. What was answered stays. It cannot be opened again."

    def act(self, filled: dict[str, Any]) -> None:
        """Close it."""
        link = get_object_or_404(self.partnership.feedback_links, pk=self.kwargs["number"])
        close_feedback_link(link=link, by=self.account, at=timezone.now())


class OneAnswer(ForReaders):
    """A form about one answer, which stands above it."""

    template_name = "delivery/answer.html"

    @property
    def answer(self) -> FeedbackAnswer:
        """The answer, or 404."""
        return get_object_or_404(answers_of(self.partnership), pk=self.kwargs["number"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the answer."""
        return super().get_context_data(answer=self.answer, **kwargs)


class JoinAnswerView(OneAnswer):
    """Write an answer among what was heard."""

    form_class = JoinForm
    heading, button = "Write this among what was heard", "Write it there"

    def get_form_kwargs(self) -> dict[str, Any]:
        """With what was heard in this partnership."""
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def act(self, filled: dict[str, Any]) -> None:
        """Join it."""
        join_answer(
            answer=self.answer,
            hearing=filled["hearing"],
            words=filled["words"],
            by=self.account,
            at=timezone.now(),
        )


class SetAsideAnswerView(OneAnswer):
    """Set an answer aside with a reason."""

    form_class = SetAsideForm
    heading, button = "Set this answer aside", "Set it aside"

    def act(self, filled: dict[str, Any]) -> None:
        """Set it aside."""
        set_aside_answer(
            answer=self.answer,
            reason=filled["reason"],
            rub_out=filled["rub_out"],
            by=self.account,
            at=timezone.now(),
        )
