"""Agreements between organisations: which there are, making one, joining one and ending one's part."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, in_force
from lifecourse.people.models import Agreement
from lifecourse.people.operations.agreements import end_parts, join_agreement
from lifecourse.people.operations.sharing import UnableToAgree, make_agreement
from lifecourse.people.queries import organisations_seeing
from lifecourse.people.rules import PURPOSE_WORDS, Purpose
from lifecourse.people.views.place import PeoplePage


class AgreementForm(forms.Form):
    """What organisations agree, on which basis, and from when to when."""

    name = forms.CharField(
        label="What is it called?",
        max_length=200,
        error_messages={"required": "Say what it is called."},
    )
    purposes = forms.MultipleChoiceField(
        label="What may information be shared for?",
        choices=[(one.value, PURPOSE_WORDS[one].capitalize()) for one in Purpose],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Say for which purposes information may be shared."},
    )
    lawful_basis = forms.CharField(
        label="On which lawful basis?",
        help_text="As the signed agreement says it: the law, and what meets the duty of confidentiality.",
        max_length=300,
        error_messages={"required": "Say on which lawful basis information may be shared."},
    )
    reference = forms.CharField(label="Where is it signed and kept?", max_length=300, required=False)
    organisations = forms.ModelMultipleChoiceField(
        label="Which of your organisations are party to it?",
        help_text="Other organisations join it themselves once it is written down.",
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose your organisation."},
    )
    from_date = DayField(label="From which day?")
    to_date = DayField(label="Until which day?", required=False)

    def __init__(self, *args: Any, own: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelMultipleChoiceField[Organisation]", self.fields["organisations"]).queryset = own


class JoinForm(forms.Form):
    """Which organisation joins, and from when."""

    organisation = forms.ModelChoiceField(
        label="Which of your organisations joins?",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Choose the organisation that joins."},
    )
    from_date = DayField(label="From which day?")

    def __init__(self, *args: Any, own: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"]).queryset = own


class EndForm(forms.Form):
    """The last day."""

    last_day = DayField(label="What is the last day?", help_text="That day still counts.")


class AgreementsPage(PeoplePage):
    """Opens for those who write down what people agree to share. An agreement is about nobody."""

    permission = Permission.KEEP_SHARING

    def own(self) -> QuerySet[Organisation]:
        """The organisations for which the reader keeps sharing."""
        own = organisations_seeing(self.account, on=self.today, permission=self.permission)
        return Organisation.objects.filter(pk__in=own).order_by("name")

    def agreement(self) -> Agreement:
        """The one that the address names."""
        return get_object_or_404(Agreement, pk=self.kwargs["number"])

    def line(self, agreement: Agreement) -> dict[str, Any]:
        """One agreement as pages show it."""
        return {
            "agreement": agreement,
            "purposes": [PURPOSE_WORDS[Purpose(one)] for one in agreement.purposes],
            "in_force": in_force(from_date=agreement.from_date, to_date=agreement.to_date, on=self.today),
            "to_come": agreement.from_date > self.today,
        }


class ShowAgreements(AgreementsPage, TemplateView):
    """Every agreement, those in force first."""

    template_name = "people/agreements.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """In the order of their names."""
        lines = [self.line(one) for one in Agreement.objects.prefetch_related("parties__organisation")]
        lines.sort(key=lambda line: not line["in_force"])
        return super().get_context_data(lines=lines, **kwargs)


class ShowAgreement(AgreementsPage, TemplateView):
    """One agreement, and who is party to it."""

    template_name = "people/agreement.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the reader's own organisations may do."""
        agreement, own = self.agreement(), set(self.own())
        parties = list(agreement.parties.select_related("organisation"))
        lasting = {one.organisation for one in parties if one.to_date is None or one.to_date > self.today}
        ended = agreement.to_date is not None and agreement.to_date < self.today
        return super().get_context_data(
            **self.line(agreement),
            parties=parties,
            may_end=bool(own & lasting),
            may_join=not ended and bool(own - lasting),
            **kwargs,
        )


class AgreementFormPage(AgreementsPage, PlainFormView):
    """A form about agreements: it is done, or says why not."""

    done = ""

    def get_initial(self) -> dict[str, Any]:
        """Today, until somebody says another day."""
        return {"from_date": self.today, "last_day": self.today}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it, or say why it cannot be."""
        try:
            agreement = self.write(form.cleaned_data)
        except (NotAllowed, UnableToAgree) as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect("people:show_agreement", agreement.pk)

    def write(self, said: dict[str, Any]) -> Agreement:
        """Do what the form says."""
        raise NotImplementedError


class MakeAgreement(AgreementFormPage):
    """Write down an agreement."""

    template_name = "people/make_agreement.html"
    form_class = AgreementForm
    done = "The agreement is written down."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The reader's own organisations: nobody is bound by another."""
        return super().get_form_kwargs() | {"own": self.own()}

    def write(self, said: dict[str, Any]) -> Agreement:
        """Make it."""
        purposes = [Purpose(one) for one in said.pop("purposes")]
        return make_agreement(**said, purposes=purposes, by=self.account, at=self.at)


class JoinAgreement(AgreementFormPage):
    """Make one's own organisation party to an agreement."""

    template_name = "people/join_agreement.html"
    form_class = JoinForm
    done = "Your organisation is party to this agreement."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Own organisations that are not party to it from today on."""
        lasting = self.agreement().parties.filter(Q(to_date=None) | Q(to_date__gt=self.today))
        own = self.own().exclude(pk__in=lasting.values("organisation"))
        return super().get_form_kwargs() | {"own": own}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The agreement."""
        return super().get_context_data(**self.line(self.agreement()), **kwargs)

    def write(self, said: dict[str, Any]) -> Agreement:
        """Join it."""
        agreement = self.agreement()
        join_agreement(agreement=agreement, **said, by=self.account, at=self.at)
        return agreement


class EndAgreement(AgreementFormPage):
    """End the part of one's own organisation."""

    template_name = "people/end_agreement.html"
    form_class = EndForm
    done = (
        "The last day is written down. After it nothing is shared under this agreement by your organisation."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The agreement."""
        return super().get_context_data(**self.line(self.agreement()), **kwargs)

    def write(self, said: dict[str, Any]) -> Agreement:
        """End it."""
        agreement = self.agreement()
        end_parts(agreement=agreement, last_day=said["last_day"], by=self.account, at=self.at)
        return agreement
