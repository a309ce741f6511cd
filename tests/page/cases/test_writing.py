"""Cases are begun and written whole or not at all, by those who may, and nobody's words are lost."""

import pytest
from tests.page.cases.conftest import ABOUT

from lifecourse.cases.models import Case, CasePart
from lifecourse.cases.operations.writing import CannotWrite, ChangedMeanwhile, begin_case, write_part
from lifecourse.cases.queries.cases import document_of
from lifecourse.cases.rules.document import BadCase
from lifecourse.organisations.api import NotAllowed, Role

pytestmark = pytest.mark.page


def test_a_case_is_kept_as_it_was_given(case):
    document = document_of(case)
    assert (document.about.reference, document.about.title) == ("A/1", "Tender homecare again")
    assert case.organisation.code == "council"


def test_a_part_is_written_in_the_place_of_the_one_that_was_read(case, somebody, stamp):
    by = somebody("council")
    write_part(case=case, name="words.aims", content="A", read=0, stamp=stamp(by))
    write_part(case=case, name="words.aims", content="B", read=1, stamp=stamp(by))
    assert document_of(case).words == {"aims": "B"}
    with pytest.raises(ChangedMeanwhile):
        write_part(case=case, name="words.aims", content="C", read=1, stamp=stamp(by))
    assert list(CasePart.objects.filter(case=case, name="words.aims").values_list("content", flat=True)) == [
        "A",
        "B",
    ]


def test_the_same_key_is_written_once(case, somebody, stamp):
    once = stamp(somebody("council"))
    first = write_part(case=case, name="words.aims", content="A", read=0, stamp=once)
    assert write_part(case=case, name="words.aims", content="A", read=0, stamp=once) == first
    for name, content in (("words.aims", "B"), ("words.reach", "A")):
        with pytest.raises(CannotWrite, match="was sent before, and what it said then stands"):
            write_part(case=case, name=name, content=content, read=0, stamp=once)


def test_what_cannot_be_read_is_not_kept(case, somebody, stamp):
    with pytest.raises(BadCase) as bad:
        write_part(
            case=case,
            name="declared",
            content=[{"year": "2018/19", "pounds": "100k"}],
            read=0,
            stamp=stamp(somebody("council")),
        )
    assert "A/1, declared 1, pounds: found '100k'" in bad.value.faults[0]
    assert not CasePart.objects.filter(name="declared").exists()


def test_only_those_who_write_cases_write_them(case, somebody, stamp, partners):
    reader = somebody("ccg", Role.ASSURER)
    with pytest.raises(NotAllowed):
        write_part(case=case, name="words.aims", content="A", read=0, stamp=stamp(reader))
    with pytest.raises(NotAllowed):
        begin_case(
            partnership=partners, data={"about": ABOUT | {"slug": "x"}}, stamp=stamp(reader), place="t"
        )


@pytest.mark.parametrize("other", [{"slug": "other"}, {"reference": "A/2"}])
def test_a_name_or_reference_is_given_once(case, partners, stamp, other):
    with pytest.raises(CannotWrite, match="already"):
        begin_case(partnership=partners, data={"about": ABOUT | other}, stamp=stamp(), place="t")
    assert Case.objects.count() == 1


def test_a_case_is_there_only_for_those_who_may_read_it(case, partners, signed_in):
    path = "/cases/together/homecare/"
    assert signed_in(Role.BOARD_MEMBER, partners).get(path).status_code == 200
    assert signed_in(Role.CARE_COORDINATOR, partners).get(path).status_code == 404


def test_a_number_of_any_length_that_is_sent_is_no_fault_of_the_site(case, partners, signed_in):
    browser = signed_in(Role.PROGRAMME_MANAGER, partners)
    path = "/cases/together/homecare/text/why/"
    assert browser.get(path).status_code == 200
    sent = browser.post(path, {"read": "9" * 5000, "words": "Because."})
    assert sent.status_code in {200, 302}
