"""The pages that bring records in: for whom they open, whose systems they offer, and what they say."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser

from lifecourse.organisations.api import MAY, Organisation, Permission, Role
from lifecourse.people.models import ImportRun, Person, RejectedRow, SourceRecord, SourceSystem
from lifecourse.people.operations import importing
from lifecourse.people.views import intake

pytestmark = pytest.mark.page

ROLE = next(role for role in Role if Permission.IMPORT_PEOPLE in MAY[role])
FILE = "Client ID,Surname,DOB,Key worker\nC1,Ask,03/04/1984,Bo\nC2,Birch,30775,Bo\n"
NAMES = {"column_0": "local_id", "column_1": "family", "column_2": "birth_date", "column_3": ""}


def system_of(where: Organisation) -> SourceSystem:
    return SourceSystem.objects.create(code=where.code, name=f"System of {where.name}", organisation=where)


def send(client: Client, system: SourceSystem, content: str | bytes) -> HttpResponse:
    file = SimpleUploadedFile("people.csv", content.encode() if isinstance(content, str) else content)
    return client.post("/people/import/", {"system": system.pk, "file": file})


def held(client: Client, system: SourceSystem, content: str = FILE) -> str:
    answer = send(client, system, content)
    assert answer.status_code == 302
    return str(answer["Location"])


def test_it_says_what_was_understood_before_anything_comes_in(council: Organisation, employ: Employ) -> None:
    client = browser(employ(council, ROLE))
    answer = client.get(held(client, system_of(council)))
    words = answer.content.decode()
    assert "2 rows. 1 of them cannot come in as it is" in words
    assert "30775, which is how Excel counts days" in words
    assert "Leave it out" in words
    assert "no-store" in answer["Cache-Control"]
    assert not Person.objects.exists()


def test_rows_come_in_and_what_is_wrong_is_mended_or_left(council: Organisation, employ: Employ) -> None:
    client = browser(employ(council, ROLE))
    page = held(client, system_of(council), FILE + "C3,,1/2/1990,Bo\n")
    assert client.post(page, {**NAMES, "begin": "yes"}).status_code == 302
    assert "0 of 3 rows are done" in client.get(page).content.decode()
    client.post(f"{page}go-on/")
    words = client.get(page).content.decode()
    assert "1 new record, 0 that say something else now" in words
    assert "2 rows could not come in" in words
    day, name = RejectedRow.objects.order_by("number")
    mending = f"/people/import/rows/{day.pk}/"
    assert 'value="30775"' in client.get(mending).content.decode()
    again = client.post(mending, {"cell_0": "C2", "cell_1": "Birch", "cell_2": "31/2/1984"})
    assert again.status_code == 422
    assert "expected a day such as" in again.content.decode()
    assert client.post(mending, {"cell_0": "C2", "cell_1": "Birch", "cell_2": "4/4/1984"}).status_code == 302
    leaving = f"/people/import/rows/{name.pk}/"
    assert client.post(leaving, {"leave": "yes", "reason": ""}).status_code == 422
    assert client.post(leaving, {"leave": "yes", "reason": "A test entry"}).status_code == 302
    assert set(SourceRecord.objects.values_list("local_id", flat=True)) == {"C1", "C2"}
    words = client.get(page).content.decode()
    assert "1 of them mended since" in words
    assert "A test entry" in words
    # What was decided is not decided again, and what the rows said is gone.
    assert "mended and is in" in client.get(mending).content.decode()
    assert client.post(mending, {"cell_0": "C2"}).status_code == 422
    assert [row.cells for row in RejectedRow.objects.all()] == [{}, {}]
    assert ImportRun.objects.get().content is None


@pytest.mark.parametrize(("seconds", "done"), [(60, 7), (0, 3)])
def test_a_request_brings_in_as_much_as_there_is_time_for_and_something_always(
    seconds: int, done: int, council: Organisation, employ: Employ, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LONGEST_S", seconds)
    monkeypatch.setattr(importing, "AT_ONCE", 3)
    client = browser(employ(council, ROLE))
    rows = "".join(f"C{number},Ask,03/04/1984,Bo\n" for number in range(7))
    page = held(client, system_of(council), FILE.splitlines()[0] + "\n" + rows)
    client.post(page, {**NAMES, "begin": "yes"})
    client.post(f"{page}go-on/")
    run = ImportRun.objects.get()
    assert (run.rows_done, SourceRecord.objects.count()) == (done, done)
    assert run.state == ("done" if done == 7 else "running")


def test_a_mended_row_does_not_write_over_another_of_the_same_file(
    council: Organisation, employ: Employ
) -> None:
    client = browser(employ(council, ROLE))
    page = held(client, system_of(council))
    client.post(page, {**NAMES, "begin": "yes"})
    client.post(f"{page}go-on/")
    row = RejectedRow.objects.get()
    filled = {"cell_0": "C1", "cell_1": "Birch", "cell_2": "4/4/1984"}
    answer = client.post(f"/people/import/rows/{row.pk}/", filled)
    assert "Another row of this file" in answer.content.decode()
    assert SourceRecord.objects.get().said["names"][0]["family"] == "Ask"


def test_columns_are_chosen_on_the_page_and_remembered(council: Organisation, employ: Employ) -> None:
    client, system = browser(employ(council, ROLE)), system_of(council)
    file = "Whose,Surname,When,Post Code\n7,Ash,3/4/1984,ZZ1 1AA\n"
    page = held(client, system, file)
    assert "cannot be meant like this" in client.get(page).content.decode()
    assert client.post(page, {"begin": "yes"}).status_code == 422
    chosen = {f"column_{at}": name for at, name in enumerate(["local_id", "family", "birth_date", ""])}
    assert client.post(page, chosen).status_code == 302
    assert ImportRun.objects.get().state == "waiting"
    again = held(client, system, file)
    assert "cannot be meant like this" not in client.get(again).content.decode()
    client.post(again, {**chosen, "begin": "yes"})
    client.post(f"{again}go-on/")
    assert SourceRecord.objects.get().said["birth_date"] == "1984-04-03"


def test_a_file_that_somebody_decides_against_is_forgotten(council: Organisation, employ: Employ) -> None:
    client = browser(employ(council, ROLE))
    page = held(client, system_of(council))
    assert client.post(page, {"drop": "yes"}).status_code == 302
    assert ImportRun.objects.get().content is None
    assert client.post(page, {**NAMES, "begin": "yes"}).status_code == 409
    client.post(f"{page}go-on/")
    assert not SourceRecord.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("nothing of use\n", "no row of headings"),
        (b"Client ID,Surname\n1,Br\xf8gger\n", "CSV UTF-8"),
        ("Client ID,Surname\nClient ID,Surname\n1,Ask\n", "headings"),
        ("Client ID,Surname\n1,=HYPERLINK(1)\n", "formula"),
        ("", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    content: str | bytes, words: str, council: Organisation, employ: Employ
) -> None:
    answer = send(browser(employ(council, ROLE)), system_of(council), content)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("1,Ask,31/2/1984,", "31/2/1984"),
        ("1,Ask,4/3/2150,", "4 March 2150</td><td>a day that has been"),
        ("1,Ask,,9990000000000", "13 digits</td><td>ten digits"),
        ("1,Ask,,9990000019", "a number whose last digit does not fit"),
        ("1,,,", "no name</td><td>a first name or a family name"),
        (",Ask,,", "nothing</td><td>the number in your system"),
        ("2,Ask,,", "a number that row 2 has too"),
    ],
)
def test_each_fault_of_a_row_is_told_beside_its_column(
    cells: str, words: str, council: Organisation, employ: Employ
) -> None:
    client = browser(employ(council, ROLE))
    page = held(client, system_of(council), f"Client ID,Surname,DOB,NHS number\n2,Birch,,\n{cells}\n")
    said = unescape(client.get(page).content.decode())
    assert "2 rows. 1 of them cannot come in as it is" in said
    assert words in said


def test_systems_and_files_of_others_are_not_there(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    client, theirs = browser(employ(council, ROLE)), system_of(trust)
    assert theirs.name not in client.get("/people/import/").content.decode()
    assert send(client, theirs, FILE).status_code == 422
    page = held(browser(employ(trust, ROLE)), theirs)
    assert client.get(page).status_code == 404
    assert client.post(page, {"begin": "yes"}).status_code == 404
    assert client.post(f"{page}go-on/").status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_it_opens_for_roles_that_bring_records_in_and_only_they_see_the_way(
    role: Role, council: Organisation, employ: Employ
) -> None:
    client = browser(employ(council, role))
    may = Permission.IMPORT_PEOPLE in MAY[role]
    assert client.get("/people/import/").status_code == (200 if may else 403)
    assert ("/people/import/" in client.get("/").content.decode()) is may
