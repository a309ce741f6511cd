"""Keeping what a model would be as the case's next version of it."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property

from lifecourse.accounts.api import stamp_of
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.model import Model
from lifecourse.cases.operations.modelling import keep_model
from lifecourse.cases.operations.writing import CannotWrite
from lifecourse.cases.queries.modelling import model_version
from lifecourse.cases.reading.model import show_model
from lifecourse.cases.rules.document import BadCase
from lifecourse.cases.rules.model import evaluate
from lifecourse.cases.rules.model_changes import changes_of
from lifecourse.cases.rules.model_kept import CannotKeep, why_not_kept
from lifecourse.cases.views.model import WhatIfForm
from lifecourse.cases.views.place import WritePartPage
from lifecourse.organisations.api import NotAllowed

LONGEST_WHY = 200


class KeepForm(forms.Form):
    """Why the model is changed: what a board asks first."""

    why = forms.CharField(
        label="Why is the model changed?",
        help_text="It stands in the case’s history beside what changed.",
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class KeepModelView(WritePartPage):
    """Says what would change, in words, and keeps it with a reason. The address holds the question."""

    template_name = "cases/model_keep.html"
    form_class = KeepForm
    part = PartName.MODEL.value
    back = "show_model"
    here = "model"
    heading = "Keep this model"
    button = "Keep it"
    said = "Kept as the case’s model. What it said before is kept too."
    refusals = (NotAllowed, CannotWrite, BadCase, CannotKeep)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Where nothing would change, or the question cannot be asked, the page of the model says so."""
        if self.allowed() and (self.tried is None or self.tried == self.before):
            return redirect(self.back_url())
        return super().dispatch(request, *args, **kwargs)

    def back_url(self) -> str:
        """The model with the same question."""
        asked = self.request.META.get("QUERY_STRING", "")
        return super().back_url() + (f"?{asked}" if asked else "")

    def next_url(self) -> str:
        """The model as it stands now."""
        return self.url("show_model")

    @cached_property
    def before(self) -> Model:
        """The model that the question is asked of: the version that was read, also when sent twice."""
        found = model_version(self.case, int(self.carried()["read"])) or self.document.model
        if found is None:
            raise Http404("This case has no model of cost and benefit.")
        return found

    @cached_property
    def tried(self) -> Model | None:
        """The model by the question; None where it cannot be worked out."""
        form = WhatIfForm(self.before, data=self.request.GET)
        return form.imagined if form.is_valid() else None

    def carried(self) -> dict[str, Any]:
        """The version that the question was asked of."""
        return {"read": self.version_read() or super().carried()["read"]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What would change in words and in figures, and what stands in the way."""
        tried = self.tried or self.before
        shown = show_model(evaluate(self.before), evaluate(tried), names={}, schedule=None)
        return super().get_context_data(**kwargs) | {
            "changes": changes_of(self.before, tried),
            "stands_in_the_way": why_not_kept(tried),
            "shown": shown,
        }

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        keep_model(
            case=self.case,
            model=self.tried or self.before,
            read=self.version_read(),
            why=filled["why"],
            stamp=stamp_of(self.request),
        )
