"""Writing a case's model: its frame, a phase, a line; what follows is said once it is saved."""

from copy import deepcopy
from functools import cached_property
from typing import Any

from django import forms
from django.http import Http404, HttpResponse

from lifecourse.accounts.api import stamp_of
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.operations.modelling import write_model
from lifecourse.cases.queries.cases import document_of
from lifecourse.cases.queries.modelling import model_versions
from lifecourse.cases.reading.model_inputs import saved_words
from lifecourse.cases.rules.document import BadCase
from lifecourse.cases.rules.quarters import quarters_of, read_quarter
from lifecourse.cases.views.beginning import who_may_bring
from lifecourse.cases.views.model_fields import ModelForm
from lifecourse.cases.views.model_forms import BenefitForm, CostForm, LineForm, MoveForm, PhaseForm
from lifecourse.cases.views.model_frame import FrameForm
from lifecourse.cases.views.place import WritePartPage
from lifecourse.design.api import short_name

type Rows = list[dict[str, Any]]

# The kinds of lines as addresses and the data call them: the form, and what one of them is called.
LINES: dict[str, tuple[type[LineForm], str]] = {
    "costs": (CostForm, "cost"),
    "benefits": (BenefitForm, "benefit"),
    "moves": (MoveForm, "move of cost"),
}


class WriteModelPage(WritePartPage):
    """A form of a part of the model. What it makes of it is worked out from the version that was read."""

    template_name = "cases/model_form.html"
    part = PartName.MODEL.value
    back = "show_model_inputs"
    here = "model"
    # Of the row within the model, as faults call it.
    place = "model"

    @cached_property
    def section(self) -> dict[str, Any]:
        """The model as plain data, in the version that was read; empty where there is none yet."""
        number = self.version_read() or super().carried()["read"]
        kept = model_versions(self.case).filter(number=number).first()
        return deepcopy(kept.content) if kept else {}

    @cached_property
    def phases(self) -> Rows:
        """The phases of the model as plain data."""
        found: Rows = self.section.setdefault("phases", [])
        return found

    def stands(self) -> dict[str, Any] | None:
        """The row as it is; None where it is added."""
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the row as it stands."""
        return super().get_form_kwargs() | {"stands": self.stands()}

    def names(self) -> dict[str, str]:
        """Who takes part in the model, by short name."""
        return {row["slug"]: row["name"] for row in self.section.get("participants", [])}

    def quarters(self) -> list[str]:
        """Every quarter of the model."""
        first, last = (read_quarter(self.section.get(key, "")) for key in ("first", "last"))
        return [str(one) for one in quarters_of(first, last)] if first and last else []

    def do(self, form: ModelForm) -> None:
        """Keep the whole model with what the form says, and say what follows."""
        content = self.written(form)
        before = self.document.model
        write_model(
            case=self.case,
            content=content,
            read=self.version_read(),
            why=form.cleaned_data["why"],
            stamp=stamp_of(self.request),
        )
        self.said = saved_words(before, document_of(self.case).model)

    def written(self, form: Any) -> dict[str, Any]:
        """The whole model with what the form says."""
        raise NotImplementedError

    def refuse(self, form: forms.Form, reason: Exception) -> HttpResponse:
        """Every fault at its field, or with its place above the form."""
        if not isinstance(reason, BadCase) or not isinstance(form, ModelForm):
            return super().refuse(form, reason)
        for fault in reason.faults:
            where, _, what = fault.partition(": ")
            place = where.removeprefix(f"{self.case.reference}, {self.place}, ")
            field = form.field_at(place) if place != where else None
            form.add_error(field, f"{what[:1].upper()}{what[1:]}" if field else fault)
        return self.form_invalid(form)


class WriteFrameView(WriteModelPage):
    """Begin a model, or change its quarters and who takes part."""

    form_class = FrameForm

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Whether it begins."""
        return "Quarters and who takes part" if self.section else "Begin the model"

    about = "What everything else in the model is counted by. Phases and their costs and benefits come after."

    def back_url(self) -> str:
        """The case, as long as there is no model."""
        return self.url(self.back) if self.document.model else self.url("show_case")

    def next_url(self) -> str:
        """What the model holds."""
        return self.url(self.back)

    def stands(self) -> dict[str, Any]:
        """The model as it is."""
        return self.section

    def get_form_kwargs(self) -> dict[str, Any]:
        """The partners who may take part."""
        return super().get_form_kwargs() | {
            "organisations": dict(who_may_bring(self.partnership, on=self.today))
        }

    def written(self, form: FrameForm) -> dict[str, Any]:
        """The model with this frame."""
        return form.row()


