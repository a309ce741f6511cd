"""A plan kept as files is read whole, or refused with every fault named."""

from pathlib import Path

import pytest

from lifecourse.plans.api import BadExample, read_example

pytestmark = pytest.mark.unit

PLAN = """
slug = "x"
title = "X"
template = "transforming-care-2015"
dated = 2016-04-11
"""


def a_folder(tmp_path: Path, **tables: str) -> Path:
    (tmp_path / "tables").mkdir()
    (tmp_path / "answers").mkdir()
    (tmp_path / "plan.toml").write_text(PLAN)
    (tmp_path / "partnership.toml").write_text('[partnership]\nslug = "x"\nname = "X"\n')
    for name, text in tables.items():
        (tmp_path / "tables" / f"{name.replace('_', '-')}.toml").write_text(text)
    return tmp_path


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(BadExample) as refused:
        read_example(folder)
    return refused.value.faults


def test_a_figure_takes_what_its_file_says_for_all(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path,
        inpatients='[defaults]\nas_at = 2015-12-31\nsource = "Section 2.1"\n'
        '[[rows]]\nkey = "secure"\ncommissioner = "nhse"\nsetting = "secure"\npeople = "28"\n',
    )
    document = read_example(folder).document
    figure = document.rows("inpatients")[0].figure("people")
    assert figure is not None
    assert (figure.value, figure.source, figure.quantity) == (28, "Section 2.1", "inpatients/secure")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ('[[rows]]\ncommissioner = "ccg"\n', ["row 1", "no key"]),
        ('[[rows]]\nkey = "a"\n[[rows]]\nkey = "a"\n', ["a", "used twice"]),
        ('[[rows]]\nkey = "a"\ncolour = "red"\n', ["colour", "no such column"]),
        ('[[rows]]\nkey = "a"\ncommissioner = "moon"\n', ["commissioner", "moon", "expected one of"]),
        ('[[rows]]\nkey = "a"\npeople = 1.5\n', ["people", "in quotes"]),
        ('[[rows]]\nkey = "a"\npeople = "many"\n', ["people", "many", "in quotes"]),
        ('[[rows]]\nkey = "a"\npeople = { value = "3", size = "big" }\n', ["people", "size"]),
        ('[[rows]]\nkey = "a"\npeople = { value = "3", confidence = "sure" }\n', ["people", "sure"]),
        ("[[rows]\n", ["inpatients.toml"]),
    ],
)
def test_a_fault_is_named_by_file_row_and_column(tmp_path: Path, rows: str, words: list[str]) -> None:
    faults = " ".join(faults_of(a_folder(tmp_path, inpatients=rows)))
    for word in ["inpatients.toml", *words]:
        assert word in faults


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path,
        inpatients='[[rows]]\nkey = "a"\ncommissioner = "moon"\n[[rows]]\nkey = "b"\npeople = "x"\n',
        nonsense="",
    )
    (folder / "answers" / "9.9.md").write_text("Nothing.")
    assert len(faults_of(folder)) == 4


def test_a_missing_file_says_which(tmp_path: Path) -> None:
    assert any("plan.toml" in fault for fault in faults_of(tmp_path))
