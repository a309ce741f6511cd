"""Recording that a party signed a version of an agreement."""

import hashlib
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from lifecourse.delivery.api import Decision, agreed_by
from lifecourse.design.api import DayField, short_day
from lifecourse.finance.operations.signing import Signature, can_sign, sign
from lifecourse.finance.queries.agreement import organisations_named
from lifecourse.finance.queries.signing import current_signature
from lifecourse.finance.rules.agreement import from_data, who_signs
from lifecourse.finance.views.agreement_place import AgreementFormPage


class DecisionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A decision in the record of meetings: by its day, who decided, and what."""

    def label_from_instance(self, obj: Any) -> str:
        """Enough to tell it from another."""
        return f"{short_day(obj.decided_on)}, {obj.board or obj.organisation}: {obj}"


class SignForm(forms.Form):
    """Who signed in which role, when, what the board decided, and the paper."""

    outcome = forms.ChoiceField(
        label="What do you record?",
        choices=[("signed", "It signed"), ("wrong", "It did not sign: the record was wrong")],
        widget=forms.RadioSelect,
        initial="signed",
    )
    signatory = forms.CharField(
        label="In which role did somebody sign?",
        help_text="Such as chief executive. A role, never a name.",
        max_length=200,
        error_messages={"required": "Say the role of whoever signed."},
    )
    signed_on = DayField(label="On which day?", help_text="The day on the paper.")
    decision = forms.CharField(
        label="What decided it?",
        help_text="The meeting of your board, its day and minute. Leave it empty where you choose it below.",
        max_length=300,
        required=False,
    )
    kept_in = forms.CharField(
        label="Where is the signed paper kept?",
        max_length=300,
        error_messages={"required": "Say where the signed paper is kept."},
    )
    paper = forms.FileField(
        label="The file of the signed paper",
        help_text="It is not kept here. Its fingerprint is, so that anybody can tell later whether a file "
        "is the one that was signed.",
        required=False,
    )
    reason = forms.CharField(
        label="Why does this take the place of the earlier record?",
        max_length=300,
        error_messages={"required": "Say why."},
    )

    def __init__(self, *args: Any, again: bool, decisions: "QuerySet[Decision]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recorded"] = DecisionField(
            decisions,
            label="Where it stands in the record of meetings: which decision?",
            empty_label="Not there, or not looked up",
            required=False,
        )
        self.order_fields(["outcome", "signatory", "signed_on", "decision", "recorded"])
        if not again:
            del self.fields["outcome"], self.fields["reason"]


class SignView(AgreementFormPage):
    """Record the signature of a party, for which the reader is board secretary."""

    form_class = SignForm
    button = "Record it"
    said = "Recorded."

    def find(self) -> None:
        """The version and the party that the address names."""
        self.row = self.version()
        terms = from_data(self.row.content)
        signs = {one.code: one for one in organisations_named(terms) if one.code in who_signs(terms)}
        party = signs.get(self.kwargs["party"])
        if party is None:
            raise Http404("This version is signed by nobody of that name.")
        self.party = party
        self.earlier = current_signature(self.row, party.pk)
        self.heading = f"{party} signed version {self.row.number}"
        begins = self.row.content_hash[:12]
        self.about = f"The record is bound to this very version, whose fingerprint begins with {begins}."

    def allowed(self) -> bool:
        """The board secretary of the party."""
        return can_sign(self.agreement, self.party, by=self.account, at=timezone.now())

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form asks why where something is recorded already."""
        return super().get_form_kwargs() | {
            "again": self.earlier is not None,
            "decisions": agreed_by(self.agreement.partnership, self.party),
        }

    def back_url(self) -> str:
        """The version."""
        return self.url("show_agreement_version", self.row.number)

    def act(self, filled: dict[str, Any]) -> None:
        """Record it."""
        paper = filled["paper"]
        signature = Signature(
            signatory=filled["signatory"],
            signed_on=filled["signed_on"],
            decision=filled["decision"],
            recorded=filled["recorded"],
            kept_in=filled["kept_in"],
            file_hash=_fingerprint(paper) if paper else "",
            signed=filled.get("outcome", "signed") == "signed",
            reason=filled.get("reason", ""),
        )
        sign(version=self.row, party=self.party, signature=signature, by=self.account, at=timezone.now())


def _fingerprint(paper: "UploadedFile[Any]") -> str:
    """The SHA-256 of a file, read bit by bit."""
    found = hashlib.sha256()
    for part in paper.chunks():
        found.update(part)
    return found.hexdigest()
