"""Templates are data, and the data is sound."""

import pytest

from lifecourse.plans.api import BadTemplate, ColumnKind, template, template_ids
from lifecourse.plans.template import read_template

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("template_id", template_ids())
def test_a_template_is_sound(template_id: str) -> None:
    read = template(template_id)
    assert len({s.key for s in read.sections}) == len(read.sections)
    assert len({t.key for t in read.tables}) == len(read.tables)
    for section in read.sections:
        assert section.hint.endswith("."), section.key
    for table in read.tables:
        keys = {c.key for c in table.columns}
        assert len(keys) == len(table.columns), table.key
        assert table.hint, table.key
        for one in table.sums:
            assert set(one.columns) | set(one.parts) <= keys, table.key
        for column in table.columns:
            if column.kind is ColumnKind.ROWS and column.rows_of:
                assert read.table(column.rows_of)


def test_the_2015_template_has_the_sections_that_were_asked_for() -> None:
    keys = [s.key for s in template("transforming-care-2015").sections]
    assert keys == [
        "1.1",
        "1.2",
        "1.3",
        "1.4",
        "2.1",
        "2.2",
        "2.3",
        "2.4",
        "2.5",
        "3.1",
        "3.2",
        "3.3",
        "4.1",
        "4.2",
        "4.3",
        "4.4",
        "4.5",
        "4.6",
        "4.7",
        "4.8",
        "4.9",
        "4.10",
        "4.11",
        "5.1",
        "5.2",
        "5.3",
        "5.4",
        "5.5",
        "6",
        "A",
    ]


def test_a_template_that_names_an_unknown_choice_is_refused_with_its_place() -> None:
    broken = {
        "id": "x",
        "name": "X",
        "issued": "2015",
        "citation": "none",
        "years": [],
        "sections": [{"key": "1", "title": "One", "hint": "Say.", "part": "1"}],
        "tables": [
            {
                "key": "t",
                "section": "1",
                "title": "T",
                "columns": [{"key": "c", "title": "C", "kind": "choice", "choices": "colours"}],
            }
        ],
    }
    with pytest.raises(BadTemplate, match=r"x\.toml.*column c.*colours"):
        read_template(broken, where="x.toml")


def test_an_unknown_template_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(BadTemplate, match="transforming-care-2015"):
        template("nonesuch")
