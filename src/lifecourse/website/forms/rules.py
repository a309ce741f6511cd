"""Choosing the rules that a plan is checked against."""

from typing import Any

from django import forms

from lifecourse.plans.api import Plan
from lifecourse.standards.api import pack_in_force, packs


class RulePackForm(forms.Form):
    """By the plan's day, or by hand."""

    say_optional = False

    pack = forms.ChoiceField(
        label="Which rules should the plan be checked against?", widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"pack": plan.rule_pack_id})
        super().__init__(*args, **kwargs)
        by_date = pack_in_force(plan.rules_on)
        field = self.fields["pack"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [
            ("", f"The rules in force on the plan's day ({by_date.name})"),
            *((p.id, p.name) for p in packs()),
        ]