class WritePhaseView(WriteModelPage):
    """Add a phase, change it, or take it out."""

    form_class: type[ModelForm] = PhaseForm

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """A model that is there, and a phase of it where the address names one."""
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.number = self.found()
            self.place = f"model, phases {self.number + 1}"

    def found(self) -> int:
        """Where the phase stands among the phases; after them where it is added."""
        if not self.section:
            raise Http404("This case has no model of cost and benefit.")
        if "phase" not in self.kwargs:
            return len(self.phases)
        found = [at for at, row in enumerate(self.phases) if row["slug"] == self.kwargs["phase"]]
        if not found:
            raise Http404("The model has no such phase.")
        return found[0]

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Which phase."""
        return f"Phase: {self.phases[self.number]['name']}" if "phase" in self.kwargs else "Add a phase"

    def stands(self) -> dict[str, Any] | None:
        """The phase as it is."""
        return self.phases[self.number] if "phase" in self.kwargs else None

    def get_form_kwargs(self) -> dict[str, Any]:
        """The quarters in which it may begin, and who may take part."""
        return super().get_form_kwargs() | {"quarters": self.quarters(), "names": self.names()}

    def written(self, form: ModelForm) -> dict[str, Any]:
        """The model with the phase as the form says it; its lines stay."""
        stands = self.stands()
        if form.takes_out:
            self.phases.pop(self.number)
            return self.section
        if stands is None:
            slug = short_name(
                form.cleaned_data["name"], [one["slug"] for one in self.phases], otherwise="phase"
            )
            self.phases.append({"slug": slug} | form.row())
            return self.section
        asked = {"name", "number", "first", "participants", "divided", "fixed"}
        kept = {key: value for key, value in stands.items() if key not in asked}
        self.phases[self.number] = kept | form.row()
        return self.section


class WriteLineView(WritePhaseView):
    """Add a cost, a benefit or a move to a phase, change it, or take it out."""

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """A line of the phase where the address names one."""
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.kind = kwargs["kind"]
            if self.kind not in LINES:
                raise Http404("A phase has no such lines.")
            self.form_class = LINES[self.kind][0]
            self.phase = self.phases[self.number]
            self.lines: Rows = self.phase.setdefault(self.kind, [])
            self.line = self.found_line()
            self.place = f"{self.place}, {self.kind} {self.line + 1}"

    def found_line(self) -> int:
        """Where the line stands among its kind; after them where it is added."""
        if "line" not in self.kwargs:
            return len(self.lines)
        found = [at for at, row in enumerate(self.lines) if row["slug"] == self.kwargs["line"]]
        if not found:
            raise Http404("The phase has no such line.")
        return found[0]

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Which line."""
        called = LINES[self.kind][1]
        if "line" in self.kwargs:
            return f"{called.capitalize()}: {self.lines[self.line]['name']}"
        return f"Add a {called} to {self.phase['name']}"

    def stands(self) -> dict[str, Any] | None:
        """The line as it is."""
        return self.lines[self.line] if "line" in self.kwargs else None

    def get_form_kwargs(self) -> dict[str, Any]:
        """The quarters from the phase's first on, and who takes part in it."""
        found = super(WritePhaseView, self).get_form_kwargs()
        quarters, names = self.quarters(), self.names()
        begins = quarters.index(self.phase["first"]) if self.phase["first"] in quarters else 0
        taking = self.phase.get("participants", list(names))
        return found | {"quarters": quarters[begins:], "taking": {one: names[one] for one in taking}}

    def written(self, form: ModelForm) -> dict[str, Any]:
        """The model with the line as the form says it."""
        stands = self.stands()
        if form.takes_out:
            self.lines.pop(self.line)
            return self.section
        every = [one["slug"] for kind in LINES for one in self.phase.get(kind, [])]
        slug = stands["slug"] if stands else short_name(form.cleaned_data["name"], every, otherwise="line")
        self.lines[self.line : self.line + 1] = [{"slug": slug} | form.row()]
        return self.section
