"""Files as evidence: kept with the plan, given out to its readers only, never shown in the site."""

import socket
import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.building import one_partnership
from tests.page.website.conftest import SignedIn

from lifecourse.audit.api import Entry
from lifecourse.organisations.api import Role
from lifecourse.plans.api import Evidence, Plan
from lifecourse.plans.models import EvidenceContent

pytestmark = pytest.mark.page

ADD = "/plans/one-ward/evidence/add?about=2.2/inpatients/ward/people"
PDF = b"%PDF-1.7\nthe census of the ward\n%%EOF\n"


@pytest.fixture
def analyst(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.ANALYST, plan.partnership)


def give(client: Client, name: str = "census.pdf", content: bytes = PDF, address: str = ADD) -> Any:
    return client.post(address, {"file": SimpleUploadedFile(name, content), "shows": "Ward census"})


def test_a_file_is_kept_with_what_it_shows_and_downloaded_by_readers(
    plan: Plan, analyst: Client, signed_in: SignedIn
) -> None:
    assert give(analyst).status_code == 302
    board = signed_in(Role.BOARD_MEMBER, plan.partnership)
    for address in (
        "/plans/one-ward/evidence",
        "/plans/one-ward/section/2.2",
        "/plans/one-ward/figure/inpatients/ward/people",
    ):
        page = board.get(address).content.decode()
        assert "census.pdf" in page
        assert "Not scanned for viruses" in page
    file = board.get(f"/plans/one-ward/evidence/{Evidence.objects.get().pk}/file")
    assert file.content == PDF
    assert file["Content-Disposition"] == 'attachment; filename="census.pdf"'
    assert file["Content-Type"] == "application/octet-stream"
    assert file["X-Content-Type-Options"] == "nosniff"
    assert file["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert Entry.objects.filter(action="evidence downloaded").count() == 1


def test_the_record_keeps_the_fingerprint_and_not_the_file(plan: Plan, analyst: Client) -> None:
    give(analyst)
    evidence = Evidence.objects.get()
    kept = Entry.objects.filter(table=Evidence._meta.db_table).get(action="insert")
    assert kept.after is not None
    assert kept.after["sha256"] == evidence.sha256
    content = Entry.objects.get(table=EvidenceContent._meta.db_table)
    assert content.after is not None
    assert content.after["content"] == "not kept"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("census.exe", PDF, "is not taken"),
        ("census.pdf", b"<script>alert(1)</script>", "not a whole PDF"),
        ("census.pdf", b"", "The file is empty"),
        ("census.txt", b"x" * 2_000_000, "larger than 1 MB"),
    ],
)
def test_a_file_that_is_not_taken_says_why_and_leaves_nothing(
    analyst: Client, settings: Any, name: str, content: bytes, words: str
) -> None:
    settings.EVIDENCE_MOST_BYTES = 1024 * 1024
    answer = give(analyst, name, content)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Evidence.objects.exists()
    assert not EvidenceContent.objects.exists()


def test_nobody_else_learns_of_a_file(plan: Plan, analyst: Client, signed_in: SignedIn) -> None:
    give(analyst)
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("other"))
    number = Evidence.objects.get().pk
    for address in (ADD, "/plans/one-ward/evidence", f"/plans/one-ward/evidence/{number}/file"):
        assert stranger.get(address).status_code == 404
    assert stranger.post(f"/plans/one-ward/evidence/{number}/remove", {"why": "x"}).status_code == 404
    assert Client().get(f"/plans/one-ward/evidence/{number}/file").status_code == 302
    board = signed_in(Role.BOARD_MEMBER, plan.partnership)
    assert give(board).status_code == 422
    assert board.post(f"/plans/one-ward/evidence/{number}/remove", {"why": "x"}).status_code == 422
    assert EvidenceContent.objects.count() == 1


def test_a_file_taken_away_is_gone_and_the_record_says_that_it_was_there(plan: Plan, analyst: Client) -> None:
    give(analyst)
    evidence = Evidence.objects.get()
    remove = f"/plans/one-ward/evidence/{evidence.pk}/remove"
    assert analyst.post(remove, {"why": ""}).status_code == 422
    assert analyst.post(remove, {"why": "It names a person."}).status_code == 302
    assert not EvidenceContent.objects.exists()
    assert analyst.get(f"/plans/one-ward/evidence/{evidence.pk}/file").status_code == 404
    page = analyst.get("/plans/one-ward/evidence").content.decode()
    assert "taken away by Sam Analyst" in page
    assert "It names a person." in page


def test_what_a_file_was_called_goes_with_it(plan: Plan, analyst: Client) -> None:
    give(analyst, name="Quillon Smith.pdf")
    evidence = Evidence.objects.get()
    assert evidence.name == "Quillon Smith.pdf"
    remove = f"/plans/one-ward/evidence/{evidence.pk}/remove"
    assert analyst.post(remove, {"why": "It names a person."}).status_code == 302
    assert "Quillon" not in analyst.get("/plans/one-ward/evidence").content.decode()
    assert "Quillon" not in str(list(Evidence.objects.values()))
    assert "Quillon" not in str(list(Entry.objects.values("before", "after")))


def test_a_file_that_was_altered_behind_our_back_is_not_given_out(plan: Plan, analyst: Client) -> None:
    give(analyst)
    EvidenceContent.objects.update(content=PDF.replace(b"ward", b"bank"))
    assert analyst.get(f"/plans/one-ward/evidence/{Evidence.objects.get().pk}/file").status_code == 404


@pytest.mark.parametrize(
    ("scanner", "status", "words"),
    [
        ("true", 302, ""),
        ("false", 422, "found something in this file"),
        ("/no/such/scanner", 422, "does not answer"),
        ("sh -c 'exit 2'", 422, "does not answer"),
        ("clamd:/no/such/socket", 422, "does not answer"),
    ],
)
def test_a_scanner_is_heard_and_its_silence_is_no_consent(
    analyst: Client, settings: Any, scanner: str, status: int, words: str
) -> None:
    settings.EVIDENCE_SCANNER = scanner
    answer = give(analyst)
    assert (answer.status_code, words in answer.content.decode()) == (status, True)
    assert [one.scan for one in Evidence.objects.all()] == (["nothing found"] if status == 302 else [])


@pytest.mark.parametrize(("said", "status"), [(b"stream: OK\0", 302), (b"stream: Eicar FOUND\0", 422)])
def test_clamd_is_asked_over_its_socket(
    analyst: Client, settings: Any, tmp_path: Path, said: bytes, status: int
) -> None:
    path = tmp_path / "clamd"
    heard: list[bytes] = []
    with socket.socket(socket.AF_UNIX) as clamd:
        clamd.bind(str(path))
        clamd.listen()

        def answer() -> None:
            caller, _ = clamd.accept()
            with caller:
                while not b"".join(heard).endswith(b"\0\0\0\0"):
                    heard.append(caller.recv(65536))
                caller.sendall(said)

        thread = threading.Thread(target=answer)
        thread.start()
        settings.EVIDENCE_SCANNER = f"clamd:{path}"
        assert give(analyst).status_code == status
        thread.join(10)
    assert PDF in b"".join(heard)
