"""Forms that draw themselves as the design system's components, and a day asked for in three boxes."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.template import TemplateDoesNotExist
from django.utils.datastructures import MultiValueDict
from django.views.generic import FormView

# The class is generic for the type checker only.
if TYPE_CHECKING:
    PlainFormView = FormView[forms.Form]
else:
    PlainFormView = FormView

DJANGO_WIDGETS = "django/forms/widgets/"
OWN_WIDGETS = "design/widgets/"


class LifecourseFormRenderer(TemplatesSetting):
    """Draws fields, widgets and whole forms from the templates of this room."""

    form_template_name = "design/forms/form.html"
    formset_template_name = "design/forms/formset.html"
    field_template_name = "design/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        """Our own template for a widget where we have one, else Django's."""
        if template_name.startswith(DJANGO_WIDGETS):
            try:
                return super().get_template(template_name.replace(DJANGO_WIDGETS, OWN_WIDGETS, 1))
            except TemplateDoesNotExist:
                pass
        return super().get_template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Render, telling the widget whether its answer has an error."""
        widget = context.get("widget")
        if isinstance(widget, dict):
            widget["has_error"] = widget.get("attrs", {}).get("aria-invalid") == "true"
        return str(super().render(template_name, context, request))


class DayInput(forms.MultiWidget):
    """A day as three boxes: day, month and year."""

    template_name = "design/widgets/day.html"
    use_fieldset = True
    parts = (("day", "Day", "2"), ("month", "Month", "2"), ("year", "Year", "4"))

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({name: forms.TextInput() for name, _, _ in self.parts}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        """A date, or what was typed as year-month-day, in the order of the boxes."""
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        if isinstance(value, str) and value.count("-") == 2:
            year, month, day = value.split("-")
            return [day, month, year]
        return [None, None, None]

    # The three boxes are one answer, so this gives one value and not a list of three.
    def value_from_datadict(  # type: ignore[override]
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> str | None:
        """What was typed, as year-month-day; nothing when all three boxes are empty."""
        day, month, year = (str(data.get(f"{name}_{part}") or "").strip() for part, _, _ in self.parts)
        return f"{year}-{month}-{day}" if day or month or year else None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Django's context with the words and width of each box beside it."""
        context = super().get_context(name, value, attrs)
        boxes = context["widget"]["subwidgets"]
        for box, (part, words, width) in zip(boxes, self.parts, strict=True):
            box |= {"label": words, "width": width, "part": part}
        return context

    def id_for_label(self, id_: str, index: int | str | None = None) -> str:
        """Where an error about the whole day leads: the first box."""
        return f"{id_}_0" if id_ else id_


class DayField(forms.DateField):
    """A day asked for as day, month and year; gives a `datetime.date`."""

    widget = DayInput
    default_error_messages = {
        "invalid": "Enter a real date, such as 31 3 2016.",
        "required": "Enter the day, month and year.",
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **options)
