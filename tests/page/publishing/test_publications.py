"""Publishing a frozen version: its files are kept to the byte, and the next edition says what changed."""

import io
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from tests.building import NOON, browser_of, one_partnership, one_ward_plan, somebody

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import freeze_version
from lifecourse.audit.api import Entry
from lifecourse.cli import main
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import (
    Plan,
    PlanVersion,
    SectionState,
    VersionKind,
    write_answer,
)
from lifecourse.publishing.gathering import gather_version
from lifecourse.publishing.models import Publication, PublishedFile
from lifecourse.publishing.publications import operations
from lifecourse.publishing.publications.operations import (
    UnableToPublish,
    publish,
    since_publication,
    take_published_file,
)

pytestmark = [pytest.mark.page, pytest.mark.django_db]
PAGE = "/plans/one-ward/publications"


@pytest.fixture
def plan() -> Plan:
    return one_ward_plan(one_partnership())


@pytest.fixture
def manager(plan: Plan) -> Account:
    return somebody(Role.PROGRAMME_MANAGER, plan.partnership)


@pytest.fixture
def first_cut(plan: Plan) -> PlanVersion:
    return freeze_version(plan=plan, kind=VersionKind.FIRST_CUT, by=None, at=NOON)


@pytest.fixture
def published(first_cut: PlanVersion, manager: Account) -> Publication:
    return publish(version=first_cut, note="Sent to the region", by=manager, at=NOON)


def browser(account: Account) -> Client:
    return browser_of(account)


def the_next_version(plan: Plan, by: Account) -> PlanVersion:
    write_answer(
        plan=plan,
        section="2.2",
        text="Two people are in hospital.",
        state=SectionState.READY,
        seen="Three people are in hospital.",
        by=by,
        at=NOON,
    )
    return freeze_version(plan=plan, kind=VersionKind.MODERATED, by=None, at=NOON)


def words_of_the_word_file(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/document.xml").decode()


def test_a_programme_manager_publishes_and_the_list_shows_every_file_with_its_fingerprint(
    first_cut: PlanVersion, manager: Account
) -> None:
    client = browser(manager)
    assert "Nothing has been published yet" in client.get(PAGE).content.decode()
    answer = client.post(PAGE, {"version": "1", "note": "Sent to the region"}, follow=True)
    text = answer.content.decode()
    assert "Published: First cut (version 1)" in text and "Sent to the region" in text
    assert first_cut.content_hash in text
    files = list(PublishedFile.objects.all())
    assert [file.form for file in files] == ["html", "pdf", "docx", "xlsx"]
    for file in files:
        assert file.sha256 in text
        assert sha256(bytes(file.content)).hexdigest() == file.sha256


def test_a_published_file_comes_out_the_same_to_the_byte_after_the_plan_has_changed(
    published: Publication, plan: Plan, manager: Account
) -> None:
    kept = {file.form: bytes(file.content) for file in published.files.all()}
    the_next_version(plan, manager)
    client = browser(somebody(Role.BOARD_MEMBER, plan.partnership))
    for form, content in kept.items():
        answer = client.get(f"{PAGE}/1.{form}")
        assert answer.content == content
        assert answer["Content-Disposition"] == f'attachment; filename="one-ward-published-1.{form}"'
    taken = Entry.objects.filter(action="published file taken").order_by("pk")
    assert [entry.after["form"] for entry in taken] == list(kept)


def test_every_file_says_which_version_it_is_and_its_hash(
    published: Publication, first_cut: PlanVersion
) -> None:
    files = {file.form: bytes(file.content) for file in published.files.all()}
    word = words_of_the_word_file(files["docx"])
    for text in (files["html"].decode(), word):
        assert "First cut (version 1), frozen" in text
        assert first_cut.content_hash in text
    assert files["pdf"].startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO(files["xlsx"])) as book:
        assert first_cut.content_hash in book.read("xl/sharedStrings.xml").decode()


def test_the_next_edition_says_after_its_title_what_changed_since(
    published: Publication, plan: Plan, manager: Account
) -> None:
    moderated = the_next_version(plan, manager)
    page = browser(manager).get(PAGE).content.decode()
    assert "What changed since the edition of" in page and "Up to moderated (version 2)" in page
    again = publish(version=moderated, note="", by=manager, at=NOON)
    assert again.previous == published and again.number == 2
    files = {file.form: bytes(file.content) for file in again.files.all()}
    html = files["html"].decode()
    for text in (html, words_of_the_word_file(files["docx"])):
        assert "What changed since the edition of" in text
        assert "1 passage of text differs." in text
    assert html.index('id="since"') < html.index('id="reading"') < html.index('<main id="plan">')
    first = gather_version(moderated, at=NOON, since=since_publication(published, moderated)).galley
    assert next(first.headings()).text.startswith("What changed since the edition of")


