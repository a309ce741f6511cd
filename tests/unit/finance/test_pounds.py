"""Pounds as people type and paste them: read to the penny, or refused with the mend."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.forms import PoundsField
from lifecourse.finance.rules.pounds import NotPounds, as_typed, read_pounds

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("1250.50", 125_050),
        ("£1,250.5", 125_050),
        (" £ 1,250 ", 125_000),
        ("1250.", 125_000),
        ("0.01", 1),
        ("1250.500", 125_050),
        ("\u00a01,000\u00a0", 100_000),
        ("1,000,000,000", 100_000_000_000),
    ],
)
def test_an_amount_is_read_to_the_penny(typed: str, pence: int) -> None:
    assert read_pounds(typed) == pence


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("100k", "with its 3 noughts"),
        ("£1.2m", "with its 6 noughts"),
        ("50p", "pence after a point"),
        ("about a hundred", "no words"),
        ("1e5", "no words"),
        ("Â£100", "another encoding"),
        ("\ufffd100", "another encoding"),
        ("12.345", "two digits after the point"),
        ("-5", "not below nothing"),
        ("(1,250)", "not below nothing"),
        ("£-5", "not below nothing"),
        ("1,000,000,000.01", "more than £1,000,000,000"),
        ("12,34", "a comma stands before three digits"),
        ("1.250,50", "a comma stands before three digits"),
        ("1.2.3", "after one point"),
        ("1 250", "type digits"),
        ("١٢", "type digits"),
        ("0", "at least a penny"),
        ("", "Enter an amount"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_mend(typed: str, mend: str) -> None:
    with pytest.raises(NotPounds, match=mend):
        read_pounds(typed)


@given(st.integers(1, 10**11))
def test_what_is_shown_for_typing_is_read_as_the_same(pence: int) -> None:
    assert read_pounds(as_typed(pence)) == pence
    assert read_pounds(f"£{pence // 100:,}.{pence % 100:02d}") == pence


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_is_refused_in_words(typed: str) -> None:
    try:
        assert 0 <= read_pounds(typed, nothing=True) <= 10**11
    except NotPounds as reason:
        assert str(reason).endswith(".")


class AmountForm(forms.Form):
    amount = PoundsField(label="How much?")
    more = PoundsField(label="And more?", required=False, nothing=True, initial=125_050)


def test_a_form_gives_pence_and_keeps_what_was_typed_beside_the_mend() -> None:
    form = AmountForm({"amount": "£1,250.50", "more": ""})
    assert form.is_valid() and form.cleaned_data == {"amount": 125_050, "more": None}
    wrong = AmountForm({"amount": "100k", "more": "0"})
    assert "with its 3 noughts" in wrong.errors["amount"][0] and "more" not in wrong.errors
    assert 'value="100k"' in str(wrong["amount"])
    assert 'value="1250.50"' in str(AmountForm()["more"])
    assert "Enter an amount" in AmountForm({"amount": " "}).errors["amount"][0]
    assert AmountForm({"amount": "1", "more": "£1,250.50"}).changed_data == ["amount"]
