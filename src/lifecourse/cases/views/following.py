"""What became of savings and benefits: over all cases of a partnership, and of one."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404

from lifecourse.accounts.api import stamp_of
from lifecourse.cases.kinds.savings import Saving
from lifecourse.cases.kinds.tracking import WHENCE_WORDS, Whence
from lifecourse.cases.operations.following import tell_month, tell_result
from lifecourse.cases.queries.cases import documents_of
from lifecourse.cases.queries.following import telling_of
from lifecourse.cases.reading.benefits import read_benefits_of
from lifecourse.cases.reading.claims import claims_chart, claims_sentence, read_claims
from lifecourse.cases.reading.drawn import read_books
from lifecourse.cases.reading.following import names_of, read_following
from lifecourse.cases.reading.following_shown import (
    following_chart,
    following_sentence,
    kept_sentence,
    known_rows,
    known_sentence,
)
from lifecourse.cases.reading.savings import read_promises
from lifecourse.cases.rules.savings import months_after, saved_by_month
from lifecourse.cases.rules.savings_findings import savings_findings
from lifecourse.cases.views.partnership_place import CasesPage
from lifecourse.cases.views.place import CaseKeepPage, CaseReadPage
from lifecourse.design.api import DayField
from lifecourse.finance.api import PoundsField
from lifecourse.organisations.api import Permission

# Which way a month went.
LESS, MORE = "less", "more"


class ShowFollowingView(CasesPage):
    """Which of the promised savings came, which did not, and which would have come anyway."""

    template_name = "cases/following.html"
    here = "following"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The year that is asked for, or the latest of which something is said."""
        books = read_books(self.partnership, self.documents, on=self.today)
        following = read_following(
            self.documents, on=self.today, year=self.request.GET.get("year"), books=books
        )
        return super().get_context_data(**kwargs) | {
            "following": following,
            "known": known_rows(following),
            "known_sentence": known_sentence(following),
            "sentence": following_sentence(following),
            "kept": kept_sentence(following),
            "picture": following_chart(following),
        }


class ShowClaimsView(CasesPage):
    """Where cases claim the same money, and how they hang together."""

    template_name = "cases/claims.html"
    here = "claims"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every pair that claims the same, and the map."""
        claims = read_claims([document for _, document in self.documents])
        return super().get_context_data(**kwargs) | {
            "claims": claims,
            "sentence": claims_sentence(claims),
            "picture": claims_chart(claims),
        }


class ShowSavingsView(CaseReadPage):
    """What a case promises to save, for each partner and the whole, and what came of it."""

    template_name = "cases/savings.html"
    here = "savings"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its savings with their plan by year, what came, and what does not add up."""
        books = read_books(self.partnership, documents_of(self.partnership), on=self.today)
        following = read_following([(self.case, self.document)], on=self.today, books=books)
        return super().get_context_data(**kwargs) | {
            "following": following,
            "sentence": following_sentence(following),
            "promises": read_promises(self.case, self.document, following),
            "findings": [*savings_findings(self.document), *books.findings(self.case, self.document)],
            "sees_fund": Permission.SEE_FUND in self.held,
        }


