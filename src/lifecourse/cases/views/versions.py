"""The versions of a case, and what differs between two of them."""

from typing import Any

from django import forms
from django.http import Http404

from lifecourse.cases.models import CaseVersion
from lifecourse.cases.queries.approval import approval_of
from lifecourse.cases.reading.versions import AS_IT_STANDS, compare, side_of
from lifecourse.cases.views.place import MOST_DIGITS, CaseReadPage


class ShowVersionsView(CaseReadPage):
    """Every version that was put forward, and what to hold it against."""

    template_name = "cases/versions.html"
    here = "versions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest first; each beside the one before it."""
        approval = approval_of(self.case, on=self.today)
        names = {one.slug: one.name for one in approval.template.gateways}
        versions = [
            {"version": one, "gateway": names.get(one.gateway, one.gateway), "before": one.number - 1}
            for one in reversed(approval.versions)
        ]
        return super().get_context_data(**kwargs) | {"versions": versions, "changed": approval.changed}


class CompareForm(forms.Form):
    """Which two are held side by side."""

    say_optional = False

    was = forms.ChoiceField(label="From")
    now = forms.ChoiceField(label="To")

    def __init__(self, *args: Any, versions: list[CaseVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.number, f"Version {one.number}") for one in versions]
        for name in ("was", "now"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
            field.choices = [*named, (AS_IT_STANDS, "The case as it stands")]


class CompareView(CaseReadPage):
    """What differs between two versions of a case, or between one and the case as it stands."""

    template_name = "cases/compare.html"
    here = "versions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Two versions that are there; for numbers that nobody put forward there is no such page."""
        versions = {one.number: one for one in CaseVersion.objects.filter(case=self.case).order_by("number")}
        if not versions:
            raise Http404("Nothing of this case was put forward yet.")
        newest = max(versions)
        was, now = self.asked("was", newest), self.asked("now", AS_IT_STANDS)
        for number in (was, now):
            if number and number not in versions:
                raise Http404("There is no such version of this case.")
        compared = compare(
            self.case,
            side_of(self.case, versions.get(was)),
            side_of(self.case, versions.get(now)),
            on=self.today,
        )
        form = CompareForm(initial={"was": was, "now": now}, versions=list(versions.values()))
        return super().get_context_data(**kwargs) | {"compared": compared, "form": form}

    def asked(self, name: str, otherwise: int) -> int:
        """The number of a version that the address asks for."""
        said = self.request.GET.get(name, "")
        if not said:
            return otherwise
        if not (said.isdecimal() and len(said) <= MOST_DIGITS):
            raise Http404("A version is asked for by its number.")
        return int(said)
