"""Another list of people in hospital, held against the record: who is in which, and what is made of it."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import put_on_register, someone

from lifecourse.accounts.api import Account
from lifecourse.audit.api import entries_about
from lifecourse.cli import main
from lifecourse.engine.sheets.faults import Refused
from lifecourse.organisations.api import NotAllowed, Organisation, OrganisationKind, Role
from lifecourse.people.api import CannotStand, NoSuchPerson, Person
from lifecourse.people.models import Restriction, SourceRecord
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.folding import fold
from lifecourse.people.operations.telling import everything_about
from lifecourse.support.models import Extract, ExtractAnswer, ExtractRow, Leave, WardStay
from lifecourse.support.operations.extracts import (
    Whose,
    answer_person,
    answer_row,
    bring_in,
    empty_extracts,
    hold_extract,
)
from lifecourse.support.reading.extracts import Line, Reconciled, reconciled
from lifecourse.support.rules.extracts import Found
from lifecourse.support.setting_up.lists import set_up_list

pytestmark = pytest.mark.page
TODAY = timezone.localdate()
DAY = TODAY - timedelta(days=30)
LATER = TODAY + timedelta(days=365)
HEAD = (
    "NHS No,Forename,Surname,DOB,Hospital,Ward type,Legal status,Commissioner,Admission date,Discharge date"
)
ADA, BEN, CAL, EVE, NOBODY = "9990000018", "9990000026", "9990000034", "9990000042", "9990000050"


def numbered(person: Person, number: str, born: str = "1990-05-04") -> Person:
    for record in SourceRecord.objects.filter(person=person):
        record.said = record.said | {"nhs_number": number, "birth_date": born}
        record.nhs_number, record.birth_date = number, date.fromisoformat(born)
        record.save()
    return person


def stay(person: Person, payer: Organisation, since: date, until: date | None = None) -> WardStay:
    return WardStay.objects.create(
        person=person,
        hospital="Willow Ward, Heron Hospital",
        provider="Heron Trust",
        ward_kind="low_secure",
        commissioner=payer,
        came_from="own_home",
        why="The support at home ended",
        from_date=since,
        to_date=until,
        how_left="family_home" if until else "",
    )


class Desk:
    """A coordinator who holds lists against the record."""

    def __init__(self, where: Organisation, by: Account) -> None:
        self.where, self.by = where, by

    def hold(self, content: str, *, as_at: date = DAY, whose: Whose | None = None) -> Extract:
        return hold_extract(
            kept_by=self.where,
            whose=whose or Whose(kind="commissioner", commissioner=self.where),
            as_at=as_at,
            keep_until=LATER,
            content=content.encode(),
            by=self.by,
            at=timezone.now(),
        )

    def bring(self, *rows: str, head: str = HEAD, whose: Whose | None = None) -> Extract:
        held = self.hold("\n".join([head, *rows]), whose=whose)
        return bring_in(extract=held, columns=held.columns, by=self.by, at=timezone.now())

    def read(self, extract: Extract, by: Account | None = None) -> Reconciled:
        return reconciled(extract, seen_by=by or self.by, on=TODAY, at=timezone.now())


@pytest.fixture
def desk(icb: Organisation, coordinator: Account) -> Desk:
    return Desk(icb, coordinator)


def row(number: str = "", name: str = "Ada Wren", born: str = "04/05/1990", **other: str) -> str:
    given, _, family = name.partition(" ")
    said = {
        "hospital": "Heron Hospital",
        "ward": "Low secure",
        "law": "",
        "payer": "fen-icb",
        "since": f"{DAY - timedelta(days=100):%d/%m/%Y}",
        "left": "",
    } | other
    return ",".join([number, given, family, born, *said.values()])


def only(found: Reconciled) -> Line:
    (line,) = found.lines
    return line


def said(line: Line) -> str:
    return " ".join(one.words for one in line.reasons)


def test_somebody_whom_both_have_alike_is_the_same(desk: Desk, icb: Organisation) -> None:
    ada = numbered(someone(icb), ADA)
    stay(ada, icb, DAY - timedelta(days=100))
    line = only(desk.read(desk.bring(row(ADA))))
    assert (line.found, line.person, line.called) == (Found.SAME, ada, "Ada Wren")
    assert not line.differences and not line.reasons and not line.on_no_list


def test_what_differs_is_said_as_each_says_it(desk: Desk, icb: Organisation) -> None:
    stay(numbered(someone(icb), ADA), icb, DAY - timedelta(days=90))
    line = only(desk.read(desk.bring(row(ADA, ward="Medium secure", law="Section 3", hospital="Fen Lodge"))))
    assert line.found is Found.DIFFERENT
    assert [one.what for one in line.differences] == [
        "In hospital since",
        "Hospital",
        "Kind of ward",
        "By what law",
    ]
    kind = line.differences[2]
    assert (kind.theirs, kind.ours) == ("Medium secure", "Low secure")
    # Words that are on no list of ours are shown, and nobody says that they differ.
    again = only(desk.read(desk.bring(row(ADA, ward="Type 4", since=""))))
    assert again.found is Found.SAME and [one.known for one in again.differences] == [False]


def test_whoever_is_in_hospital_and_on_no_list_comes_first(desk: Desk, icb: Organisation) -> None:
    stay(numbered(someone(icb), ADA), icb, DAY - timedelta(days=100))
    numbered(someone(icb, "Ben Heron"), BEN)
    put_on_register(numbered(someone(icb, "Cal Lark"), CAL), icb, desk.by)
    found = desk.read(desk.bring(row(ADA, ward="High secure"), row(CAL, "Cal Lark"), row(BEN, "Ben Heron")))
    assert [line.called for line in found.lines] == ["Ben Heron", "Cal Lark", "Ada Wren"]
    assert [line.called for line in found.on_no_list] == ["Ben Heron"]
    assert "No stay in hospital is written down" in said(found.lines[0])
    assert found.lines[1].register == "On the register of Fen Integrated Care Board"


def test_who_is_on_our_record_alone_has_the_likely_reason(desk: Desk, icb: Organisation) -> None:
    ada, ben, cal = (
        numbered(someone(icb, name), number)
        for name, number in (("Ada Wren", ADA), ("Ben Heron", BEN), ("Cal Lark", CAL))
    )
    stay(ada, icb, DAY - timedelta(days=400))
    Leave.objects.create(person=ada, kind="extended", from_date=DAY - timedelta(days=20))
    stay(ben, icb, DAY)
    stay(cal, icb, DAY - timedelta(days=9), DAY + timedelta(days=2))
    found = desk.read(desk.bring(row(EVE, "Eve Teal")))
    why = {line.called: said(line) for line in found.of(Found.OURS)}
    assert "on long leave since" in why["Ada Wren"] and "30 November 2024" in why["Ada Wren"]
    assert "on the very day" in why["Ben Heron"]
    assert "after that day" in why["Cal Lark"]


def test_why_a_row_is_not_on_our_record(desk: Desk, icb: Organisation) -> None:
    ada = numbered(someone(icb), ADA)
    stay(ada, icb, DAY - timedelta(days=100), DAY - timedelta(days=3))
    stay(numbered(someone(icb, "Ben Heron"), BEN), icb, DAY + timedelta(days=3))
    lines = desk.read(
        desk.bring(
            row(ADA),
            row(BEN, "Ben Heron"),
            row("9990000019", "Cal Lark"),
            row(NOBODY, "Eve Teal"),
            row(CAL, "Fay Reed", left=f"{DAY:%d/%m/%Y}"),
        )
    ).lines
    why = {line.called: said(line) for line in lines}
    assert "they left hospital on" in why["Ada Wren"]
    assert "after the day" in why["Ben Heron"]
    assert "does not stand its own check" in why["Cal Lark"]
    assert why["Eve Teal"] == "Nobody whom you may see here has this NHS number."
    assert "The row itself says that they left" in why["Fay Reed"]


def test_a_name_and_a_birth_date_are_a_question_until_somebody_answers(desk: Desk, icb: Organisation) -> None:
    ada = numbered(someone(icb), ADA)
    extract = desk.bring(row("", "Ada Wren"))
    stay(ada, icb, DAY - timedelta(days=100))
    found = desk.read(extract)
    maybe = found.of(Found.MAY_BE)[0]
    assert [called for _, called in maybe.candidates] == ["Ada Wren"] and maybe.person is None
    assert not maybe.on_no_list
    # Until somebody says so, she is on our record alone as well.
    assert [line.person for line in found.of(Found.OURS)] == [ada]
    assert maybe.row
    answer_row(row=maybe.row, words="Her GP says so", settled=True, person=ada, by=desk.by, at=timezone.now())
    line = only(desk.read(extract))
    assert (line.found, line.person, line.settled) == (Found.SAME, ada, True)


def test_a_number_of_a_record_that_was_made_one_with_another_finds_the_head(
    desk: Desk, icb: Organisation
) -> None:
    ada, again = numbered(someone(icb), ADA), numbered(someone(icb, "Ada Wrenn"), BEN)
    stay(ada, icb, DAY - timedelta(days=100))
    fold(kept=ada, folded=again, how="person", reason="Same", by=desk.by, at=timezone.now())
    line = only(desk.read(desk.bring(row(BEN))))
    assert line.person == ada and "two NHS numbers" in said(line)


def test_who_pays_by_our_record_is_said(desk: Desk, icb: Organisation) -> None:
    other = Organisation.objects.create(
        code="nhse", name="NHS England", kind=OrganisationKind.SPECIALISED_COMMISSIONING.value
    )
    stay(numbered(someone(icb), ADA), other, DAY - timedelta(days=100))
    line = only(desk.read(desk.bring(row(ADA))))
    assert line.found is Found.DIFFERENT and "NHS England arranged the bed" in said(line)


def test_a_providers_rows_say_which_flag_brings_them_in(desk: Desk, icb: Organisation) -> None:
    stay(numbered(someone(icb), ADA), icb, DAY - timedelta(days=100))
    stay(numbered(someone(icb, "Ben Heron"), BEN), icb, DAY - timedelta(days=100))
    head = "NHS number,Mental category,Treatment function,Primary diagnosis,Cluster,Team type"
    whose = Whose(kind="provider", provider="heron trust")
    extract = desk.bring(f"{ADA},A,710,F84.0,5,A01", f"{BEN},A,710,F20,11,A01", head=head, whose=whose)
    # The other list of the same day, by number.
    desk.bring(row(ADA))
    found = {line.called: line for line in desk.read(extract).lines}
    assert found["Ada Wren"].flags == ["Primary diagnosis (ICD-10): F84.0", "Cluster: 5"]
    assert "None of the flags" in said(found["Ben Heron"])
    assert found["Ada Wren"].also_in and not found["Ben Heron"].also_in
    assert found["Ben Heron"].not_in


def test_what_somebody_found_out_stays(desk: Desk, icb: Organisation) -> None:
    ada = numbered(someone(icb), ADA)
    stay(ada, icb, DAY - timedelta(days=100))
    extract = desk.bring(row(BEN, "Eve Teal"))
    for words, settled in (("They are asked", False), ("The file was early", True)):
        answer_person(
            extract=extract, person=ada, words=words, settled=settled, by=desk.by, at=timezone.now()
        )
    line = desk.read(extract).of(Found.OURS)[0]
    assert line.settled and line.answer and line.answer.words == "The file was early"
    assert ExtractAnswer.objects.count() == 2
    with pytest.raises(CannotStand, match="what you found out"):
        answer_person(extract=extract, person=ada, words=" ", settled=True, by=desk.by, at=timezone.now())


def test_what_was_found_out_about_an_earlier_list_stands_beside_the_next(
    desk: Desk, icb: Organisation
) -> None:
    ada, ben = numbered(someone(icb), ADA), numbered(someone(icb, "Ben Heron"), BEN)
    stay(ada, icb, DAY - timedelta(days=100))
    held = desk.hold("\n".join([HEAD, row(BEN, "Ben Heron")]), as_at=DAY - timedelta(days=28))
    first = bring_in(extract=held, columns=held.columns, by=desk.by, at=timezone.now())
    answer_person(
        extract=first, person=ada, words="They forgot her", settled=True, by=desk.by, at=timezone.now()
    )
    answer_row(row=first.rows.get(), words="He is asked about", settled=False, by=desk.by, at=timezone.now())
    found = {line.person: line for line in desk.read(desk.bring(row(BEN, "Ben Heron"))).lines}
    # It is asked anew, with what was said last time.
    assert not found[ada].settled and not found[ben].settled
    words = [found[one].earlier and found[one].earlier.words for one in (ada, ben)]
    assert words == ["They forgot her", "He is asked about"]
    other = Whose(kind="provider", provider="Heron Trust")
    assert all(line.earlier is None for line in desk.read(desk.bring(row(BEN), whose=other)).lines)


def test_the_same_file_twice_is_the_same_list(desk: Desk) -> None:
    first = desk.bring(row(ADA))
    again = desk.hold("\n".join([HEAD, row(ADA)]))
    assert again == first and ExtractRow.objects.count() == 1
    with pytest.raises(CannotStand, match="already"):
        bring_in(extract=again, columns=again.columns, by=desk.by, at=timezone.now())
    assert desk.hold("\n".join([HEAD, row(ADA)]), as_at=DAY - timedelta(days=1)) != first


def test_one_bad_row_refuses_the_file_by_its_cell(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        desk.bring(row(ADA), row(BEN, since="31/02/2026"), row("", "", ""))
    assert [fault.cell for fault in refused.value.faults] == ["I3", "A4"]
    assert "31/02/2026" in refused.value.faults[0].sentence
    assert not ExtractRow.objects.exists()
    with pytest.raises(Refused, match="no column that says who"):
        desk.bring("Ada", head="Forename")


def test_only_their_own_organisation_has_a_list(
    desk: Desk, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    extract = desk.bring(row(ADA))
    for who in (employ(council), employ(icb, Role.TEAM_MANAGER)):
        with pytest.raises(NotAllowed):
            bring_in(extract=extract, columns={}, by=who, at=timezone.now())
        assert browser(who).get(f"/support/extracts/{extract.pk}/").status_code in {403, 404}
    assert (
        browser(employ(icb, Role.RECORDS_OFFICER)).get(f"/support/extracts/{extract.pk}/").status_code == 200
    )


def test_somebody_who_may_not_be_seen_is_like_somebody_who_is_not_here(
    desk: Desk, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    hidden = numbered(someone(icb, "Ben Heron"), BEN)
    stay(hidden, icb, DAY - timedelta(days=100))
    elsewhere = numbered(someone(council, "Cal Lark"), CAL)
    stay(elsewhere, icb, DAY - timedelta(days=100))
    Restriction.objects.create(person=hidden, reason="In hiding", from_date=TODAY, by=employ(icb))
    extract = desk.bring(row(BEN, "Ben Heron"), row(CAL, "Cal Lark"), row(NOBODY, "Eve Teal"))
    lines = desk.read(extract).lines
    assert len(lines) == 3 and {line.person for line in lines} == {None}
    assert len({said(line) for line in lines}) == 1 and all(line.on_no_list for line in lines)
    # Nor by name, where the row has no number.
    unnumbered = desk.read(desk.bring(row("", "Ben Heron"), row("", "Eve Teal")))
    assert {said(line) for line in unnumbered.lines} == {
        "The row has no NHS number. Nobody whom you may see here has this name and date of birth."
    }
    # Nor by how much is asked of the database.
    for numbered_rows in (True, False):
        asked = []
        for number, name, born in (
            (BEN, "Ben Heron", "04/05/1990"),
            (CAL, "Cal Lark", "04/05/1990"),
            (NOBODY, "Eve Teal", "05/05/1991"),
        ):
            one = desk.bring(row(number if numbered_rows else "", name, born))
            Extract.objects.exclude(pk=one.pk).update(state="dropped")
            with CaptureQueriesContext(connection) as queries:
                desk.read(one)
            asked.append(len(queries))
        assert len(set(asked)) == 1
    with pytest.raises(NoSuchPerson):
        row_of = lines[0].row
        assert row_of
        Extract.objects.update(state="in")
        answer_row(row=row_of, words="He", settled=True, person=hidden, by=desk.by, at=timezone.now())


def test_what_was_found_out_of_somebody_goes_only_to_whoever_may_see_them(
    desk: Desk, icb: Organisation, employ: Employ
) -> None:
    ada, ben = numbered(someone(icb), ADA), numbered(someone(icb, "Ben Heron"), BEN)
    earlier = desk.hold("\n".join([HEAD, row(BEN, "Ben Heron")]), as_at=DAY - timedelta(days=28))
    rows = [
        bring_in(extract=earlier, columns=earlier.columns, by=desk.by, at=timezone.now()).rows.get(),
        *(extract := desk.bring(row(BEN, "Ben Heron"), row("", "Ada Wren"))).rows.all(),
    ]
    alone = desk.bring(row(NOBODY, "Eve Teal"), row("", "Ida Fox"))
    for one, who in zip(rows, (None, None, ada), strict=True):
        answer_row(row=one, words="Lives here", settled=True, person=who, by=desk.by, at=timezone.now())
    reader = employ(icb, Role.RECORDS_OFFICER)
    lines = desk.read(extract, reader).lines
    assert {line.answer and line.answer.words for line in lines} == {"Lives here"}
    for person in (ada, ben):
        Restriction.objects.create(person=person, reason="In hiding", from_date=TODAY, by=desk.by)
    seen = []
    for other in (extract, alone):
        with CaptureQueriesContext(connection) as queries:
            lines = desk.read(other, reader).lines
        seen.append((len(queries), sorted(said(line) for line in lines)))
        assert all(line.on_no_list and not line.answer and not line.earlier for line in lines)
        for line in lines:
            page = browser(reader).get(f"/support/extracts/{other.pk}/?line={line.key}").content.decode()
            assert "Lives here" not in page and "What was said before" not in page
    assert seen[0] == seen[1]
    # What the reader says of it themselves stays for them.
    assert lines[0].row
    hers = next(line.row for line in desk.read(extract, reader).lines if line.row)
    answer_row(row=hers, words="We ask", settled=False, by=reader, at=timezone.now())
    line = next(line for line in desk.read(extract, reader).lines if line.row == hers)
    assert line.answer and line.answer.words == "We ask"


def test_whom_somebody_named_can_be_taken_back(desk: Desk, icb: Organisation, employ: Employ) -> None:
    ada = numbered(someone(icb), ADA)
    extract = desk.bring(row("", "Ada Wren"), row(BEN, "Ben Heron"))
    first, second = extract.rows.all()
    client = browser(desk.by)
    line = f"/support/extracts/{extract.pk}/?line=row-{first.pk}"
    answer = {"words": "The ward says so", "settled": "yes", "person": str(ada.pk)}
    assert client.post(line, answer).status_code == 302
    assert 'value="else"' in client.get(line).content.decode()
    taken_back = {"words": "It is a namesake", "settled": "no", "person": "else"}
    assert client.post(line, taken_back).status_code == 302
    found = desk.read(extract).of(Found.MAY_BE)
    assert [one.row for one in found] == [first] and not found[0].settled
    assert ExtractAnswer.objects.filter(row=first, person=ada).count() == 2
    # Whoever may not see them takes nothing back.
    answer_row(row=second, words="He", settled=True, person=ada, by=desk.by, at=timezone.now())
    Restriction.objects.create(person=ada, reason="In hiding", from_date=TODAY, by=desk.by)
    reader = employ(icb, Role.RECORDS_OFFICER)
    numbered(someone(icb, "Ben Heron"), BEN)
    page = browser(reader).get(f"/support/extracts/{extract.pk}/?line=row-{second.pk}").content.decode()
    assert "Ben Heron" in page and "Who is it?" not in page
    with pytest.raises(NoSuchPerson):
        answer_row(row=second, words="No", settled=False, not_them=True, by=reader, at=timezone.now())


def test_a_number_that_two_records_have_is_a_question(desk: Desk, icb: Organisation) -> None:
    ada, ben = numbered(someone(icb), ADA), numbered(someone(icb, "Ben Heron"), ADA)
    stay(ben, icb, DAY - timedelta(days=100))
    (maybe,) = desk.read(desk.bring(row(ADA))).of(Found.MAY_BE)
    assert {person for person, _ in maybe.candidates} == {ada, ben} and not maybe.on_no_list
    assert said(maybe) == "More than one record here has this NHS number."


def test_a_number_that_the_record_does_not_have_is_said(desk: Desk, icb: Organisation) -> None:
    ada = numbered(someone(icb), ADA)
    stay(ada, icb, DAY - timedelta(days=100))
    extract = desk.bring(row(BEN, "Ada Wren"))
    answer_row(
        row=extract.rows.get(),
        words="Her GP says so",
        settled=True,
        person=ada,
        by=desk.by,
        at=timezone.now(),
    )
    line = only(desk.read(extract))
    assert (
        line.person == ada and said(line) == "Our record does not have the NHS number of the file for them."
    )


@pytest.mark.parametrize("over", ["dropped", "emptied", "kept no longer"])
def test_a_list_of_which_nothing_is_kept_shows_nobody(desk: Desk, icb: Organisation, over: str) -> None:
    ada = numbered(someone(icb), ADA)
    stay(ada, icb, DAY - timedelta(days=100))
    extract = desk.bring(row(BEN, "Ben Heron"))
    gone = {"keep_until": TODAY - timedelta(days=1)} if over == "kept no longer" else {"state": over}
    Extract.objects.update(**gone)
    page = browser(desk.by).get(f"/support/extracts/{extract.pk}/")
    assert "Nothing of it is here" in page.content.decode() and "Ada Wren" not in page.content.decode()
    assert not entries_about([ada.pk]).filter(action="listed").exists()
    assert browser(desk.by).get(f"/support/extracts/{extract.pk}/?line={ada.pk}").status_code == 404


def test_a_longer_list_asks_no_more_questions(desk: Desk, icb: Organisation) -> None:
    def asked(extract: Extract) -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.read(extract)
        return len(queries)

    stay(numbered(someone(icb), ADA), icb, DAY - timedelta(days=100))
    few = asked(desk.bring(row(ADA), row(EVE, "Eve Teal"), row("", "Ada Wren")))
    put_on_register(numbered(someone(icb, "Cal Lark"), CAL), icb, desk.by)
    stay(numbered(someone(icb, "Ben Heron"), BEN), icb, DAY - timedelta(days=100))
    Extract.objects.update(as_at=DAY - timedelta(days=1))
    every = (row(ADA), row(BEN), row(CAL), row(EVE), row(NOBODY), row("", "Ada Wren"), row("", "Nia Moss"))
    assert asked(desk.bring(*every)) == few


def test_the_rows_go_once_their_day_is_over_or_whoever_they_are_about_is_erased(
    desk: Desk, icb: Organisation
) -> None:
    ada = numbered(someone(icb), ADA)
    stay(ada, icb, DAY - timedelta(days=100))
    extract = desk.bring(row(ADA), row(BEN, "Ben Heron"))
    assert "The list of Fen Integrated Care Board" in str(everything_about(ada)["support"])
    erase(ada, why="Article 17", by=desk.by, at=timezone.now())
    assert [one.nhs_number for one in ExtractRow.objects.all()] == [BEN]
    Extract.objects.update(keep_until=TODAY - timedelta(days=1))
    extract.refresh_from_db()
    assert desk.read(extract).lines == []
    assert empty_extracts(at=timezone.now()) == 1 and not ExtractRow.objects.exists()
    assert main(["tidy-lists"]) == 0 and empty_extracts(at=timezone.now()) == 0


def test_a_demonstration_has_a_list_with_what_such_lists_get_wrong(desk: Desk, icb: Organisation) -> None:
    names = ["Ada Wren", "Ben Heron", "Cal Lark", "Eve Teal", "Fay Reed", "Gil Rush"]
    for name, number in zip(names, [ADA, BEN, CAL, EVE, "9990000069", "9990000077"], strict=True):
        stay(numbered(someone(icb, name), number), icb, TODAY - timedelta(days=400))
    for name, number in (("Ida Fox", "9990000085"), ("Jo Kite", "9990000093")):
        numbered(someone(icb, name), number)
    assert set_up_list(by=desk.by, at=timezone.now()) == 8
    found = desk.read(Extract.objects.get())
    kinds = {kind: len(found.of(kind)) for kind in Found}
    assert kinds == {
        Found.SAME: 3,
        Found.DIFFERENT: 1,
        Found.MAY_BE: 1,
        Found.THEIRS: 3,
        Found.OURS: 2,
    }
    assert [line.called for line in found.on_no_list] == ["Ida Fox", "Jo Kite", "Nia Moss"]
    assert set_up_list(by=desk.by, at=timezone.now()) == 0


def test_the_pages(desk: Desk, icb: Organisation) -> None:
    ada = numbered(someone(icb), ADA)
    stay(ada, icb, DAY - timedelta(days=90))
    client = browser(desk.by)
    form = {"kept_by": icb.pk, "kind": "commissioner", "commissioner": icb.pk}
    for name, day in (("as_at", DAY), ("keep_until", LATER)):
        form |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}

    def send(*rows: str) -> object:
        content = "\n".join([HEAD, *rows]).encode()
        return client.post("/support/extracts/", form | {"file": SimpleUploadedFile("a.csv", content)})

    bad = send(row(ADA, since="soon"))
    assert bad.status_code == 302, bad.content.decode()
    columns = client.get(bad["Location"])
    assert "What each column is taken for" in columns.content.decode()
    fields = {name: field.initial for name, field in columns.context["columns_form"].fields.items()}
    refused = client.post(bad["Location"], fields)
    assert refused.status_code == 422 and "cell I2" in refused.content.decode()
    assert client.post(bad["Location"], {"drop": "yes"}).status_code == 302
    good = send(row(ADA, ward="High secure"), row("", "Ada Wren"))
    assert client.post(good["Location"], fields).status_code == 302
    page = client.get(good["Location"]).content.decode()
    assert "High secure" in page and "In both, and they say different things: 1" in page
    maybe = ExtractRow.objects.get(nhs_number="")
    line = f"{good['Location']}?line=row-{maybe.pk}"
    assert "Who is it?" in client.get(line).content.decode()
    assert client.post(line, {"words": "", "settled": ""}).status_code == 422
    answer = {"words": "Twice in the file", "settled": "yes", "person": str(ada.pk)}
    assert client.post(line, answer).status_code == 302
    assert "Twice in the file" in client.get(good["Location"]).content.decode()
    assert client.get(f"{good['Location']}?line=row-999999").status_code == 404
    assert "/support/extracts/" in client.get("/support/hospital/").content.decode()
