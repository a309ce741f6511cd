"""The stages of a work queue, written anew by those who keep the rules."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count as counting
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from lifecourse.design.api import PlainFormView
from lifecourse.organisations.api import Permission
from lifecourse.people.api import CannotStand, long_answer
from lifecourse.support.operations import queues
from lifecourse.support.rules.queues import LONGEST_STAGE, MOST_STAGES, Stage
from lifecourse.support.views.queues.board import QueuePage

HOW_MANY_DAYS = f"Give a number of days from 1 to {LONGEST_STAGE}."
# What each stage that is kept has to say.
MISSING = {
    "who": "Say who does it.",
    "within_days": HOW_MANY_DAYS,
    "evidence": "Say what shows that it is done.",
}


class StagesForm(forms.Form):
    """The stages of a queue, in order; one that is emptied goes."""

    def __init__(self, *args: Any, count: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = count
        for number in range(1, count + 1):
            nth = f"Stage {number}: "
            self.fields[f"words_{number}"] = forms.CharField(
                label=f"{nth}what is done?", max_length=200, required=False
            )
            self.fields[f"who_{number}"] = forms.CharField(
                label=f"{nth}who does it?", max_length=200, required=False
            )
            self.fields[f"within_days_{number}"] = forms.IntegerField(
                label=f"{nth}within how many days?",
                required=False,
                min_value=1,
                max_value=LONGEST_STAGE,
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), HOW_MANY_DAYS),
            )
            self.fields[f"evidence_{number}"] = forms.CharField(
                label=f"{nth}what shows that it is done?", max_length=300, required=False
            )
            self.fields[f"says_money_{number}"] = forms.BooleanField(
                label=f"{nth}money is stated by its end", required=False
            )
        self.fields["why"] = long_answer(
            "Why do the stages change?", error_messages={"required": "Say why they change."}
        )

    def clean(self) -> dict[str, Any]:
        """A stage that is kept says everything."""
        said = super().clean() or {}
        for number in range(1, self.count + 1):
            for name, missing in MISSING.items():
                field = f"{name}_{number}"
                if said.get(f"words_{number}") and not said.get(field) and not self.has_error(field):
                    self.add_error(field, missing)
        return said

    def stages(self, keys: Sequence[str]) -> list[Stage]:
        """What was written, each under the key that it had; a new one under a key that is free."""
        free = next(key for number in counting(1) if (key := f"stage-{number}") not in keys)
        said = self.cleaned_data
        return [
            Stage(
                key=key,
                words=said[f"words_{number}"],
                who=said[f"who_{number}"],
                within_days=said[f"within_days_{number}"],
                evidence=said[f"evidence_{number}"],
                says_money=said[f"says_money_{number}"],
            )
            for number, key in zip(range(1, self.count + 1), [*keys, free], strict=False)
            if said[f"words_{number}"]
        ]


class WriteStages(QueuePage, PlainFormView):
    """Write the stages of a queue anew. About nobody; opens for those who keep the rules."""

    permission = Permission.KEEP_RULES
    template_name = "support/queues/stages.html"
    form_class = StagesForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Room for one stage more than there is."""
        return super().get_form_kwargs() | {"count": min(MOST_STAGES, len(self.queue.shape.stages) + 1)}

    def get_initial(self) -> dict[str, Any]:
        """The stages as they are."""
        return {
            f"{name}_{number}": getattr(stage, name)
            for number, stage in enumerate(self.queue.shape.stages, start=1)
            for name in ("words", "who", "within_days", "evidence", "says_money")
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the queue is for."""
        return super().get_context_data(queue=self.queue.shape, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write them, or say why they cannot stand."""
        stages = cast(StagesForm, form).stages([one.key for one in self.queue.shape.stages])
        try:
            queues.write_queue(
                shape=replace(self.queue.shape, stages=tuple(stages)),
                why=form.cleaned_data["why"],
                by=self.account,
                at=self.at,
            )
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, "Written. Whoever is under way goes on by the stages they began with.")
        return redirect("support:timings")
