"""Writing down somebody of whom no system's record speaks yet."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from nhs_number.validate import is_valid

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import NotAllowed, Organisation, Permission
from lifecourse.people.kinds import CannotStand
from lifecourse.people.operations.keeping import add_person
from lifecourse.people.queries import organisations_seeing, pairs_waiting
from lifecourse.people.said import Said, SaidAddress, SaidName
from lifecourse.people.views.place import PeoplePage


class PersonForm(forms.Form):
    """Who somebody is, as far as it is known."""

    given = forms.CharField(
        label="First name", max_length=100, error_messages={"required": "Give their first name."}
    )
    family = forms.CharField(
        label="Last name", max_length=100, error_messages={"required": "Give their last name."}
    )
    birth_date = DayField(
        label="Date of birth",
        help_text="Ask for it: it is what tells two people of one name apart.",
        required=False,
    )
    nhs_number = forms.CharField(label="NHS number", max_length=20, required=False)
    address = forms.CharField(
        label="Where do they live?",
        help_text="A line for each part, without the postcode.",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    postcode = forms.CharField(label="Postcode", max_length=10, required=False)
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    organisation = forms.ModelChoiceField(
        label="Which organisation supports them?",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Choose the organisation."},
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"]).queryset = organisations

    def clean_nhs_number(self) -> str:
        """Ten digits of which the last fits."""
        number = "".join(self.cleaned_data["nhs_number"].split())
        if number and not (number.isascii() and number.isdigit() and len(number) == 10 and is_valid(number)):
            raise forms.ValidationError("Look at the NHS number again: a digit is wrong or missing.")
        return number


class AddPerson(PeoplePage, PlainFormView):
    """Write down somebody new; whoever may be the same person is asked about next."""

    permission = Permission.KEEP_PEOPLE
    template_name = "people/add_person.html"
    form_class = PersonForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The organisations for which the reader writes about people."""
        keeping = organisations_seeing(self.account, on=self.today, permission=self.permission)
        organisations = Organisation.objects.filter(pk__in=keeping).order_by("name")
        return super().get_form_kwargs() | {"organisations": organisations}

    def get_initial(self) -> dict[str, Any]:
        """The only organisation, where there is one."""
        keeping = organisations_seeing(self.account, on=self.today, permission=self.permission)
        return {"organisation": keeping[0]} if len(keeping) == 1 else {}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write them down, and go where there is something to decide."""
        said = form.cleaned_data
        lines = tuple(filter(None, (line.strip() for line in said["address"].splitlines())))
        lives = SaidAddress(lines=lines, postcode=said["postcode"].strip().upper())
        try:
            person = add_person(
                organisation=said["organisation"],
                said=Said(
                    names=(SaidName(given=said["given"].strip(), family=said["family"].strip()),),
                    birth_date=said["birth_date"],
                    nhs_number=said["nhs_number"],
                    addresses=(lives,) if lines or lives.postcode else (),
                    phones=(said["phone"].strip(),) if said["phone"].strip() else (),
                ),
                by=self.account,
                at=self.at,
            )
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        waiting = pairs_waiting(self.account, on=self.today, at=self.at)
        pair = waiting.filter(Q(first__head=person.pk) | Q(second__head=person.pk)).first()
        if pair is not None:
            messages.success(
                self.request, "Written down. They may be somebody who is here already: look at both."
            )
            return redirect("people:compare", pair.pk)
        messages.success(self.request, "Written down. Write with them what others should know.")
        return redirect("people:show_person", person.pk)
