"""What a plan states of people in hospital, beside what is counted from their records on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from lifecourse.design.api import DayField
from lifecourse.figures.api import Confidence, FigureValue, Unit
from lifecourse.organisations.api import NotAllowed, Permission, members_of
from lifecourse.people.api import Look, note_look
from lifecourse.plans.api import Row, Table, UnableToChangePlan, change_figure, name_of_row
from lifecourse.support.api import (
    HospitalCount,
    InHospitalOn,
    Length,
    Payer,
    Setting,
    in_hospital_on,
    who_was_counted,
)
from lifecourse.website.changing import follow_up
from lifecourse.website.shown import show_figure
from lifecourse.website.views.plan_page import PlanPage

# The tables whose rows say by whom and where people are in hospital, and the column that counts them.
TABLES, COLUMN = ("inpatients", "length-of-stay"), "people"


class DayForm(forms.Form):
    """On which day people are counted."""

    on = DayField(label="People in hospital at the end of which day?")

    def clean_on(self) -> date:
        """A day that has been."""
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("Nobody can be counted on a day to come.")
        return on


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One figure that the plan states, and the count that answers it."""

    table: Table
    row: Row
    name: str
    stated: FigureValue | None
    count: HospitalCount

    @property
    def key(self) -> str:
        """By what the figure is asked for."""
        return f"{self.table.key}.{self.row.key}"

    @property
    def differs(self) -> bool:
        """Whether plan and count say different numbers."""
        return self.stated is None or self.stated.value != self.count.number


class ShowCountedView(PlanPage):
    """Every figure about people in hospital that can be counted, with the count; and who was counted."""

    template_name = "website/counted.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        # A count of one person is close to that person: for those who answer for the figures, and no others.
        if not self.may(Permission.EDIT_FIGURES):
            raise PermissionDenied("Counting people from their records is for those who keep the figures.")

    @cached_property
    def form(self) -> DayForm:
        """The day that was asked for; the plan's own day until one is."""
        asked = {name: value for name, value in self.request.GET.items() if name.startswith("on_")}
        return DayForm(self.request.GET if asked else None, initial={"on": self.today})

    @cached_property
    def on(self) -> date:
        """The day on which people are counted."""
        if self.form.is_bound and self.form.is_valid():
            chosen: date = self.form.cleaned_data["on"]
            return chosen
        return self.today

    @cached_property
    def there(self) -> InHospitalOn:
        """Everybody in hospital whose bed a member of the partnership pays for."""
        members = members_of(self.plan.partnership, on=self.today)
        return in_hospital_on(self.on, commissioners=[one.organisation for one in members])

    @cached_property
    def lines(self) -> list[Beside]:
        """The plan's figures that can be counted, in its order."""
        return list(self._lines())

    def _lines(self) -> Iterator[Beside]:
        for key in TABLES:
            if not self.document.has_table(key):
                continue
            table = self.document.table(key)
            for row in table.rows:
                count = count_for(row, self.there)
                if count is not None:
                    yield Beside(
                        table=table,
                        row=row,
                        name=name_of_row(table, row.key),
                        stated=row.figure(COLUMN),
                        count=count,
                    )

    def line(self, key: str) -> Beside:
        """One of them, or a page that is not there."""
        found = next((one for one in self.lines if one.key == key), None)
        if found is None:
            raise Http404("There is no such figure in this plan.")
        return found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let the plan state what was counted, with where it comes from."""
        line = self.line(request.POST.get("line", ""))
        before = line.stated
        stated = FigureValue(
            value=Decimal(line.count.number),
            unit=Unit.PEOPLE,
            as_at=self.on,
            source="Counted from people's records: "
            + line.count.definition[0].lower()
            + line.count.definition[1:],
            confidence=Confidence.COUNTED,
            quantity=before.quantity if before else "",
        )
        try:
            change_figure(
                plan=self.plan,
                table=line.table.key,
                row=line.row.key,
                column=COLUMN,
                stated=stated,
                seen=before,
                by=self.account,
                at=timezone.now(),
            )
        except (UnableToChangePlan, NotAllowed, ValueError) as reason:
            messages.error(request, str(reason))
        else:
            follow_up(request, self.plan)
            messages.success(request, f"{line.name}: the plan states {line.count.number} now.")
        day = f"?on_day={self.on.day}&on_month={self.on.month}&on_year={self.on.year}"
        return redirect(reverse("show_counted", args=[self.plan.slug]) + day)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines, and of one of them whom it counts."""
        whom, of = None, None
        if key := self.request.GET.get("whom", ""):
            of = self.line(key)
            whom = who_was_counted(of.count, seen_by=self.account, on=self.today, at=timezone.now())
            known = [person for person, _ in whom.known]
            note_look(by=self.account, how=Look.LISTED, people=known, at=timezone.now())
        return super().get_context_data(
            form=self.form,
            on=self.on,
            lines=[
                {"line": one, "shown": show_figure(one.stated) if one.stated else None} for one in self.lines
            ],
            everybody=self.there.count(None),
            whom=whom,
            of=of,
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; nothing of it stays with a browser."""
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response


def count_for(row: Row, there: InHospitalOn) -> HospitalCount | None:
    """The count that answers a row of a plan, where its words are ones that stays can be counted by."""
    try:
        payer = Payer(row.text("commissioner"))
        setting = Setting(row.text("setting"))
        length = Length(row.text("stay") or Length.ANY)
    except ValueError:
        return None
    return there.count(payer, setting, length)
