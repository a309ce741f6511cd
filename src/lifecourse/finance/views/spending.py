"""Pages that post: contributions that fall due, money paid, invoices, orders, and taking something back."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.finance.forms import LineField, PoundsField, SureField
from lifecourse.finance.models import Contribution, Entry, FundYear
from lifecourse.finance.operations.spending import (
    Invoice,
    fall_due,
    fall_due_by_plan,
    invoice_order,
    pay_in,
    pay_out,
    place_order,
    post_invoice,
    take_back,
)
from lifecourse.finance.queries.spending import open_orders, order_line
from lifecourse.finance.rules.spending import NotSure
from lifecourse.finance.views.place import FundKeepPage, FundPage
from lifecourse.organisations.api import Organisation

NO_NAMES = "No names of people: a supplier, what it was, for which time."


def _text(label: str, most: int, help_text: str = "", *, needed: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=bool(needed),
        error_messages={"required": needed},
    )


class CostForm(forms.Form):
    """What shows a cost: for what, how much, on which day, in whose paper."""

    # Nothing more is ordered on a line that has ended; what it cost before may still come.
    going = False

    def __init__(self, *args: Any, year: FundYear, led_by: frozenset[int] | None = None, **kw: Any) -> None:
        super().__init__(*args, **kw)
        asked: dict[str, forms.Field] = {
            "line": LineField(year=year, led_by=led_by, going=self.going, label="For which line?"),
            "pence": PoundsField(label="How much, in pounds?"),
            "belongs_on": DayField(
                label="To which day does it belong?",
                help_text="The day on which the cost arose. It may lie in a month that is closed.",
            ),
            "supplier": _text("Who is it from?", 200, needed="Say who it is from."),
            "reference": _text("Its number", 100, "As it stands on the paper, such as INV-1042."),
            "words": _text("What is it?", 300, NO_NAMES, needed="Say in a few words what it is."),
            "sure": SureField(),
        }
        self.fields |= asked


class BilledForm(CostForm):
    """An order's invoice: its line is the order's."""

    more_comes = forms.BooleanField(label="The rest of the order is still to come", required=False)
    field_order = ("pence", "belongs_on", "reference", "words", "more_comes", "sure")

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        del self.fields["line"], self.fields["supplier"]
        self.order_fields(self.field_order)


class OrderForm(CostForm):
    """What is ordered."""

    going = True


class DueForm(forms.Form):
    """One contribution that falls due: by its plan, or one sum on a day."""

    contribution = forms.ModelChoiceField(
        Contribution.objects.none(),
        label="Which contribution?",
        empty_label="Choose",
        error_messages={"required": "Choose a contribution."},
    )
    how = forms.ChoiceField(
        label="How is it paid?",
        help_text="Equal parts add up to what was promised. Only what has fallen due by today is posted; "
        "come back when the next is due.",
        choices=[
            ("1", "In equal parts each month"),
            ("3", "In equal parts each quarter"),
            ("once", "A sum on a day"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it is paid."},
    )
    pence = PoundsField(label="For a sum on a day: how much, in pounds?", required=False)
    on = DayField(label="For a sum on a day: when did it fall due?", required=False)

    def __init__(self, *args: Any, year: FundYear, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if isinstance(field := self.fields["contribution"], forms.ModelChoiceField):
            field.queryset = Contribution.objects.filter(year=year)

    def clean(self) -> dict[str, Any]:
        """A sum on a day has both."""
        said = super().clean() or self.cleaned_data
        if said.get("how") == "once":
            for name, mend in (("pence", "Enter the sum."), ("on", "Enter the day.")):
                if said.get(name) is None and name not in self.errors:
                    self.add_error(name, mend)
        return said


class PaidForm(forms.Form):
    """Money that went between a partner and the host."""

    way = forms.ChoiceField(
        label="Which way did it go?",
        choices=[("in", "From a partner to the fund"), ("out", "From the fund to a partner")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which way it went."},
    )
    party = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Which partner?",
        empty_label="Choose",
        error_messages={"required": "Choose a partner."},
    )
    pence = PoundsField(label="How much, in pounds?")
    belongs_on = DayField(label="On which day was it paid?")
    reference = _text("Its number", 100, "As it stands on the bank statement.")
    words = _text("What is it?", 300, NO_NAMES, needed="Say in a few words what it is.")

    def __init__(self, *args: Any, year: FundYear, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if isinstance(field := self.fields["party"], forms.ModelChoiceField):
            parties = year.fund.agreement.parties.values("organisation")
            field.queryset = Organisation.objects.filter(pk__in=parties).order_by("name")


class ReasonForm(forms.Form):
    """Why something is done."""

    why = forms.CharField(
        label="Why?",
        help_text=NO_NAMES,
        max_length=300,
        error_messages={"required": "Say why."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PostingPage(FundKeepPage):
    """A form that posts an entry, asks to look again where there is doubt, and leads to what it posted."""

    refusals = (*FundKeepPage.refusals, NotSure)
    back = "show_postings"
    here = "post"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows its year."""
        return super().get_form_kwargs() | {"year": self.year}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form without doubts where there are none."""
        context = super().get_context_data(**kwargs)
        SureField.hide_where_sure(context["form"])
        return context

    def act(self, filled: dict[str, Any]) -> None:
        """Post it."""
        self.posted = self.post_entry(filled)
        self.said = f"Posted as entry {self.posted.number}."

    def next_url(self) -> str:
        """The entry that was posted."""
        return self.url("show_entry", self.posted.number)

    def refuse(self, form: forms.Form, reason: Exception) -> HttpResponse:
        """Why not; or what to look at first."""
        if not isinstance(reason, NotSure):
            return super().refuse(form, reason)
        SureField.raise_doubts(form, reason.doubts)
        return self.form_invalid(form)

    def post_entry(self, filled: dict[str, Any]) -> Entry:
        """The one operation."""
        raise NotImplementedError


def _shown(filled: dict[str, Any]) -> Invoice:
    names = ("words", "belongs_on", "pence", "reference")
    return Invoice(**{name: filled[name] for name in names}, supplier=filled.get("supplier", ""))


class PostInvoiceView(PostingPage):
    """An invoice: the host's finance lead posts any, a partner's what their organisation spends."""

    form_class = CostForm
    heading = "Post an invoice"
    button = "Post the invoice"

    def allowed(self) -> bool:
        """Whoever keeps books for a partner."""
        return self.spends

    def get_form_kwargs(self) -> dict[str, Any]:
        """A partner is offered its own lines."""
        return super().get_form_kwargs() | {"led_by": None if self.keeps else self.acts_for}

    def post_entry(self, filled: dict[str, Any]) -> Entry:
        """Spend it."""
        return post_invoice(
            year=self.year,
            line=filled["line"],
            shown=_shown(filled),
            stamp=self.stamp(),
            sure=filled["sure"],
        )


class PlaceOrderView(PostingPage):
    """An order: ordered, and not invoiced yet."""

    form_class = OrderForm
    heading = "Write down an order"
    button = "Post the order"
    about = "It takes from what is left of the line until its invoice comes."

    def post_entry(self, filled: dict[str, Any]) -> Entry:
        """Order it."""
        return place_order(
            year=self.year,
            line=filled["line"],
            shown=_shown(filled),
            stamp=self.stamp(),
            sure=filled["sure"],
        )


class FallDueView(PostingPage):
    """A contribution falls due: the partner owes it to the fund from then on."""

    form_class = DueForm
    heading = "A contribution falls due"
    button = "Post what has fallen due"

    def post_entry(self, filled: dict[str, Any]) -> Entry:
        """By its plan, or the one sum."""
        contribution, stamp = filled["contribution"], self.stamp()
        if filled["how"] != "once":
            every = int(filled["how"])
            return fall_due_by_plan(year=self.year, contribution=contribution, every=every, stamp=stamp)
        return fall_due(
            year=self.year, contribution=contribution, pence=filled["pence"], on=filled["on"], stamp=stamp
        )


class PayView(PostingPage):
    """Money paid into the fund, or out of it to a partner."""

    form_class = PaidForm
    heading = "Money was paid"
    button = "Post the payment"

    def post_entry(self, filled: dict[str, Any]) -> Entry:
        """The one way or the other."""
        pay = pay_in if filled["way"] == "in" else pay_out
        return pay(year=self.year, party=filled["party"], shown=_shown(filled), stamp=self.stamp())


class OneEntryPage(PostingPage):
    """A form about one entry."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the entry too."""
        super().setup(request, *args, **kwargs)
        if hasattr(self, "year"):
            found = Entry.objects.filter(year=self.year, number=kwargs["number"])
            self.entry = found.select_related("reversed_by").first()
            if self.entry is None:
                raise Http404("This year has no entry of that number.")

    def the_entry(self) -> Entry:
        """The entry, which is there once the page is set up."""
        if self.entry is None:
            raise Http404("This year has no entry of that number.")
        return self.entry

    def back_url(self) -> str:
        """The entry."""
        return self.url("show_entry", self.the_entry().number)


