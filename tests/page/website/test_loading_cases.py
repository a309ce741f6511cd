"""A partnership that has cases for change and no plan is loaded from its folder."""

import shutil
from pathlib import Path

import pytest

from lifecourse.cases.api import Case, document_of
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import CasePart
from lifecourse.organisations.api import Partnership
from lifecourse.plans.api import BadExample, Plan
from lifecourse.website.loading import load_folder

pytestmark = pytest.mark.page
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
COUNTED = {"cambridgeshire-2018": 11, "leicestershire-access-2016": 1, "cheshire-east-2013": 1}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "cheshire-east-2013"
    shutil.copytree(EXAMPLES / "cheshire-east-2013", copied)
    return copied


def course() -> Case:
    return Case.objects.get(slug="life-course")


def document() -> CaseDocument:
    return document_of(course())


def rewrite(folder: Path, old: str, new: str) -> None:
    file = folder / "cases/life-course.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", COUNTED)
def test_every_case_of_a_folder_is_there(db: None, name: str) -> None:
    loaded = load_folder(EXAMPLES / name)
    assert loaded.plan is None
    assert not Plan.objects.exists()
    assert Case.objects.filter(partnership=loaded.partnership).count() == COUNTED[name]
    assert "Cases begun" in loaded.words


def test_loaded_twice_nothing_changes(db: None, folder: Path) -> None:
    load_folder(folder)
    before = CasePart.objects.count()
    assert "the same as in the folder" in load_folder(folder).words
    assert CasePart.objects.count() == before


def test_what_somebody_wrote_stays_unless_it_is_put_back(db: None, folder: Path) -> None:
    load_folder(folder)
    rewrite(folder, "Learning Disability Life Course Project", "Another title")
    told = load_folder(folder).words
    assert "left as they are" in told
    assert document().about.title == "Learning Disability Life Course Project"
    assert "put back" in load_folder(folder, put_back=True).words
    assert document().about.title == "Another title"
    assert course().title == "Another title"
    assert CasePart.objects.filter(case=course(), name="about").count() == 2


def test_a_part_that_the_folder_lost_is_emptied_and_kept_among_its_versions(db: None, folder: Path) -> None:
    load_folder(folder)
    rewrite(folder, "[[risks]]", "[[dependencies]]")
    rewrite(folder, "corporate = ", "# corporate = ")
    load_folder(folder, put_back=True)
    assert document().risks == ()
    first = CasePart.objects.get(case=course(), name="risks", number=1)
    assert len(first.content) == 5


def test_a_fault_in_one_case_leaves_nothing_behind(db: None, folder: Path) -> None:
    rewrite(folder, "due = 2015-06-30", 'due = "June"')
    with pytest.raises(BadExample) as refused:
        load_folder(folder)
    assert refused.value.faults == [
        "life-course.toml, milestones 7, due: found 'June', expected a day that there is, such as 2016-04-01."
    ]
    assert not Partnership.objects.exists()


def test_a_case_brought_by_no_member_is_refused(db: None, folder: Path) -> None:
    rewrite(folder, 'organisation = "cheshire-east-council"', 'organisation = "nobody"')
    with pytest.raises(BadExample, match="expected the code of a member"):
        load_folder(folder)
    assert not Case.objects.exists()


def test_a_folder_without_plan_and_without_cases_is_refused(db: None, tmp_path: Path) -> None:
    with pytest.raises(BadExample, match=r"plan\.toml: the file is missing"):
        load_folder(tmp_path)
