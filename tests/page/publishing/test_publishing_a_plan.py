"""Publishing: by those who may, recorded each time, and never anybody else's plan."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from tests.building import NOON, one_partnership, one_ward_plan, somebody

from lifecourse.accounts.api import Account, set_up_second_factor
from lifecourse.assurance.api import accept_finding, findings_for, refresh_findings
from lifecourse.audit.api import Entry
from lifecourse.cli import main
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import Plan, SectionState, write_answer
from lifecourse.publishing.api import Annex, export_page, export_workbook

pytestmark = [pytest.mark.page, pytest.mark.django_db]

LEAVES = tuple(
    f"papers/{leaf}{form}"
    for leaf in ("summary", "route-map", "risk-register")
    for form in ("", ".pdf", ".docx")
)
BUILT = ("plan", "summary", "route-map", "risk-register", "easy-read")
PAGES = ("publish", "paper", "workbook.xlsx", "plan.pdf", "plan.docx", *LEAVES)
BOTH = "?annex=findings&annex=sources"


@pytest.fixture
def plan() -> Plan:
    return one_ward_plan(one_partnership())


def sign_in(client: Client, account: Account) -> Client:
    set_up_second_factor(account=account, secret="JBSWY3DPEHPK3PXP")
    client.force_login(account)
    return client


@pytest.fixture
def member(client: Client, plan: Plan) -> Client:
    """A browser in which a board member is signed in."""
    return sign_in(client, somebody(Role.BOARD_MEMBER, plan.partnership))


def exports() -> list[Entry]:
    return list(Entry.objects.filter(action="plan exported").order_by("pk"))


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_sign_in(client: Client, plan: Plan, page: str) -> None:
    answer = client.get(f"/plans/{plan.slug}/{page}")
    assert answer.status_code == 302
    assert "login" in answer.url  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES)
def test_somebody_from_elsewhere_learns_nothing(client: Client, plan: Plan, page: str) -> None:
    sign_in(client, somebody(Role.PROGRAMME_MANAGER, one_partnership("two")))
    assert client.get(f"/plans/{plan.slug}/{page}").status_code == 404
    assert client.get(f"/plans/no-such-plan/{page}").status_code == 404
    assert not exports()


@pytest.mark.parametrize("page", PAGES)
def test_a_role_that_may_not_take_a_copy_is_told_why(client: Client, plan: Plan, page: str) -> None:
    sign_in(client, somebody(Role.ASSURER, plan.partnership))
    assert client.get(f"/plans/{plan.slug}/{page}").status_code == 403
    assert not exports()


def test_operations_refuse_too(plan: Plan) -> None:
    assurer = somebody(Role.ASSURER, plan.partnership)
    with pytest.raises(NotAllowed, match="take a copy"):
        export_workbook(plan=plan, annexes=frozenset(), by=assurer, at=timezone.now())
    with pytest.raises(NotAllowed, match="take a copy"):
        export_page(plan=plan, annexes=frozenset(Annex), by=assurer, at=timezone.now(), nonce="", back="")


def test_the_page_to_publish_offers_both_forms(member: Client, plan: Plan) -> None:
    text = member.get(f"/plans/{plan.slug}/publish").content.decode()
    assert "Read it as it will print" in text
    assert f'formaction="/plans/{plan.slug}/workbook.xlsx"' in text
    assert not exports()


def test_the_paper_is_the_whole_plan_and_its_reading_is_recorded(member: Client, plan: Plan) -> None:
    answer = member.get(f"/plans/{plan.slug}/paper")
    text = answer.content.decode()
    assert "Three people are in hospital." in text
    assert "Finance and activity" in text
    assert str(plan.content_id) in text
    assert answer["Cache-Control"] == "private, no-store"
    (entry,) = exports()
    assert entry.row == f"plan:{plan.slug}"
    assert entry.after == {
        "form": "page",
        "annexes": [],
        "revision": 1,
        "content_id": str(plan.content_id),
    }
    assert entry.actor.startswith("account:")


def test_the_style_of_the_paper_is_allowed_by_its_own_nonce(member: Client, plan: Plan) -> None:
    answer = member.get(f"/plans/{plan.slug}/paper")
    nonce = answer.content.decode().partition('<style nonce="')[2].partition('"')[0]
    assert nonce
    assert f"'nonce-{nonce}'" in answer["Content-Security-Policy"]


def test_a_page_that_was_kept_has_a_nonce_of_its_own_each_time(member: Client, plan: Plan) -> None:
    nonces = set()
    for _ in range(2):
        text = member.get(f"/plans/{plan.slug}/paper").content.decode()
        nonces.add(text.partition('<style nonce="')[2].partition('"')[0])
    assert len(nonces) == 2


def test_a_change_of_the_plan_is_printed_at_once(client: Client, plan: Plan) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    sign_in(client, manager)
    assert "Three people are in hospital." in client.get(f"/plans/{plan.slug}/paper").content.decode()
    write_answer(
        plan=plan,
        section="2.2",
        text="Nobody is in hospital.",
        state=SectionState.DRAFTING,
        by=manager,
        at=timezone.now(),
    )
    assert "Nobody is in hospital." in client.get(f"/plans/{plan.slug}/paper").content.decode()


def test_annexes_are_printed_on_request(member: Client, plan: Plan) -> None:
    plain = member.get(f"/plans/{plan.slug}/paper").content.decode()
    full = member.get(f"/plans/{plan.slug}/paper{BOTH}").content.decode()
    assert 'id="annex-findings"' not in plain
    assert 'id="annex-findings"' in full
    assert 'id="annex-sources"' in full
    assert exports()[-1].after["annexes"] == ["findings", "sources"]


def test_an_annex_that_is_not_on_offer_is_passed_over(member: Client, plan: Plan) -> None:
    assert member.get(f"/plans/{plan.slug}/paper?annex=names").status_code == 200
    assert exports()[-1].after["annexes"] == []


def test_the_workbook_is_downloaded_under_a_safe_name(member: Client, plan: Plan) -> None:
    answer = member.get(f"/plans/{plan.slug}/workbook.xlsx{BOTH}")
    assert answer["Content-Disposition"] == 'attachment; filename="one-ward-revision-1.xlsx"'
    book = load_workbook(BytesIO(answer.content))
    assert book["2.2 People in hospital"]["C2"].value == 3
    assert [s.title for s in book if s.sheet_state == "visible"][-2:] == ["Sources", "Findings"]
    assert exports()[-1].after["form"] == "workbook"


def test_an_accepted_finding_is_printed_with_its_reason_and_a_role_and_no_name(
    member: Client, plan: Plan
) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    refresh_findings(plan=plan, at=NOON)
    finding = findings_for(plan, seen_by=manager, on=NOON.date())[0]
    accept_finding(finding=finding, by=manager, reason="Agreed with the regional team", at=NOON)
    text = member.get(f"/plans/{plan.slug}/paper{BOTH}").content.decode()
    assert "Agreed with the regional team" in text
    assert "Programme manager, One CCG" in text
    assert manager.full_name not in text
    assert manager.email not in text


def test_the_command_writes_all_papers(
    plan: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "papers"
    assert main(["plan", "build", plan.slug, "--out", str(out), "--with", "findings,sources"]) == 0
    names = {path.name for path in out.iterdir()}
    papers = {f"{name}.{form}" for name in BUILT for form in ("html", "pdf", "docx")}
    assert names == {"findings.json", "plan.xlsx", *papers}
    read = json.loads((out / "findings.json").read_text())
    assert read["plan"]["content_id"] == str(plan.content_id)
    assert read["findings"]
    assert "Done" in capsys.readouterr().out
    assert exports()[-1].actor == "command: plan build"


def test_the_pdf_is_downloaded_and_recorded(member: Client, plan: Plan) -> None:
    answer = member.get(f"/plans/{plan.slug}/plan.pdf{BOTH}")
    assert answer["Content-Disposition"] == 'attachment; filename="one-ward-revision-1.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.startswith(b"%PDF-")
    assert exports()[-1].after["form"] == "pdf"
    assert exports()[-1].after["annexes"] == ["findings", "sources"]


def test_the_word_document_is_downloaded_and_recorded(member: Client, plan: Plan) -> None:
    answer = member.get(f"/plans/{plan.slug}/plan.docx")
    assert answer["Content-Disposition"] == 'attachment; filename="one-ward-revision-1.docx"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.startswith(b"PK")
    assert exports()[-1].after["form"] == "word"


@pytest.mark.parametrize("leaf", ["summary", "route-map", "risk-register"])
def test_a_paper_of_its_own_is_read_and_taken_and_each_time_recorded(
    member: Client, plan: Plan, leaf: str
) -> None:
    page = member.get(f"/plans/{plan.slug}/papers/{leaf}")
    assert str(plan.content_id) in page.content.decode()
    assert member.get(f"/plans/{plan.slug}/papers/{leaf}.pdf").content.startswith(b"%PDF-")
    word = member.get(f"/plans/{plan.slug}/papers/{leaf}.docx")
    assert word.content.startswith(b"PK")
    name = f'attachment; filename="one-ward-{leaf}-revision-1.docx"'
    assert word["Content-Disposition"] == name
    assert [entry.after["form"] for entry in exports()] == [f"{leaf} as {f}" for f in ("page", "pdf", "docx")]


@pytest.mark.parametrize("address", ["no-such-paper", "summary.exe", "no-such-paper.pdf"])
def test_a_paper_or_a_form_that_there_is_not_is_not_found(member: Client, plan: Plan, address: str) -> None:
    assert member.get(f"/plans/{plan.slug}/papers/{address}").status_code == 404
    assert not exports()


def test_the_command_writes_the_same_files_twice(plan: Plan, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert main(["plan", "build", plan.slug, "--out", str(tmp_path / name)]) == 0
    for file in ("plan.xlsx", *(f"{name}.{form}" for name in BUILT for form in ("pdf", "docx"))):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes(), file


def test_the_command_leaves_other_peoples_folders_alone(
    plan: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["plan", "build", plan.slug, "--out", str(tmp_path)]) == 2
    assert "holds other files" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    assert main(["plan", "build", plan.slug, "--out", str(tmp_path), "--replace"]) == 0
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_the_command_says_when_there_is_no_such_plan(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "build", "nowhere", "--out", str(tmp_path / "x")]) == 2
    assert "There is no plan nowhere" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_the_command_says_when_no_rules_cover_the_plan(
    plan: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Plan.objects.filter(pk=plan.pk).update(rules_on=date(1999, 1, 1))
    assert main(["plan", "build", plan.slug, "--out", str(tmp_path / "x")]) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_the_command_refuses_an_annex_that_it_does_not_know(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["plan", "build", "one-ward", "--out", str(tmp_path), "--with", "names"])
    assert "expected findings, sources or both" in capsys.readouterr().err
