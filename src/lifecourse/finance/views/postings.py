"""A figure opened to its postings, and one entry."""

from typing import Any, cast

from django import forms
from django.http import Http404
from django.utils import timezone

from lifecourse.finance.kinds.fund import MONEY_WORDS, Money
from lifecourse.finance.kinds.ledger import BOOK_WORDS, KIND_WORDS, WHY_WORDS, Book, Kind, Why
from lifecourse.finance.models import Contribution, FundYear, Month, Priority, Scheme, SchemeLine
from lifecourse.finance.reading.imports import rows_behind
from lifecourse.finance.reading.packages import read_whose
from lifecourse.finance.reading.postings import (
    Wanted,
    figure_words,
    find_figure,
    lines_of,
    newest_of,
    read_entry,
)
from lifecourse.finance.rules.spending import ways_from
from lifecourse.finance.views.place import FundReadPage
from lifecourse.finance.views.suspense import rows_seen
from lifecourse.organisations.api import Organisation, Permission

ON_A_PAGE = 50
# Of a whole file behind one entry, enough to see what it is; the rest stands on the page of the file.
MOST_BEHIND = 100
# What people choose by; the rest comes with the link from a figure.
OFFERED = ("book", "scheme", "contribution", "party", "month")


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", "Any"), *choices])


class WantedForm(forms.Form):
    """Which postings are wanted, as an address says it."""

    book = _choice("Book", [(book.value, words) for book, words in BOOK_WORDS.items()])
    kind = _choice("Account", [(kind.value, words) for kind, words in KIND_WORDS.items()])
    money = _choice("Kind of money", [(money.value, words) for money, words in MONEY_WORDS.items()])

    def __init__(self, *args: Any, year: FundYear, months: list[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partners = Organisation.objects.filter(pk__in=year.fund.agreement.parties.values("organisation"))
        rows: list[tuple[str, str, Any, str]] = [
            ("line", "Line", SchemeLine.objects.filter(contribution__year=year), "pk"),
            ("scheme", "Scheme", Scheme.objects.filter(priority__year=year), "pk"),
            ("priority", "Priority", Priority.objects.filter(year=year), "number"),
            ("contribution", "Contribution", Contribution.objects.filter(year=year), "slug"),
            ("party", "Partner", partners.order_by("name"), "code"),
        ]
        for name, label, found, by in rows:
            self.fields[name] = forms.ModelChoiceField(
                found, label=label, required=False, to_field_name=by, empty_label="Any"
            )
        if isinstance(lines := self.fields["line"], forms.ModelChoiceField):
            lines.queryset = SchemeLine.objects.filter(contribution__year=year).select_related(
                "scheme", "lead"
            )
        named = [(str(month.number), str(month)) for month in months]
        self.fields["month"] = _choice("Month", named)
        self.fields["up_to"] = _choice("Up to", named)
        self.fields["after"] = _choice("After", named)

    @property
    def offered(self) -> list[forms.BoundField]:
        """The fields that people choose by."""
        return [self[name] for name in OFFERED]

    def wanted(self) -> Wanted:
        """What was asked for."""
        said = self.cleaned_data
        return Wanted(
            book=Book(said["book"]) if said["book"] else None,
            kind=Kind(said["kind"]) if said["kind"] else None,
            month=int(said["month"]) if said["month"] else None,
            up_to=int(said["up_to"]) if said["up_to"] else None,
            after=int(said["after"]) if said["after"] else None,
            money=Money(said["money"]) if said["money"] else None,
            **{name: said[name] for name in ("line", "scheme", "priority", "contribution", "party")},
        )


class ShowPostingsView(FundReadPage):
    """The postings of one figure, newest first; without a question, everything posted."""

    template_name = "finance/postings.html"
    here = "postings"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The figure, what stands there, and a page of its postings."""
        months = list(self.year.months.order_by("number"))
        form = WantedForm(self.request.GET, year=self.year, months=months)
        if not form.is_valid():
            raise Http404("This year has no such figure.")
        wanted = form.wanted()
        figure = find_figure(self.year, wanted)
        before = self.request.GET.get("before", "")
        if not before.isdecimal() and before:
            raise Http404("There is no such posting.")
        rows = newest_of(
            self.year, wanted, figure, most=ON_A_PAGE + 1, before=int(before) if before else None
        )
        shown = rows[:ON_A_PAGE]
        return super().get_context_data(
            form=form,
            figure=figure,
            narrowed=wanted != Wanted(),
            heading=figure_words(wanted, [str(month) for month in months]),
            lines=lines_of(shown, figure),
            older=self._asked(before=shown[-1].pk) if len(rows) > ON_A_PAGE else "",
            newest=self._asked() if before else "",
            **kwargs,
        )

    def _asked(self, **more: int) -> str:
        """The same question with another place to begin."""
        query = self.request.GET.copy()
        query.pop("before", None)
        query.update({name: str(value) for name, value in more.items()})
        return f"?{query.urlencode()}"


class ShowEntryView(FundReadPage):
    """One entry: each posting in words, by whom and by what right, and what takes it back."""

    template_name = "finance/entry.html"
    here = "postings"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The entry with its postings."""
        read = read_entry(self.year, cast("int", self.kwargs["number"]))
        if read is None:
            raise Http404("This year has no entry of that number.")
        why = Why(read.entry.why)
        return super().get_context_data(
            read=read,
            entry=read.entry,
            why=WHY_WORDS[why],
            behind=rows_seen(self, rows_behind(read.entry)[:MOST_BEHIND]),
            whose=read_whose(read.entry, reader=self.account, on=self.today, at=timezone.now()),
            sees_audit=Permission.SEE_AUDIT in self.held,
            **ways_from(why, stands=read.reversed_by is None, keeps=self.keeps, spends=self.spends),
            **kwargs,
        )
