"""The page of something that two people answer for: read it, confirm it, or stop it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lifecourse.design.api import PlainFormView
from lifecourse.organisations.api import NotAllowed
from lifecourse.people.kinds import CannotStand
from lifecourse.people.views.place import PeoplePage


class StopForm(forms.Form):
    """Why it is stopped."""

    why = forms.CharField(
        label="Why does it not count any more?",
        max_length=300,
        error_messages={"required": "Say why, for whoever asks later."},
    )


class ReadByTwoPage(PeoplePage, PlainFormView):
    """One line that somebody read in a document; its second reader confirms it here, and either stops it."""

    form_class = StopForm
    confirmed = stopped = ""
    # Where every such line is listed.
    list_of = ""

    def line(self) -> Any:
        """The one that the address names, or a page that is not there."""
        raise NotImplementedError

    def confirm(self) -> None:
        """Let it count."""
        raise NotImplementedError

    def stop(self, why: str) -> None:
        """Let it count no more."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With whether the reader may confirm it."""
        line = self.line()
        may_confirm = line.confirmed_at is None and line.entered_by_id != self.account.pk
        return super().get_context_data(**{"line": line, "may_confirm": may_confirm} | kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm it where that was asked; else stop it."""
        self.line()
        if "confirm" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            self.confirm()
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except CannotStand as reason:
            return self.render_to_response(self.get_context_data(problem=str(reason)), status=409)
        messages.success(request, self.confirmed)
        return redirect(self.list_of)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Stop it, or say why that cannot be."""
        try:
            self.stop(form.cleaned_data["why"])
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, self.stopped)
        return redirect(self.list_of)
