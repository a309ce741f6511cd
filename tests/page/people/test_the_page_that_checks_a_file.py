"""The page that checks a file: for whom it opens, whose systems it offers, and what it says."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser, cache

from lifecourse.organisations.api import MAY, Organisation, Permission, Role
from lifecourse.people.models import Person, SourceSystem

__all__ = ["cache"]

pytestmark = pytest.mark.page

ROLE = next(role for role in Role if Permission.IMPORT_PEOPLE in MAY[role])
FILE = "Client ID,Surname,DOB,Key worker\nC1,Ask,03/04/1984,Bo\nC2,Birch,30775,Bo\n"


def system_of(where: Organisation) -> SourceSystem:
    return SourceSystem.objects.create(code=where.code, name=f"System of {where.name}", organisation=where)


def send(client: Client, system: SourceSystem, content: str) -> HttpResponse:
    file = SimpleUploadedFile("people.csv", content.encode())
    return client.post("/people/check/", {"system": system.pk, "file": file})


def test_it_says_what_was_understood_and_keeps_nothing(council: Organisation, employ: Employ) -> None:
    answer = send(browser(employ(council, ROLE)), system_of(council), FILE)
    words = answer.content.decode()
    assert answer.status_code == 200
    assert "2 rows, 1 to mend" in words
    assert "30775, which is how Excel counts days" in words
    assert "Left out" in words
    assert "no-store" in answer["Cache-Control"]
    assert not Person.objects.exists()


def test_a_file_that_cannot_be_read_is_refused_in_words(council: Organisation, employ: Employ) -> None:
    answer = send(browser(employ(council, ROLE)), system_of(council), "nothing of use\n")
    assert answer.status_code == 422
    assert "no row of headings" in answer.content.decode()


def test_systems_of_others_are_neither_offered_nor_taken(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    client, theirs = browser(employ(council, ROLE)), system_of(trust)
    assert theirs.name not in client.get("/people/check/").content.decode()
    answer = send(client, theirs, FILE)
    assert answer.status_code == 422
    assert "Left out" not in answer.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_it_opens_for_roles_that_bring_records_in_and_only_they_see_the_way(
    role: Role, council: Organisation, employ: Employ
) -> None:
    client = browser(employ(council, role))
    may = Permission.IMPORT_PEOPLE in MAY[role]
    assert client.get("/people/check/").status_code == (200 if may else 403)
    assert ("/people/check/" in client.get("/").content.decode()) is may