def test_the_first_edition_says_nothing_of_changes(published: Publication) -> None:
    html = bytes(published.files.get(form="html").content).decode()
    assert "What changed since" not in html


def test_what_was_published_cannot_be_published_again_nor_an_earlier_version_after_it(
    published: Publication, first_cut: PlanVersion, plan: Plan, manager: Account
) -> None:
    with pytest.raises(UnableToPublish, match="published already"):
        publish(version=first_cut, note="", by=manager, at=NOON)
    passed_over = the_next_version(plan, manager)
    final = freeze_version(plan=plan, kind=VersionKind.FINAL, by=None, at=NOON)
    publish(version=final, note="", by=manager, at=NOON)
    with pytest.raises(UnableToPublish, match="An earlier one cannot follow"):
        publish(version=passed_over, note="", by=manager, at=NOON)
    assert Publication.objects.count() == 2


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.FINANCE_LEAD, Role.ANALYST])
def test_others_take_what_was_published_and_publish_nothing(
    plan: Plan, first_cut: PlanVersion, role: Role
) -> None:
    reader = somebody(role, plan.partnership)
    client = browser(reader)
    assert "Publish this version" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"version": "1"}).status_code == 422
    with pytest.raises(NotAllowed):
        publish(version=first_cut, note="", by=reader, at=NOON)
    assert not Publication.objects.exists()


def test_somebody_from_elsewhere_learns_nothing(published: Publication) -> None:
    stranger = browser(somebody(Role.PROGRAMME_MANAGER, one_partnership("two")))
    for address in (PAGE, f"{PAGE}/1.pdf", f"{PAGE}/9.pdf"):
        assert stranger.get(address).status_code == 404
    assert not Entry.objects.filter(action="published file taken").exists()


def test_an_unknown_file_is_not_found(published: Publication, manager: Account) -> None:
    client = browser(manager)
    assert client.get(f"{PAGE}/1.exe").status_code == 404
    assert client.get(f"{PAGE}/2.pdf").status_code == 404


def test_nothing_is_kept_when_a_file_cannot_be_made(
    first_cut: PlanVersion, manager: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    kept = PublishedFile.objects.create

    def fails_at_the_third(**values: object) -> PublishedFile:
        made.append(str(values["form"]))
        if len(made) == 3:
            raise OSError("the disk is full")
        return kept(**values)

    monkeypatch.setattr(operations.PublishedFile.objects, "create", fails_at_the_third)
    with pytest.raises(OSError, match="disk is full"):
        publish(version=first_cut, note="", by=manager, at=NOON)
    assert not Publication.objects.exists() and not PublishedFile.objects.exists()


def test_the_database_refuses_to_change_or_remove_what_was_published(published: Publication) -> None:
    for change in (
        lambda: Publication.objects.update(note="Never sent"),
        lambda: PublishedFile.objects.update(content=b"other"),
        lambda: PublishedFile.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_file_that_is_not_what_was_published_is_not_given_out(
    published: Publication, manager: Account
) -> None:
    file = published.files.get(form="pdf")
    file.content = b"%PDF- of somebody else"
    with pytest.raises(UnableToPublish, match="not what was published"):
        take_published_file(file=file, by=manager, at=NOON)


def test_the_record_keeps_the_fingerprint_and_no_copy_of_the_bytes(published: Publication) -> None:
    entry = Entry.objects.filter(table=PublishedFile._meta.db_table).order_by("pk").first()
    assert entry is not None
    assert entry.after["sha256"] == published.files.get(form="html").sha256
    assert len(str(entry.after)) < 500


def test_the_command_writes_the_papers_of_a_version(
    plan: Plan, first_cut: PlanVersion, manager: Account, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    the_next_version(plan, manager)
    out = tmp_path / "papers"
    assert main(["plan", "build", "one-ward", "--out", str(out), "--version", "first-cut"]) == 0
    html = (out / "plan.html").read_text()
    assert "Three people are in hospital." in html and first_cut.content_hash in html
    assert not (out / "findings.json").exists()
    assert main(["plan", "build", "one-ward", "--out", str(out), "--version", "7"]) == 2
    asked = ["--version", "1", "--with", "findings"]
    assert main(["plan", "build", "one-ward", "--out", str(out), *asked]) == 2
    assert "Leave one of the two out" in capsys.readouterr().err
