"""The model of a case: what it costs and brings whom, and what would be if something were otherwise."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from lifecourse.cases.kinds.model import CERTAINTY_WORDS, Certainty, Model
from lifecourse.cases.queries.modelling import model_versions
from lifecourse.cases.queries.named import organisation_names
from lifecourse.cases.reading.model import show_model
from lifecourse.cases.reading.model_choice import show_choice
from lifecourse.cases.reading.model_inputs import phases_shown
from lifecourse.cases.reading.model_pictures import running_picture, steps_picture, swings_picture
from lifecourse.cases.rules.model import evaluate
from lifecourse.cases.rules.model_chances import chances
from lifecourse.cases.rules.model_writing import number_said
from lifecourse.cases.rules.quarters import apart
from lifecourse.cases.rules.what_if import CannotImagine, moved, scaled, without
from lifecourse.cases.views.place import CaseReadPage
from lifecourse.organisations.api import Permission
from lifecourse.standards.api import DiscountSchedule, NoPackInForce, discount_schedule

MOST_PERCENT = 500


class WhatIfForm(forms.Form):
    """What to try. `imagined` is the model by it, once the form is valid."""

    # Everything is: what is left empty stays as the case has it.
    say_optional = False
    imagined: Model
    certainty = forms.ChoiceField(
        label="Which amounts to take",
        choices=[(one, CERTAINTY_WORDS[one]) for one in (Certainty.MID, Certainty.BEST, Certainty.WORST)],
        required=False,
    )

    def __init__(self, model: Model, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.model = model
        for phase in model.phases:
            self.fields[f"later-{phase.slug}"] = forms.IntegerField(
                label=f"{phase.name}: quarters later",
                help_text=f"It begins in {phase.first}. With a minus sign: earlier.",
                min_value=-apart(model.first, phase.first),
                max_value=apart(phase.first, model.last),
                required=False,
            )
        for name, label in (("benefits", "Benefits come to"), ("costs", "Costs come to")):
            self.fields[name] = forms.DecimalField(
                label=label,
                help_text="Per cent of what the case says.",
                min_value=0,
                max_value=MOST_PERCENT,
                decimal_places=2,
                required=False,
            )
        self.fields["without"] = forms.MultipleChoiceField(
            label="Who stays out",
            choices=[(one.slug, one.name) for one in model.participants],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """Try it; what cannot be is said above the form."""
        typed = super().clean() or {}
        try:
            self.imagined = self._imagine(typed)
        except CannotImagine as reason:
            raise forms.ValidationError(str(reason)) from None
        return typed

    def _imagine(self, typed: dict[str, Any]) -> Model:
        model = self.model
        for phase in self.model.phases:
            if quarters := typed.get(f"later-{phase.slug}"):
                model = moved(model, phase.slug, quarters)
        for name in typed.get("without", []):
            model = without(model, name)
        hundred = Decimal(100)
        costs, benefits = typed.get("costs"), typed.get("benefits")
        if costs is None and benefits is None:
            return model
        return scaled(
            model,
            costs=hundred if costs is None else costs,
            benefits=hundred if benefits is None else benefits,
        )


class ShowModelView(CaseReadPage):
    """Every figure of a model, as it is and as it would be."""

    template_name = "cases/model.html"
    here = "model"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A case without a model has no such page; who writes cases begins one."""
        if self.document.model is None and Permission.WRITE_CASES in self.held:
            return redirect(self.url("write_model_frame"))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form as it was sent, and every figure by it."""
        model = self.document.model
        if model is None:
            raise Http404("This case has no model of cost and benefit.")
        sent = self.request.GET or None
        form = WhatIfForm(model, data=sent)
        tried, certainty = model, Certainty.MID
        if sent and form.is_valid():
            tried = form.imagined
            certainty = Certainty(form.cleaned_data.get("certainty") or Certainty.MID)
        before, after = evaluate(model), evaluate(tried, certainty=certainty)
        schedule = self._schedule()
        return super().get_context_data(
            form=form,
            model=model,
            shown=show_model(before, after, names=self._names(model), schedule=schedule),
            schedule=schedule,
            certainty_words=CERTAINTY_WORDS[certainty],
            imagined=after != before,
            keeps=self._keeps(tried != model),
            versions=model_versions(self.case),
            asked=bool(sent),
            chances=chances(tried),
            choice=show_choice(self.document, tried),
            running=running_picture(after),
            steps=steps_picture(after),
            swings=swings_picture(tried),
            **kwargs,
        )

    def _keeps(self, differs: bool) -> str:
        """Where what is asked can be kept; "" where nothing differs, or for who does not write cases."""
        if not differs or Permission.WRITE_CASES not in self.held:
            return ""
        return f"{self.url('keep_model')}?{self.request.GET.urlencode()}"

    def _schedule(self) -> DiscountSchedule | None:
        try:
            return discount_schedule("standard", on=self.document.about.first_day)
        except NoPackInForce:
            return None

    def _names(self, model: Model) -> dict[str, str]:
        return organisation_names({one.organisation for one in model.participants})


class ShowInputsView(CaseReadPage):
    """What a model is made of: every assumption with its source."""

    template_name = "cases/model_inputs.html"
    here = "model"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who takes part, and each phase with its lines."""
        model = self.document.model
        if model is None:
            raise Http404("This case has no model of cost and benefit.")
        names = organisation_names({one.organisation for one in model.participants})
        return super().get_context_data(
            model=model,
            participants=[
                (one, names.get(one.organisation, one.organisation), number_said(one.share))
                for one in model.participants
            ],
            phases=phases_shown(model),
            kinds=(("costs", "cost"), ("benefits", "benefit"), ("moves", "move of cost")),
            **kwargs,
        )
