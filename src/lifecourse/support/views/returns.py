"""A council's client level data: what would leave, what is wrong in it, and the file."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.organisations.api import COUNCILS, Organisation
from lifecourse.people.api import Look, PeoplePage, note_look, organisations_seeing
from lifecourse.standards.api import NoPackInForce, client_level_return
from lifecourse.support.kinds.returns import FAILED, QUALITY_WORDS, Quality
from lifecourse.support.operations.returns import take_return
from lifecourse.support.reading.returns import MAY, CouncilReturn, council_return
from lifecourse.support.rules.costs import Period

MOST_SHOWN = 200


class PeriodForm(forms.Form):
    """Which council, and from when to when."""

    say_optional = False

    organisation = forms.ModelChoiceField(
        label="Which council?",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        error_messages={"required": "Choose the council."},
    )
    first = DayField(label="From which day?")
    last = DayField(
        label="Until which day?", help_text="Client level data covers twelve months, each quarter."
    )

    def __init__(self, *filled: Any, own: list[int], **options: Any) -> None:
        super().__init__(*filled, **options)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=own, kind__in=COUNCILS).order_by("name")
        if len(field.queryset) == 1:
            field.initial = field.queryset[0].code

    def clean(self) -> dict[str, Any]:
        """A period that ends after it begins."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", "The last day comes after the first.")
        return said


def in_words(counts: dict[Quality, int]) -> str:
    """What became of a column: 10 valid, 2 failed: blank."""
    said = [f"{count:,} {QUALITY_WORDS[one].lower()}" for one, count in counts.items() if count]
    return "; ".join(said) or "Not for these rows"


def breakable(text: str) -> str:
    """A text with long names in it that a narrow screen may break."""
    return text.replace("_", "_\u200b").replace("/", "/\u200b").replace("-", "-\u200b")


class ReturnsPage(PeoplePage):
    """Opens for those who send a council's data to the country."""

    permission = MAY

    def form(self, *filled: Any) -> PeriodForm:
        """The form for this reader's councils."""
        return PeriodForm(*filled, own=organisations_seeing(self.account, on=self.today, permission=MAY))


class ShowReturn(ReturnsPage, TemplateView):
    """What would leave for a period, column by column, and whose record mends it."""

    template_name = "support/client_level_data.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file. That it was taken out is written down, for the council and in each person's record."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        said = form.cleaned_data
        period = Period(first=said["first"], last=said["last"])
        try:
            content, _ = take_return(
                organisation=said["organisation"], period=period, by=self.account, at=self.at
            )
        except NoPackInForce as reason:
            messages.error(request, str(reason))
            return redirect("support:client_level_data")
        answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
        name = f"client-level-data-{period.first}-{period.last}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form alone, until a period is chosen."""
        asked = self.request.GET
        form = kwargs.pop("form", None) or (self.form(asked) if "organisation" in asked else self.form())
        spec = client_level_return(self.today)
        kwargs |= {"form": form, "spec": spec, "source": breakable(f"{spec.citation} {spec.conditions}")}
        if not form.is_bound or not form.is_valid():
            return super().get_context_data(**kwargs)
        said = form.cleaned_data
        found = council_return(
            organisation=said["organisation"],
            period=Period(first=said["first"], last=said["last"]),
            by=self.account,
            on=self.today,
            at=self.at,
        )
        of_column = self.shown(found)
        shown = of_column[:MOST_SHOWN]
        note_look(by=self.account, how=Look.LISTED, people=[person for person, _ in shown], at=self.at)
        address = asked.copy()
        for name in ("field", "found"):
            address.pop(name, None)
        return super().get_context_data(
            found=found,
            columns=[
                {
                    "column": column,
                    "name": breakable(name),
                    "said": in_words(found.quality[name]),
                    "failed": [(one, QUALITY_WORDS[one], found.quality[name][one]) for one in FAILED],
                }
                for name, column in found.spec.fields.items()
            ],
            shown=shown,
            shown_of=found.spec.fields.get(asked.get("field", "")),
            more=len(of_column) > len(shown),
            most=MOST_SHOWN,
            address=address.urlencode(),
            said=[(name, value) for name, value in address.items() if name != "csrfmiddlewaretoken"],
            **kwargs,
        )

    def shown(self, found: CouncilReturn) -> list[Any]:
        """Whose cell of the column that was asked for failed."""
        name, quality = self.request.GET.get("field", ""), self.request.GET.get("found", "")
        if name not in found.spec.fields or quality not in {one.value for one in FAILED}:
            return []
        return found.failing(name, Quality(quality))
