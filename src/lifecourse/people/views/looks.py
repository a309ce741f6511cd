"""Who looked at whose record: for the manager who answers for it, and for the person themselves."""

import csv
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView, View

from lifecourse.audit.api import Entry, name_of, record
from lifecourse.design.api import DayField
from lifecourse.engine.sheets.formulas import guarded
from lifecourse.organisations.api import Permission
from lifecourse.people.emergencies import emergencies_in_words
from lifecourse.people.looks import LOOK_WORDS, Look, looks_for
from lifecourse.people.looks_told import Wanted, colleagues_of, lines_of, narrowed, told_to_the_person
from lifecourse.people.models import Person
from lifecourse.people.queries import organisations_seeing
from lifecourse.people.reading import read_somebody
from lifecourse.people.views.place import PeoplePage

ON_A_PAGE = 50
MOST_EXPORTED = 10_000


class WantedForm(forms.Form):
    """Which looks to show."""

    say_optional = False

    who = forms.ChoiceField(label="Who looked", required=False)
    how = forms.ChoiceField(
        label="What they did",
        required=False,
        choices=[("", "Anything"), *((one.value, LOOK_WORDS[one].capitalize()) for one in Look)],
    )
    from_date = DayField(label="From", required=False)
    to_date = DayField(label="Until", required=False)
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["who"]).choices = [("", "Anybody"), *colleagues]

    def wanted(self) -> Wanted:
        """What was asked for; what cannot be read is as if it had not been said."""
        said = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(
            who=UUID(said["who"]) if said.get("who") else None,
            how=Look(said["how"]) if said.get("how") else None,
            person=said.get("person"),
            from_date=said.get("from_date"),
            to_date=said.get("to_date"),
        )


class LooksPage(PeoplePage):
    """Opens for those who answer for who looks at what."""

    permission = Permission.SEE_LOOKS

    def form(self) -> WantedForm:
        """What is wanted, with the reader's own colleagues to choose from."""
        own = organisations_seeing(self.account, on=self.today, permission=self.permission)
        colleagues = [(str(one.pk), one.full_name) for one in colleagues_of(own)]
        return WantedForm(self.request.GET, colleagues=colleagues)

    def entries(self, wanted: Wanted) -> Any:
        """The looks that are wanted, the latest first."""
        return narrowed(
            looks_for(self.account, on=self.today), wanted, reader=self.account, on=self.today, at=self.at
        )

    def lines(self, entries: list[Entry]) -> Any:
        """Looks as lines."""
        among = looks_for(self.account, on=self.today)
        return lines_of(entries, among, reader=self.account, on=self.today, at=self.at)


class ShowLooks(LooksPage, TemplateView):
    """Every look by the people of the reader's organisation, the latest first."""

    template_name = "people/looks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of looks, with the names of those whom the reader may see."""
        form = self.form()
        wanted = form.wanted()
        page = Paginator(self.entries(wanted), ON_A_PAGE).get_page(self.request.GET.get("page"))
        address = self.request.GET.copy()
        address.pop("page", None)
        return super().get_context_data(
            page=page,
            form=form,
            narrowed=wanted != Wanted(),
            one_person=bool(wanted.person),
            address=address.urlencode(),
            lines=self.lines(list(page.object_list)),
            emergencies=emergencies_in_words(self.account, on=self.today, at=self.at),
            **kwargs,
        )


class ExportLooks(LooksPage, View):
    """The looks that are shown, as a CSV file. That it was taken is written down."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write the file."""
        found = list(self.entries(self.form().wanted())[:MOST_EXPORTED])
        record(
            by=name_of(self.account),
            at=self.at,
            action="exported",
            of="looks",
            table=Person._meta.db_table,
            detail={"lines": len(found)},
        )
        answer = HttpResponse(content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="who-looked-at-whom.csv"'
        writer = csv.writer(answer)
        writer.writerow(["When", "Who", "What they did", "Whose record", "Worth a question"])
        for line in self.lines(found):
            row = (
                f"{timezone.localtime(line.at):%Y-%m-%d %H:%M}",
                line.who,
                line.how,
                "; ".join(line.people.values()),
                "; ".join(line.marks),
            )
            writer.writerow([guarded(cell) for cell in row])
        return answer


class ShowLookedAt(PeoplePage, TemplateView):
    """Who looked at one person's record, for that person: organisations and roles, and no names."""

    template_name = "people/looked_at.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """By day, the latest first."""
        person = self.person_of(self.kwargs["key"])
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            told=told_to_the_person(person),
            **kwargs,
        )
