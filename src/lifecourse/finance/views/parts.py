"""One part of a year: said otherwise, ended with a reason, let go on, taken out; what became of them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404

from lifecourse.finance.kinds.outline import WORDED, PartKind
from lifecourse.finance.models import Output, Scheme, SchemeLine
from lifecourse.finance.operations.outline import end_line, end_scheme, go_on
from lifecourse.finance.queries.outline import reworded_part
from lifecourse.finance.reading.forecast import read_forecast
from lifecourse.finance.reading.outline import read_history
from lifecourse.finance.reading.statement import LineStands, read_statement
from lifecourse.finance.setting_up.parts import Part, reword_part, take_out_part
from lifecourse.finance.views.outline import MOST_NUMBER, OutlinePage, text
from lifecourse.finance.views.place import FundReadPage

# By the name of a column: the most that it holds, and whether it may stay empty.
MOST = {"words": 1000, "unit": 60, "agreed_in": 300}
MAY_BE_EMPTY = {"words", "agreed_in", "provider", "area_of_spend"}


class PartPage(OutlinePage):
    """A form about one part of the year."""

    def part(self) -> Part:
        """What the address names. Raises Http404."""
        year = self.year
        lines = SchemeLine.objects.filter(contribution__year=year)
        outputs = Output.objects.filter(scheme__priority__year=year)
        rows: dict[str, QuerySet[Any]] = {
            PartKind.CONTRIBUTION.value: year.contributions.select_related("party"),
            PartKind.PRIORITY.value: year.priorities.all(),
            PartKind.SCHEME.value: Scheme.objects.filter(priority__year=year).select_related("priority"),
            PartKind.LINE.value: lines.select_related("scheme__priority", "lead", "contribution"),
            PartKind.OUTPUT.value: outputs.select_related("scheme__priority"),
        }
        kind = self.kwargs["kind"]
        found: Part | None = rows[kind].filter(pk=self.kwargs["part"]).first() if kind in rows else None
        if found is None:
            raise Http404("This year has no such part.")
        return found


class TakeOutPartView(PartPage):
    """Something that was added by mistake is taken out, while nothing hangs on it."""

    form_class = forms.Form
    button = "Take it out"
    said = "It is taken out."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is taken out stands above the button."""
        self.heading = f"Take out {self.part()}"
        self.about = "Only what was added by mistake can be taken out. What something was posted to stays."
        return super().get_context_data(**kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """Take it out."""
        take_out_part(year=self.year, part=self.part(), stamp=self.stamp())


class RewordForm(forms.Form):
    """The words of one kind of part, and why they change."""

    def __init__(self, *args: Any, kind: PartKind, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for name, label in WORDED[kind].items():
            needed = "" if name in MAY_BE_EMPTY else "Enter what it says."
            field: forms.Field = text(label, MOST.get(name, 200), needed=needed)
            if name == "words":
                field.widget = forms.Textarea(attrs={"rows": 3})
            elif name == "planned":
                field = forms.DecimalField(
                    label=label,
                    required=False,
                    min_value=0,
                    max_value=MOST_NUMBER,
                    decimal_places=2,
                    error_messages={"invalid": "Enter a number, such as 120."},
                )
            self.fields[name] = field
        self.fields["why"] = text(
            "Why does it change?", 300, "The old words are kept beside it.", needed="Say why it changes."
        )


class RewordPartView(PartPage):
    """A part is said otherwise."""

    form_class = RewordForm
    template_name = "finance/reword_part.html"
    asks_where_changed = True
    about = "Its number, its money and everything that was posted stay. What it said before is kept."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows what it is about."""
        self.part()
        return super().get_form_kwargs() | {"kind": PartKind(self.kwargs["kind"])}

    def get_initial(self) -> dict[str, Any]:
        """What it says now."""
        part = self.part()
        says = {name: getattr(part, name) for name in WORDED[PartKind(self.kwargs["kind"])]}
        planned = says.get("planned")
        return says | ({"planned": planned.normalize()} if isinstance(planned, Decimal) else {})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it is called now, and what it said before."""
        part = self.part()
        self.heading = f"Reword {part}"
        before = reworded_part(self.year, kind=PartKind(self.kwargs["kind"]), part=part.pk)
        return super().get_context_data(before=before, **kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        why = filled.pop("why")
        reword_part(year=self.year, part=self.part(), said=filled, why=why, stamp=self.stamp())


class EndForm(forms.Form):
    """Why a line ends, or goes on again."""

    why = text("Why?", 300, "Such as: the provider closed; the board decided on 4 May.", needed="Say why.")


class EndPage(PartPage):
    """What stands on the lines that end, above the reason."""

    form_class = EndForm
    template_name = "finance/end_part.html"
    button = "End it"
    said = "It has ended. What stands on it stays."

    def stands(self) -> list[tuple[LineStands, int]]:
        """The lines that are meant, with what stands on each and what is forecast in months that are open."""
        part, forecast = self.part(), {one.line.pk: one.to_come for one in read_forecast(self.year)}
        every = [
            row
            for priority in read_statement(self.year).priorities
            for scheme in priority.schemes
            for row in scheme.lines
        ]
        return [
            (row, forecast[row.line.pk])
            for row in every
            if row.line == part or (row.line.scheme == part and not row.line.ended)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands."""
        self.heading = f"{self.verb} {self.part()}"
        return super().get_context_data(stands=self.stands(), ends=self.verb == "End", **kwargs)

    verb = "End"


class EndPartView(EndPage):
    """A line ends, or every line of a scheme."""

    about = (
        "Nothing more can be ordered, planned or moved to it. A cost that comes late can still be posted, "
        "and what is left can be moved away."
    )

    def act(self, filled: dict[str, Any]) -> None:
        """End it."""
        part = self.part()
        if isinstance(part, SchemeLine):
            end_line(year=self.year, line=part, why=filled["why"], stamp=self.stamp())
        elif isinstance(part, Scheme):
            end_scheme(year=self.year, scheme=part, why=filled["why"], stamp=self.stamp())
        else:
            raise Http404("Only lines and schemes end.")


class GoOnView(EndPage):
    """A line that had ended goes on."""

    verb = "Let go on"
    button = "Let it go on"
    said = "It goes on."

    def act(self, filled: dict[str, Any]) -> None:
        """Let it go on."""
        part = self.part()
        if not isinstance(part, SchemeLine):
            raise Http404("Only lines go on.")
        go_on(year=self.year, line=part, why=filled["why"], stamp=self.stamp())


class ShowOutlineHistoryView(FundReadPage):
    """What ended, went on and was said otherwise, the newest first."""

    template_name = "finance/outline_history.html"
    here = "outline"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All of it."""
        return super().get_context_data(happened=read_history(self.year), **kwargs)
