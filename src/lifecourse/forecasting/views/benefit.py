"""What a scenario saves, given to a case: by year and partner, with who each partner is."""

from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest
from django.urls import reverse

from lifecourse.accounts.api import stamp_of
from lifecourse.cases.api import MONEY_WORDS, BadCase, Case, cases_seen_by, savings_read
from lifecourse.cases.api import CannotWrite as CannotWriteCase
from lifecourse.design.api import OneFormPage
from lifecourse.engine.pathways import FUNDERS
from lifecourse.forecasting.operations.benefits import Given, give_to_case, less_of
from lifecourse.forecasting.operations.writing import CannotWrite
from lifecourse.forecasting.reading.listed import name_of
from lifecourse.forecasting.reading.provenance import provenance_of
from lifecourse.forecasting.rules.kept import BadKept
from lifecourse.forecasting.rules.years import YearLess
from lifecourse.forecasting.views.place import REFUSALS, OneForecastPage
from lifecourse.organisations.api import Permission, members_of

Choices = list[tuple[str, str]]


class BenefitForm(forms.Form):
    """Which case, which organisation each partner is, and what kind of money it is."""

    case = forms.ChoiceField(label="For which case?")
    money = forms.ChoiceField(
        label="What kind of money is it?",
        choices=[(one.value, words) for one, words in reversed(list(MONEY_WORDS.items()))],
        widget=forms.RadioSelect,
        initial="avoided",
    )

    def __init__(self, *args: Any, cases: Choices, organisations: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["case"]).choices = cases
        for funder, words in FUNDERS.items():
            self.fields[funder] = forms.ChoiceField(
                label=f"Who is “{words}” here?",
                choices=[("", "Leave it out of the case"), *organisations],
                required=False,
            )
        self.order_fields(["case", *FUNDERS, "money"])


class GiveToCaseView(OneForecastPage, OneFormPage):
    """Write what a scenario saves among the savings of a case."""

    template_name = "forecasting/benefit.html"
    form_class = BenefitForm
    heading = "What it saves, for a case"
    button = "Write it in the case"
    said = "It stands among the savings of the case, with the forecast as its source."
    needs = "Writing cases needs a role that you do not hold here."
    refusals = (*REFUSALS, CannotWriteCase, BadCase)
    here = "forecasts"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Only a scenario that is all drawn saves anything."""
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated and (self.forecast.beside is None or not self.forecast.ended_at):
            raise Http404("Only a scenario that is all drawn has something to give to a case.")

    def allowed(self) -> bool:
        """Whether the reader writes cases here."""
        return Permission.WRITE_CASES in self.held

    @property
    def cases(self) -> list[Case]:
        """The cases of the partnership, by reference."""
        seen = cases_seen_by(self.account, on=self.today)
        return list(seen.filter(partnership=self.partnership))

    def get_form_kwargs(self) -> dict[str, Any]:
        """The cases and organisations to choose from."""
        members = members_of(self.partnership, on=self.today)
        return super().get_form_kwargs() | {
            "cases": [(one.slug, str(one)) for one in self.cases],
            "organisations": [(one.organisation.code, one.organisation.name) for one in members],
        }

    def carried(self) -> dict[str, object]:
        """The version of each case's savings that the reader saw."""
        return {f"read-{one.slug}": self.seen_of(one) for one in self.cases}

    def seen_of(self, case: Case) -> int:
        """The version of a case's savings with which the form was drawn."""
        sent = self.request.POST.get(f"read-{case.slug}", "")
        return int(sent) if sent.isdecimal() and len(sent) < 10 else savings_read(case)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What each partner pays less, year by year."""
        try:
            less, why = less_of(self.forecast), ""
        except (BadKept, CannotWrite) as reason:
            less, why = {}, str(reason)
        years: list[str] = [one.year for one in next(iter(less.values()), ())]
        by_year: list[tuple[str, list[YearLess]]] = [
            (year, [less[funder][at] for funder in FUNDERS]) for at, year in enumerate(years)
        ]
        return super().get_context_data(**kwargs) | {
            "funders": list(FUNDERS.values()),
            "years": by_year,
            "why": why,
            "name": name_of(self.forecast),
            "source": provenance_of(self.forecast),
            "cases": self.cases,
        }

    def back_url(self) -> str:
        """What the scenario changes."""
        return reverse("forecasting:compare", args=[self.forecast.pk])

    def next_url(self) -> str:
        """The savings of the case."""
        return reverse("cases:show_savings", args=[self.partnership.slug, self.given.slug])

    def act(self, filled: dict[str, Any]) -> None:
        """Write it."""
        self.given = next(one for one in self.cases if one.slug == filled["case"])
        give_to_case(
            forecast=self.forecast,
            case=self.given,
            given=Given(
                who={one: filled[one] for one in FUNDERS if filled[one]},
                money=filled["money"],
                read=self.seen_of(self.given),
            ),
            stamp=stamp_of(self.request),
        )
