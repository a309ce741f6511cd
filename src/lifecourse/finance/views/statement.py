"""The funds somebody may read, and what a fund's books say."""

from typing import Any, cast

from django import forms
from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.finance.models import Month
from lifecourse.finance.queries.funds import funds_seen_by
from lifecourse.finance.queries.signing import day_in, standing_of
from lifecourse.finance.reading.signing import read_standing
from lifecourse.finance.reading.statement import read_statement
from lifecourse.finance.reading.statement_shown import kinds_of_money, picture_of, sentence_of
from lifecourse.finance.rules.signing import gap_words
from lifecourse.finance.rules.statement import month_now
from lifecourse.finance.views.place import FundReadPage
from lifecourse.organisations.api import Organisation, Permission, partnerships_where


class ShowFundsView(TemplateView):
    """Every fund whose books the reader may open, with its years."""

    template_name = "finance/funds.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The funds, newest year first."""
        account = cast("Account", self.request.user)
        funds = funds_seen_by(account, on=timezone.localdate()).prefetch_related("years")
        rows = [
            (fund, sorted(fund.years.all(), key=lambda year: year.first_day, reverse=True)) for fund in funds
        ]
        begins = partnerships_where(account, Permission.KEEP_FUND, on=timezone.localdate())
        return super().get_context_data(rows=rows, begins=begins, here="funds", **kwargs)


class UpToForm(forms.Form):
    """Up to the end of which month."""

    up_to = forms.ChoiceField(label="Up to the end of")

    def __init__(self, *args: Any, months: list[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["up_to"])
        field.choices = [(str(month.number), str(month)) for month in months]


class ShowStatementView(FundReadPage):
    """Budget, orders, spending and what is to come, by scheme, up to a month; and who owes whom then."""

    template_name = "finance/statement.html"
    here = "statement"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The statement up to the month that was chosen, or the latest that has begun."""
        months = list(self.year.months.order_by("number"))
        latest = month_now({one.number: one.first_day for one in months}, today=self.today)
        asked = {"up_to": self.request.GET.get("up_to") or latest}
        form = UpToForm(asked, months=months)
        if not form.is_valid():
            raise Http404("The year has no such month.")
        up_to = int(form.cleaned_data["up_to"])
        month = next(one for one in months if one.number == up_to)
        statement = read_statement(self.year, up_to=up_to)
        organisations = Organisation.objects.in_bulk(list(statement.partners))
        owing = [(organisations[key], pence) for key, pence in statement.partners.items() if pence]
        owing.sort(key=lambda one: one[0].name)
        return super().get_context_data(
            statement=statement,
            owing=owing,
            form=form,
            month=month,
            sentence=sentence_of(statement, month),
            picture=picture_of(statement),
            kinds=kinds_of_money(statement),
            agreement_stands=read_standing(self.agreement, on=day_in(self.year, self.today)),
            without_agreement=gap_words(
                standing_of(self.agreement, self.year.first_day), first=self.year.first_day
            ),
            unallocated=sum(one.unallocated for one in statement.contributions),
            **kwargs,
        )
