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
        ('[[rows]]\nkey = "a"\npeople = "1e999999999"\n', ["people", "at most 13 digits"]),
        ('[[rows]]\nkey = "a"\npeople = "10000000000000"\n', ["people", "at most 13 digits"]),
        ('[[rows]]\nkey = "a"\npeople = "0.00001"\n', ["people", "4 after the point"]),
        ('[[rows]]\nkey = "a"\npeople = { value = "3", as_at = "2015" }\n', ["people", "without quotes"]),
        ('[[rows]]\nkey = "a"\npeople = { value = "3", as_at = 2015-01-01T00:00:00 }\n', ["people", "a day"]),
        ('[[rows]]\nkey = "../../etc"\n', ["../../etc", "digits, - and _ only"]),
        ("rows = " + "[" * 5_000, ["inpatients.toml", "too many times"]),
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


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('slug = "../../x"', ["slug", "digits, - and _ only"]),
        ("slug = 3", ["slug", "words in quotes"]),
        (f'title = "{"x" * 201}"', ["title", "at most 200"]),
        ("title = []", ["title", "words in quotes"]),
        ('dated = "2016"', ["dated", "a day"]),
        ("rules_on = false", ["rules_on", "a day"]),
    ],
)
def test_facts_about_a_plan_that_no_page_could_show_are_refused(
    tmp_path: Path, line: str, words: list[str]
) -> None:
    folder = a_folder(tmp_path)
    name = line.partition(" ")[0]
    kept = [other for other in PLAN.splitlines() if not other.startswith(f"{name} ")]
    (folder / "plan.toml").write_text("\n".join([*kept, line]))
    (fault,) = faults_of(folder)
    assert all(word in fault for word in words)


def test_facts_that_are_missing_are_all_named(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "plan.toml").write_text("")
    assert len(faults_of(folder)) == 4


def test_a_row_in_a_section_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, figures_in_text='[[rows]]\nkey = "a"\nstated_in = "a/b"\n')
    (fault,) = faults_of(folder)
    assert "stated_in: found 'a/b'; expected a section" in fault


def test_a_text_that_no_page_could_save_again_is_refused(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, figures_in_text=f'[[rows]]\nkey = "a"\nsays = "{"x" * 4_001}"\n')
    (folder / "answers" / "1.1.md").write_text("x" * 60_001)
    assert [("at most" in fault) for fault in faults_of(folder)] == [True, True]


def test_an_answer_that_is_not_text_is_refused_in_words(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "answers" / "1.1.md").write_bytes(b"\xff\xfe")
    (fault,) = faults_of(folder)
    assert "1.1.md" in fault
    assert "UTF-8" in fault