class ShowBenefitsView(CaseReadPage):
    """What a case promises to better, and what it has reached."""

    template_name = "cases/benefits.html"
    here = "benefits"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its benefits with their results, latest first."""
        rows = read_benefits_of(self.case, self.document)
        return super().get_context_data(**kwargs) | {"rows": rows}


class MonthForm(forms.Form):
    """What came of a saving in one month."""

    month = forms.TypedChoiceField(coerce=date.fromisoformat, label="Which month?")
    went = forms.ChoiceField(
        label="Which way did it go?",
        choices=[
            (LESS, "Less was spent than would have been, or as much"),
            (MORE, "More was spent: it cost more than before"),
        ],
        widget=forms.RadioSelect,
        initial=LESS,
        error_messages={"required": "Choose which way it went."},
    )
    actual = PoundsField(
        label="By how much, in pounds?",
        help_text="0 where nothing came.",
        nothing=True,
    )
    anyway = PoundsField(
        label="How much of it would have come anyway, in pounds?",
        help_text="Without this case: prices that fell for everybody, people who moved for another reason.",
        nothing=True,
        required=False,
    )
    basis = forms.CharField(
        label="How do you know what would have come anyway?", max_length=500, required=False
    )
    whence = forms.ChoiceField(
        label="Where is the amount from?",
        choices=[(one.value, words) for one, words in WHENCE_WORDS.items()],
    )
    evidence = forms.CharField(
        label="What shows it?",
        help_text="A report, a register, a page of the ledger. Name nobody who gets support.",
        max_length=500,
    )

    def pence(self) -> int:
        """How much less was spent, in pence; below nothing where more was."""
        typed: int = self.cleaned_data["actual"]
        return -typed if self.cleaned_data["went"] == MORE else typed

    def __init__(self, *args: Any, months: list[date], **kwargs: Any) -> None:
        """A form for these months, the latest first."""
        super().__init__(*args, **kwargs)
        if isinstance(month := self.fields["month"], forms.TypedChoiceField):
            month.choices = [(one.isoformat(), f"{one:%B %Y}") for one in months]


class TellMonthView(CaseKeepPage):
    """Say what came of a saving in a month."""

    form_class = MonthForm
    template_name = "cases/tell_month.html"
    button = "Save this month"
    back = "show_savings"
    said = "Saved. What was said before of this month is kept."

    def saving(self) -> Saving:
        """The one that is meant, of this case."""
        found = next((one for one in self.document.savings if one.slug == self.kwargs["saving"]), None)
        if found is None:
            raise Http404("This case promises no such saving.")
        return found

    def months(self) -> list[date]:
        """The months that are over from its start on, those not told first to come, then the latest first."""
        over = months_after(self.today.replace(day=1), -1)
        first = self.saving().first_day or self.document.about.first_day
        count = (over.year - first.year) * 12 + over.month - first.month + 1
        return [months_after(over, -number) for number in range(max(count, 0))]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The months that may be told of."""
        return super().get_form_kwargs() | {"months": self.months()}

    def get_initial(self) -> dict[str, Any]:
        """The first month that is over and of which nobody has said anything."""
        saving = self.saving()
        told = set(telling_of(self.case, saving.slug).values_list("month", flat=True))
        planned = saved_by_month(saving, last=months_after(self.today.replace(day=1), -1))
        first = next((month for month in sorted(planned) if month not in told), None)
        return super().get_initial() | ({"month": first.isoformat()} if first else {})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which saving it is, and everything that was said of it."""
        saving = self.saving()
        return super().get_context_data(**kwargs) | {
            "heading": "What came of it in a month",
            "saving": saving,
            "partner": names_of([(self.case, saving)])[saving.organisation],
            "telling": telling_of(self.case, saving.slug),
        }

    def do(self, form: MonthForm) -> None:
        """Keep it."""
        filled = form.cleaned_data
        tell_month(
            case=self.case,
            saving=self.saving().slug,
            month=filled["month"],
            actual_pence=form.pence(),
            anyway_pence=filled["anyway"] or 0,
            basis=filled["basis"],
            evidence=filled["evidence"],
            whence=Whence(filled["whence"]),
            stamp=stamp_of(self.request),
        )


class ResultForm(forms.Form):
    """What a benefit has reached on a day."""

    on = DayField(label="On which day?")
    value = forms.DecimalField(label="What had it reached?", max_digits=14, decimal_places=4)
    evidence = forms.CharField(
        label="What shows it?", help_text="A report, a survey, a register.", max_length=500
    )


class TellResultView(CaseKeepPage):
    """Say what a benefit has reached."""

    form_class = ResultForm
    button = "Save this result"
    back = "show_benefits"
    said = "Saved."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which benefit it is."""
        found = next((one for one in self.document.benefits if one.slug == self.kwargs["benefit"]), None)
        if found is None:
            raise Http404("This case promises no such benefit.")
        unit = f" In {found.unit}." if found.unit else ""
        about = f"{found.name}: {found.measure or found.code}.{unit}"
        return super().get_context_data(**kwargs) | {"heading": "What it has reached", "about": about}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        tell_result(case=self.case, benefit=self.kwargs["benefit"], stamp=stamp_of(self.request), **filled)
