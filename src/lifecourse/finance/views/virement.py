"""Budget that is asked to move, and the answer of a second person."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils import timezone

from lifecourse.finance.forms import LineField, PoundsField
from lifecourse.finance.kinds.agreement import Decides
from lifecourse.finance.models import Contribution, FundYear, Virement
from lifecourse.finance.operations.virement import (
    agree_virement,
    ask_virement,
    can_answer,
    refuse_virement,
    waits_for,
)
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.views.place import FundKeepPage, FundReadPage

MORE = (
    "from_line__scheme",
    "from_line__lead",
    "contribution__party",
    "to_line__scheme",
    "to_line__lead",
    "asked_by",
    "answered_by",
    "entry",
    "year",
)


class AskForm(forms.Form):
    """From where, to where, how much, why and by what right."""

    field_order = ("from_line", "contingency", "to_line", "pence", "why", "authority")
    pence = PoundsField(label="How much, in pounds?")
    why = forms.CharField(
        label="Why?",
        help_text="No names of people.",
        max_length=300,
        error_messages={"required": "Say why."},
    )
    authority = forms.CharField(
        label="By what right?",
        help_text="The clause of the agreement, or the meeting that decided and its day.",
        max_length=300,
        error_messages={"required": "Say by what right: the clause, or the meeting and its day."},
    )

    def __init__(self, *args: Any, year: FundYear, **kw: Any) -> None:
        super().__init__(*args, **kw)
        asked: dict[str, forms.Field] = {
            "from_line": LineField(year=year, label="From which line?", required=False),
            "contingency": forms.ModelChoiceField(
                Contribution.objects.filter(year=year),
                label="Or out of the contingency of which contribution?",
                empty_label="Choose",
                required=False,
            ),
            "to_line": LineField(year=year, going=True, label="To which line?"),
        }
        self.fields |= asked
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """It comes from one place."""
        said = super().clean() or self.cleaned_data
        places = [said.get("from_line"), said.get("contingency")]
        if sum(one is not None for one in places) != 1 and not {"from_line", "contingency"} & set(
            self.errors
        ):
            self.add_error("from_line", "Choose a line, or a contingency: one of the two.")
        return said


class AnswerForm(forms.Form):
    """Agreed, or refused with a reason."""

    agreed = forms.ChoiceField(
        label="What is your answer?",
        choices=[("yes", "Agree: it is moved once nobody else has to agree"), ("no", "Refuse")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose an answer."},
    )
    answer = forms.CharField(label="If you refuse: why?", max_length=300, required=False)


class ShowVirementsView(FundReadPage):
    """Everything that was asked, the newest first, and what waits for the reader."""

    template_name = "finance/virements.html"
    here = "virements"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each with who has to agree, and whether the reader can."""
        now = timezone.now()
        rows = [
            (one, waits_for(one), one.agreed is None and can_answer(one, by=self.account, at=now))
            for one in Virement.objects.filter(year=self.year).select_related(*MORE)
        ]
        return super().get_context_data(rows=rows, **kwargs)


class AskVirementView(FundKeepPage):
    """Ask for budget to be moved. Nothing moves before a second person agrees."""

    form_class = AskForm
    back = "show_virements"
    here = "virements"
    heading = "Ask to move budget"
    button = "Ask"
    about = (
        "Budget moves between lines of one contribution, or out of its contingency. Somebody else of the "
        "partner whose money gives way agrees, and then it is posted; unless the agreement in force lets the "
        "pool manager move so much alone, or wants every party to agree."
    )
    said = "Asked. It moves once a second person agrees."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows its year."""
        return super().get_form_kwargs() | {"year": self.year}

    def act(self, filled: dict[str, Any]) -> None:
        """Ask."""
        asked = ask_virement(
            year=self.year,
            source=filled["from_line"] or filled["contingency"],
            to=filled["to_line"],
            pence=filled["pence"],
            why=filled["why"],
            authority=filled["authority"],
            stamp=self.stamp(),
        )
        if asked.decides == Decides.MANAGER.value:
            self.said = "Asked. By the agreement so much moves once the pool manager agrees."
        elif asked.decides == Decides.ALL.value:
            self.said = "Asked. By the agreement it moves once every party agrees."


class AnswerVirementView(FundKeepPage):
    """The answer of a second person."""

    form_class = AnswerForm
    back = "show_virements"
    here = "virements"
    heading = "Answer a request to move budget"
    button = "Answer"
    said = "Answered."

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find what was asked."""
        super().setup(request, *args, **kwargs)
        if hasattr(self, "year"):
            rows = Virement.objects.filter(year=self.year, key=kwargs["virement"]).select_related(*MORE)
            found = rows.first()
            if found is None:
                raise Http404("Nothing of that kind was asked.")
            self.virement: Virement = found

    def allowed(self) -> bool:
        """A second person, of the partner whose money gives way, or of a party that has still to agree."""
        return can_answer(self.virement, by=self.account, at=timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was asked stands above the form."""
        one = self.virement
        source = one.from_line or f"the contingency of {one.contribution}"
        self.about = (
            f"{one.asked_by.full_name} asks to move {pounds_words(one.pence)} from {source} to "
            f"{one.to_line}: {one.why}. By what right: {one.authority}."
        )
        return super().get_context_data(**kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """Agree or refuse."""
        if filled["agreed"] == "yes":
            agree_virement(virement=self.virement, stamp=self.stamp())
        else:
            refuse_virement(virement=self.virement, answer=filled["answer"], stamp=self.stamp())
