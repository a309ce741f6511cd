"""Setting up a measure, changing what it counts, setting its target, entering and answering results."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify

from lifecourse.figures.api import UNIT_WORDS, Unit
from lifecourse.measures.forms.measures import (
    AnswerForm,
    ChangeMeasureForm,
    MeasureForm,
    ResultForm,
    TargetForm,
)
from lifecourse.measures.models import Result
from lifecourse.measures.operations import (
    UnableToKeepMeasure,
    agree_result,
    change_definition,
    enter_result,
    refuse_result,
    set_target,
    set_up_measure,
)
from lifecourse.measures.queries import results_of
from lifecourse.measures.sides import side_of
from lifecourse.measures.standing import standing_of, waiting_target
from lifecourse.measures.views.place import KeepPage
from lifecourse.measures.views.reading import figure_of
from lifecourse.organisations.api import NotAllowed, Permission, organisations_acted_for

LONGEST_CODE = 60


class SetUpMeasureView(KeepPage):
    """Begin to keep a measure."""

    form_class = MeasureForm
    heading, button = "Set up a measure", "Set up this measure"
    about = "Say what is counted. Its target and its results come next."
    said = "The measure is set up. Now set its target."

    def do(self, form: MeasureForm) -> None:
        """Set it up under a short name made of its name, and go to its page."""
        self.measure = set_up_measure(
            partnership=self.partnership,
            code=slugify(form.definition.name)[:LONGEST_CODE].strip("-") or "measure",
            definition=form.definition,
            from_date=None,
            by=self.account,
            at=timezone.now(),
        )


class ChangeDefinitionView(KeepPage):
    """Say what a measure counts from a day on."""

    form_class = ChangeMeasureForm
    heading, button = "Change what this measure counts", "Save from that day on"
    about = "Targets and results that are there keep the definition they were made by."
    said = "What it counts is changed from that day on."

    def get_initial(self) -> dict[str, Any]:
        """What it counts now."""
        names = ("name", "counts", "unit", "direction", "numerator", "denominator", "source")
        return {name: getattr(self.known.newest, name) for name in names}

    def do(self, form: ChangeMeasureForm) -> None:
        """Change it."""
        change_definition(
            measure=self.known,
            definition=form.definition,
            from_date=form.cleaned_data["from_date"],
            why=form.cleaned_data["why"],
            by=self.account,
            at=timezone.now(),
        )


class SetTargetView(KeepPage):
    """Say what a measure is to reach."""

    form_class = TargetForm
    heading, button = "Set a target", "Save this target"
    about = (
        "Only a result of the same days is held against it: a target for a year says nothing about a part "
        "of it."
    )
    said = "The target is set."

    def do(self, form: TargetForm) -> None:
        """Set it."""
        set_target(
            measure=self.known, period=form.period, target=form.target, by=self.account, at=timezone.now()
        )


class EnterResultView(KeepPage):
    """Write down what was counted."""

    form_class = ResultForm
    heading, button = "Enter a result", "Keep this result"
    about = "A result is never changed once it is kept: a later one takes its place and says why."
    said = "The result is kept."

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the organisations that the reader may enter it for."""
        own = organisations_acted_for(
            self.account, Permission.KEEP_MEASURES, partnership=self.partnership, on=self.today
        )
        words = UNIT_WORDS[Unit(self.known.newest.unit)][1]
        return super().get_form_kwargs() | {"own": own, "unit_words": words}

    def get_initial(self) -> dict[str, Any]:
        """Where its numbers come from, and the days of the latest target that has no result."""
        begun = {"source": self.known.newest.source}
        waiting = waiting_target(self.known, on=self.today)
        return begun | ({"first": waiting.first, "last": waiting.last} if waiting else {})

    def do(self, form: ResultForm) -> None:
        """Keep it."""
        enter_result(
            measure=self.known,
            period=form.period,
            counted=form.counted,
            entered_for=form.cleaned_data.get("entered_for"),
            by=self.account,
            at=timezone.now(),
        )


class AnswerResultView(KeepPage):
    """Agree to a final result of another organisation, or say why not."""

    form_class = AnswerForm
    template_name = "measures/answer.html"
    permission = Permission.AGREE_RESULTS
    heading, button = "Do you agree to this result?", "I do not agree"
    said = "Your reason is kept with the result. Whoever entered it sees it there."

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the result, or there is no such page."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        found = next((one for one in results_of(self.known) if one.key == kwargs["key"]), None)
        if found is None:
            raise Http404("There is no such result.")
        self.result: Result = found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The result, what it says about its target, and why the reader may not answer, if so."""
        side = side_of(self.account, partnership=self.partnership, on=self.today)
        found = standing_of(self.known, first=self.result.from_date, last=self.result.to_date)
        return super().get_context_data(
            result=self.result,
            figure=figure_of(self.result.stated),
            standing=found if found.key == self.result.key else None,
            may_answer=side.may_answer(self.result),
            why_not=side.why_not(self.result),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Agree where that was asked; else take the reason why not."""
        if "agree" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            agree_result(result=self.result, by=self.account, at=timezone.now())
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except UnableToKeepMeasure as reason:
            return self.render_to_response(self.get_context_data(problem=str(reason)), status=409)
        messages.success(request, "You have agreed to the result.")
        return redirect(self.back_url())

    def do(self, form: AnswerForm) -> None:
        """Say why not."""
        refuse_result(
            result=self.result, reason=form.cleaned_data["reason"], by=self.account, at=timezone.now()
        )
