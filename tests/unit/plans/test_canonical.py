"""A plan becomes plain data and comes back whole; the same plan is always the same bytes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import one_ward_document

from lifecourse.figures.api import Confidence, FigureValue, Qualifier, Unit
from lifecourse.plans.api import (
    BadDocument,
    Cell,
    PlanDocument,
    Row,
    Table,
    content_of,
    document_from_data,
    document_to_data,
    hash_of,
    read_example,
    template,
    template_ids,
)
from lifecourse.plans.canonical import document_in

pytestmark = pytest.mark.unit
ESSEX = Path(__file__).parents[3] / "examples" / "essex-2016"

days = st.dates(date(1990, 1, 1), date(2050, 1, 1))
figures = st.builds(
    FigureValue,
    value=st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12),
    unit=st.sampled_from(Unit),
    as_at=st.none() | days,
    source=st.text(),
    confidence=st.sampled_from(Confidence),
    qualifier=st.sampled_from(Qualifier),
    rounded_to=st.decimals(min_value="0.0001", max_value=10**6, places=4),
    quantity=st.text(max_size=20),
    note=st.text(),
)
cells = st.builds(Cell, text=st.text()) | st.builds(Cell, figure=figures)
rows = st.builds(
    Row, key=st.text(min_size=1, max_size=10), cells=st.dictionaries(st.text(max_size=8), cells, max_size=4)
)


@st.composite
def documents(draw):
    on = template(draw(st.sampled_from(template_ids())))
    filled = draw(st.lists(st.sampled_from(on.tables), unique_by=lambda t: t.key, max_size=3))
    return PlanDocument(
        slug=draw(st.text(max_size=10)),
        title=draw(st.text()),
        template=on,
        dated=draw(days),
        answers=draw(st.dictionaries(st.sampled_from([s.key for s in on.sections]), st.text(), max_size=4)),
        tables={t.key: Table(template=t, rows=tuple(draw(st.lists(rows, max_size=3)))) for t in filled},
    )


@settings(max_examples=60)
@given(documents())
def test_any_plan_comes_back_as_it_went(document):
    assert document_from_data(document_to_data(document)) == document
    assert document_in(content_of(document)) == document
    assert content_of(document_in(content_of(document))) == content_of(document)


@settings(max_examples=30)
@given(documents())
def test_the_order_in_which_a_plan_was_put_together_does_not_change_its_bytes(document):
    turned = replace(
        document,
        answers=dict(reversed(document.answers.items())),
        tables=dict(reversed(document.tables.items())),
    )
    assert content_of(turned) == content_of(document)


@settings(max_examples=30)
@given(documents(), st.text(min_size=1))
def test_any_other_plan_has_another_hash(document, more):
    other = replace(document, title=document.title + more)
    assert hash_of(content_of(other)) != hash_of(content_of(document))


def test_essex_comes_back_whole_and_twice_the_same():
    document = read_example(ESSEX).document
    assert document_in(content_of(document)) == document
    assert content_of(read_example(ESSEX).document) == content_of(document)


def test_the_order_in_which_choices_are_offered_is_kept():
    document = one_ward_document()
    kept = document_in(content_of(document)).template.table("inpatients").column("setting").choices
    assert list(kept) == list(document.template.table("inpatients").column("setting").choices)


def test_a_number_stated_with_more_zeros_is_the_same_number():
    def with_value(value: str) -> PlanDocument:
        cell = Cell(figure=FigureValue(value=Decimal(value), unit=Unit.PEOPLE))
        return one_ward_document().with_cell("inpatients", "ward", "people", cell)

    assert content_of(with_value("3.10")) == content_of(with_value("3.1000"))
    assert content_of(with_value("-0")) == content_of(with_value("0.0"))
    assert content_of(with_value("30")) != content_of(with_value("3"))


def test_the_template_goes_with_the_plan_so_that_a_changed_file_changes_nothing():
    document = one_ward_document()
    renamed = replace(document.template, name="The template as it was")
    assert document_in(content_of(replace(document, template=renamed))).template == renamed


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"layout": 99}', '{"layout": 1}'])
def test_what_is_no_plan_is_refused(content):
    with pytest.raises(BadDocument):
        document_in(content)
