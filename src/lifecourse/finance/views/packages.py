"""Pages on which who keeps the books says which line takes people's money, and posts a month of it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from lifecourse.finance.models import Month, PackageLine, SchemeLine
from lifecourse.finance.operations.packages import map_packages, post_packages, unmap_packages
from lifecourse.finance.reading.packages import read_packages
from lifecourse.finance.views.place import FundKeepPage, FundReadPage
from lifecourse.support.api import PACKAGE_KINDS


class ShowPackagesView(FundReadPage):
    """What partners pay for people, what of it is posted where, and what no line takes: sums alone."""

    template_name = "finance/packages.html"
    here = "packages"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open only for those who keep the books: a sum may be one person's."""
        if not self.keeps:
            raise PermissionDenied("Keeping a fund's books needs a role that you do not hold here.")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The year up to the last month that is over."""
        return super().get_context_data(packages=read_packages(self.year, on=self.today), **kwargs)


class MapForm(forms.Form):
    """A line, what is posted to it, and from which month on."""

    line = forms.ModelChoiceField(
        queryset=SchemeLine.objects.none(),
        label="Line",
        empty_label="Choose a line",
        help_text="What its lead pays is posted to it.",
    )
    kinds = forms.MultipleChoiceField(
        choices=list(PACKAGE_KINDS.items()), label="What is posted to it", widget=forms.CheckboxSelectMultiple
    )
    from_month = forms.TypedChoiceField(coerce=int, label="From which month on")

    def __init__(self, *args: Any, lines: Any, months: list[Month], **kwargs: Any) -> None:
        """A form with the lines and months of one year."""
        super().__init__(*args, **kwargs)
        line, month = self.fields["line"], self.fields["from_month"]
        if isinstance(line, forms.ModelChoiceField) and isinstance(month, forms.TypedChoiceField):
            line.queryset = lines
            month.choices = [(one.number, str(one)) for one in months]


class MapPackagesView(FundKeepPage):
    """Say which line takes what a partner pays for people."""

    form_class = MapForm
    heading = "Which line takes what"
    about = (
        "Each kind of support goes to one line of whoever pays for it. Money that follows somebody home is "
        "no cost where the fund pays back what it pays for: then it moves between the two partners, whatever "
        "is chosen here."
    )
    back = "show_packages"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The lines and months of this year."""
        lines = SchemeLine.objects.filter(contribution__year=self.year).select_related(
            "scheme__priority", "lead", "contribution"
        )
        months = list(self.year.months.order_by("number"))
        return super().get_form_kwargs() | {"lines": lines, "months": months}

    def act(self, filled: dict[str, Any]) -> None:
        """Map it."""
        map_packages(year=self.year, stamp=self.stamp(), **filled)


class UnmapPackagesView(FundKeepPage):
    """Say that a line takes a kind of support no longer."""

    form_class = forms.Form
    heading = "This line takes it no longer"
    button = "Take it away"
    back = "show_packages"
    said = "Taken away. Post the months again to take back what was posted."

    def mapping(self) -> PackageLine:
        """The one that is meant, of this year."""
        rows = self.year.package_lines.select_related("payer", "line__scheme__priority", "line__lead")
        found = rows.filter(pk=self.kwargs["mapping"]).first()
        if found is None:
            raise Http404("There is no such line here.")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which it is."""
        mapping = self.mapping()
        return super().get_context_data(**kwargs) | {"about": f"{mapping} is posted to {mapping.line}."}

    def act(self, filled: dict[str, Any]) -> None:
        """Take it away."""
        unmap_packages(mapping=self.mapping(), stamp=self.stamp())


class PostPackagesView(FundKeepPage):
    """Post what partners pay for people in one month, having seen the sums."""

    form_class = forms.Form
    template_name = "finance/post_packages.html"
    button = "Post it"
    said = "Nothing is new in this month."
    back = "show_packages"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sums of the month by line, what is posted already, and what no line takes."""
        month = self.month(self.kwargs["month"])
        packages = read_packages(self.year, on=self.today, only=month)
        more = {"packages": packages, "one": packages.months[0], "heading": f"People's money in {month}"}
        return super().get_context_data(**kwargs) | more

    def act(self, filled: dict[str, Any]) -> None:
        """Post it."""
        entries = post_packages(year=self.year, month=self.kwargs["month"], stamp=self.stamp())
        if entries:
            numbers = " and ".join(str(one.number) for one in entries)
            self.said = f"Posted as entry {numbers}."
