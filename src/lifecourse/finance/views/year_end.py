"""The end of a year: what stands in the way, the settlement with its working, and the steps to closing it."""

from typing import Any

from django import forms
from django.utils import timezone

from lifecourse.finance.ending.reading import InTheWay, read_end
from lifecourse.finance.ending.statements import statements_missing
from lifecourse.finance.ending.steps import agree_year_end, close_year, prepare_year_end, settle_year
from lifecourse.finance.queries.year_end import end_of
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.views.place import FundKeepPage, FundReadPage
from lifecourse.organisations.api import Organisation, Permission


class ShowYearEndView(FundReadPage):
    """What the end of the year comes to, and how far it has come."""

    template_name = "finance/year_end.html"
    here = "year_end"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The end as it stands."""
        end = read_end(self.year, today=self.today)
        # Prepared and agreed to: where everything came to its budget there is nothing to post.
        nothing = end.settled is not None and not (end.settled.over or end.settled.under)
        names = {one.code: one.name for one in Organisation.objects.filter(code__in=_codes(end.settled))}
        owed = [
            (names[code], pence) for code, pence in (end.settled.owed if end.settled else {}).items() if pence
        ]
        carried = [
            (names[code], capital, pence)
            for (code, capital), pence in (end.settled.carried if end.settled else {}).items()
            if pence
        ]
        may_close = end.posted is not None or (end.is_agreed and nothing)
        statements = statements_missing(self.year) if may_close and not self.year.closed_at else []
        return super().get_context_data(
            in_the_way=[(one.words, self.mends_at(one)) for one in end.in_the_way],
            end=end,
            owed=owed,
            carried=carried,
            nothing=nothing,
            statements=statements,
            **kwargs,
        )

    def mends_at(self, one: InTheWay) -> str:
        """The page on which the reader can mend it; none where somebody else does."""
        mends = self.keeps or one.page == "show_sharing"
        return self.url(one.page) if one.page and mends else ""


def _codes(settled: Any) -> set[str]:
    return {*settled.owed, *(code for code, _ in settled.carried)} if settled else set()


class _YearEndStep(FundKeepPage):
    """One step at the end of a year."""

    form_class = forms.Form
    here = "year_end"
    back = "show_year_end"


class UnknownForm(forms.Form):
    """Why a rule that hangs on a result shares nothing out."""

    unknown = forms.CharField(label="Why nothing is shared out by them", max_length=300)


class PrepareYearEndView(_YearEndStep):
    """Put the settlement before another party."""

    template_name = "finance/year_end_prepare.html"
    heading = "Prepare the settlement"
    about = "Another party agrees to it before anything is posted."
    button = "Prepare it"
    said = "The settlement is prepared."

    def get_form_class(self) -> type[forms.Form]:
        """With a reason where a rule hangs on a result and nothing is held by it."""
        return UnknownForm if read_end(self.year, today=self.today).not_held else forms.Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rules that share nothing out."""
        return super().get_context_data(not_held=read_end(self.year, today=self.today).not_held, **kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """Prepare it."""
        unknown = filled.get("unknown", "")
        prepare_year_end(year=self.year, unknown=unknown, by=self.account, at=timezone.now())


class AgreeYearEndView(_YearEndStep):
    """Agree to the settlement for another party."""

    heading = "Agree to the settlement"
    about = "It was prepared by whoever keeps the books. You agree for your own organisation."
    button = "Agree to it"
    said = "You have agreed to the settlement."

    def allowed(self) -> bool:
        """Whoever agrees for a party."""
        return Permission.AUTHORISE_FUND in self.held

    def carried(self) -> dict[str, object]:
        """Which settlement the reader saw."""
        prepared = read_end(self.year, today=self.today).prepared
        return {"end": prepared.pk} if prepared else {}

    def act(self, filled: dict[str, Any]) -> None:
        """Agree to the one that was read, which may have been prepared again meanwhile."""
        read = end_of(self.year, self.request.POST.get("end", ""))
        if read is None:
            raise CannotHold("Nothing is prepared, or more has been posted since. Open the page again.")
        agree_year_end(end=read, by=self.account, at=timezone.now())


class SettleYearView(_YearEndStep):
    """Post the settlement."""

    heading = "Post the settlement"
    button = "Post it"
    said = "The year is settled."

    def act(self, filled: dict[str, Any]) -> None:
        """Post it."""
        settle_year(year=self.year, stamp=self.stamp())


class WithoutForm(forms.Form):
    """Why a year is closed although a partner's statement is not agreed."""

    without = forms.CharField(
        label="Why is it closed without them?",
        help_text="It stands on the page of the year from then on. No names of people.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is closed without them, or have them agreed first."},
    )


class CloseYearView(_YearEndStep):
    """Close the year: with every partner's statement agreed, or with the reason why not."""

    template_name = "finance/year_end_close.html"
    heading = "Close the year"
    about = "Nothing more can be posted into it."
    button = "Close it"
    said = "The year is closed."

    def get_form_class(self) -> type[forms.Form]:
        """With a reason where a statement is not agreed."""
        return WithoutForm if statements_missing(self.year) else forms.Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The statements that are not agreed."""
        return super().get_context_data(statements=statements_missing(self.year), **kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """Close it."""
        without = filled.get("without", "")
        close_year(year=self.year, without=without, by=self.account, at=timezone.now())