class InvoiceOrderView(OneEntryPage):
    """The invoice of an order: the order is taken back and the invoice posted, in one."""

    form_class = BilledForm
    heading = "The order's invoice came"
    button = "Post the invoice"

    def get_initial(self) -> dict[str, Any]:
        """What the order says."""
        entry = self.the_entry()
        pence = sum(entry.postings.values_list("pence", flat=True))
        return {"pence": pence, "words": entry.words}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was ordered stands above the form."""
        entry = self.the_entry()
        self.about = f"Entry {entry.number}: {entry.words}, from {entry.supplier}, for {order_line(entry)}."
        return super().get_context_data(**kwargs)

    def post_entry(self, filled: dict[str, Any]) -> Entry:
        """Both in one."""
        entry = self.the_entry()
        return invoice_order(
            ordered=entry,
            shown=_shown(filled | {"supplier": entry.supplier}),
            more_comes=filled["more_comes"],
            stamp=self.stamp(),
            sure=filled["sure"],
        )


class TakeBackView(OneEntryPage):
    """Something posted by hand is taken back, with a reason."""

    form_class = ReasonForm
    heading = "Take back what was posted"
    button = "Take it back"

    def allowed(self) -> bool:
        """Whoever keeps books for a partner: its own spending."""
        return self.spends

    def get_form_kwargs(self) -> dict[str, Any]:
        """A reason asks nothing of the year."""
        kwargs = super().get_form_kwargs()
        del kwargs["year"]
        return kwargs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is taken back stands above the form."""
        entry = self.the_entry()
        self.about = (
            f"Entry {entry.number}: {entry.words}. It stays in the books, and another entry takes it back. "
            "Where its month is closed, that goes into the first open month."
        )
        return super().get_context_data(**kwargs)

    def post_entry(self, filled: dict[str, Any]) -> Entry:
        """The whole entry."""
        return take_back(entry=self.the_entry(), why=filled["why"], stamp=self.stamp())


class PostView(FundPage, TemplateView):
    """Everything that the reader may post, and the orders whose invoice has not come."""

    template_name = "finance/post.html"
    here = "post"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The open orders, oldest first."""
        return super().get_context_data(orders=open_orders(self.year)[:200], **kwargs)
