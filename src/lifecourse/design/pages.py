"""A page with one form that does one thing: open to those who may, done once, refused in words."""

from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property

from lifecourse.design.forms import PlainFormView

CHANGED = (
    "Somebody else has changed this since you opened it, and what they wrote is kept. Look at it in another "
    "tab, then save again to let yours stand."
)


def key_sent(request: HttpRequest) -> UUID:
    """The key that a form was drawn with, as it was sent back; a new one where none was."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


class OneFormPage(PlainFormView):
    """A form that does one thing: one operation, and its refusal in words on the same page.

    A room's page says who may (`allowed`), what refuses (`refusals`), what is done (`act`) and where one
    came from (`back_url`). Its template includes `design/one_form.html`, which draws the key.
    """

    heading = ""
    button = "Save"
    about = ""
    said = "Saved."
    # What those read who may not.
    needs = "Doing this needs a role that you do not hold here."
    # Exceptions of the operation that are words for whoever sent the form.
    refusals: tuple[type[Exception], ...] = ()
    # Whether it is asked again where what the form began from has changed in the meantime.
    asks_where_changed = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open only for those who may do it."""
        if not self.allowed():
            raise PermissionDenied(self.needs)
        return super().dispatch(request, *args, **kwargs)

    def allowed(self) -> bool:
        """Whether the reader may do this."""
        raise NotImplementedError

    def back_url(self) -> str:
        """Where one came from."""
        raise NotImplementedError

    def next_url(self) -> str:
        """Where one goes once it is done: back, unless a page says otherwise."""
        return self.back_url()

    @cached_property
    def key(self) -> UUID:
        """The key of this form: drawn once, kept while it is mended, so that sent twice it is done once."""
        return key_sent(self.request)

    def seen(self) -> str:
        """A few letters that differ when what the form begins from differs; none where it does not ask."""
        if not self.asks_where_changed:
            return ""
        return sha256(repr(self.get_initial()).encode()).hexdigest()[:16]

    def carried(self) -> dict[str, object]:
        """What the form sends back as it was drawn, by name: what the reader saw when they decided."""
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words around the form, what it carries, and the way back."""
        return super().get_context_data(**kwargs) | {
            "heading": self.heading,
            "button": self.button,
            "about": self.about,
            "back_url": self.back_url(),
            "carried": self.carried() | {"key": self.key, "seen": self.seen()},
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it, or say on the same page why it cannot be done."""
        seen = self.seen()
        if self.request.POST.get("seen", seen) != seen:
            form.add_error(None, CHANGED)
            return self.form_invalid(form)
        try:
            self.do(form)
        except self.refusals as reason:
            return self.refuse(form, reason)
        return self.respond()

    def respond(self) -> HttpResponse:
        """Once it is done: say so, and go on."""
        if self.said:
            messages.success(self.request, self.said)
        return redirect(self.next_url())

    def refuse(self, form: forms.Form, reason: Exception) -> HttpResponse:
        """The same page, with the reason above the form unless a page knows its field."""
        form.add_error(None, str(reason))
        return self.form_invalid(form)

    def do(self, form: Any) -> None:
        """Do it with the form, where what was typed is not enough."""
        self.act(form.cleaned_data)

    def act(self, filled: dict[str, Any]) -> None:
        """The one operation, with what was typed."""
        raise NotImplementedError
