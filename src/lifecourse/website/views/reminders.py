"""Choosing how often one is reminded by email."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.plans.api import HowOften, choose_reminders, reminders_of
from lifecourse.website.forms.reminders import RemindersForm


class ChooseRemindersView(TemplateView):
    """The reader's own choice; nobody makes it for them."""

    template_name = "website/reminders.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the choice."""
        form = RemindersForm(request.POST)
        if form.is_valid():
            choose_reminders(how_often=HowOften(form.cleaned_data["how_often"]), by=self.account)
            messages.success(request, "Your choice is kept.")
            return redirect("choose_reminders")
        return self.render_to_response(self.get_context_data(form=form), status=422)

    @property
    def account(self) -> Account:
        """Who is asking."""
        return cast(Account, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", RemindersForm(initial={"how_often": reminders_of(self.account)}))
        is_sent = settings.EMAIL_IS_SET_UP and settings.SITE_ADDRESS
        return super().get_context_data(is_sent=bool(is_sent), **kwargs)
