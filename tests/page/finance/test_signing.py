"""An agreement written, put forward, signed by each party's secretary, varied; and what hangs on it."""

import hashlib
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.building import browser_of
from tests.page.finance.conftest import THEN, SignedIn

from lifecourse.accounts.api import Account, Stamp
from lifecourse.delivery.models import Decision, DecisionKind
from lifecourse.finance.kinds.agreement import Stand
from lifecourse.finance.models import (
    Agreement,
    AgreementSigned,
    AgreementVersion,
    FundYear,
    SchemeLine,
    Virement,
)
from lifecourse.finance.operations.agreement import bind, frame, put_forward, say, say_sum, throw_away, vary
from lifecourse.finance.operations.signing import Signature, sign
from lifecourse.finance.operations.spending import take_back
from lifecourse.finance.operations.virement import agree_virement, ask_virement, refuse_virement, waits_for
from lifecourse.finance.queries.signing import parties_in, standing_of
from lifecourse.finance.queries.spending import left_on
from lifecourse.finance.reading.agreement import differs_from_before
from lifecourse.finance.reading.books import check_books
from lifecourse.finance.reading.signing import read_standings, read_versions
from lifecourse.finance.rules.agreement import Bound
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.setting_up.funds import begin_year
from lifecourse.organisations.api import NotAllowed, Organisation, Partnership, Role
from lifecourse.website.needs_finance import needs_of_finance

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
AT = ["pool", "pool"]
SIGNED = Signature(
    signatory="Chief executive",
    signed_on=date(2016, 4, 1),
    decision="Board, 30 March 2016, minute 7",
    kept_in="Deeds, 12",
)


@pytest.fixture
def agreement(year: FundYear) -> Agreement:
    return year.fund.agreement


@pytest.fixture
def signed(agreement: Agreement, keeper: Keeper) -> Callable[..., AgreementVersion]:
    """Put the version that is written forward, and have it signed by these."""

    def by(*codes: str, why: str = "", on: date = date(2016, 4, 1)) -> AgreementVersion:
        version = put_forward(agreement=agreement, why=why, by=keeper("council"), at=THEN)
        for code in codes:
            sign(
                version=version,
                party=Organisation.objects.get(code=code),
                signature=Signature(**(vars(SIGNED) | {"signed_on": on})),
                by=keeper(code, Role.BOARD_SECRETARY),
                at=THEN,
            )
        return version

    return by


def led(pool: Partnership) -> None:
    """Let the council lead the pool, so that people whom other tests make may act for it."""
    pool.lead_organisation = Organisation.objects.get(code="council")
    pool.save()


def limit(agreement: Agreement, by: Account, **more: object) -> None:
    said = {
        "holds_from": date(2016, 4, 1),
        "first": date(2016, 4, 1),
        "last": None,
        "pool_manager": "Head of pooled funds",
        "manager_pence": 50_00,
        "partner_pence": 200_00,
    }
    frame(agreement=agreement, by=by, at=THEN, **(said | more))  # type: ignore[arg-type]


def test_each_party_signs_by_its_own_secretary_what_never_changes(
    pool: Partnership,
    agreement: Agreement,
    keeper: Keeper,
    signed: Callable[..., AgreementVersion],
    signed_in: SignedIn,
) -> None:
    led(pool)
    version = signed()
    council, ccg = (Organisation.objects.get(code=code) for code in ("council", "ccg"))
    for nobody in (keeper("council"), keeper("ccg", Role.BOARD_SECRETARY)):
        with pytest.raises(NotAllowed):
            sign(version=version, party=council, signature=SIGNED, by=nobody, at=THEN)
    ours = keeper("council", Role.BOARD_SECRETARY)
    named = Signature(**(vars(SIGNED) | {"signatory": "Sam Stranger"}))
    with pytest.raises(CannotHold, match="looks like a name"):
        sign(version=version, party=council, signature=named, by=ours, at=THEN)
    sign(version=version, party=council, signature=SIGNED, by=ours, at=THEN)
    assert standing_of(agreement, date(2016, 5, 1)).waits_for == {"ccg"}
    theirs = keeper("ccg", Role.BOARD_SECRETARY)
    late = Signature(**(vars(SIGNED) | {"signed_on": date(2016, 6, 21)}))
    sign(version=version, party=ccg, signature=late, by=theirs, at=THEN)
    assert standing_of(agreement, date(2016, 6, 20)).stand is Stand.NOT_YET
    assert standing_of(agreement, date(2016, 6, 21)).stand is Stand.IN_FORCE
    browser = signed_in(Role.FINANCE_LEAD, pool)
    statement = browser.get("/funds/pool/2016-17/").content.decode()
    assert "From 1 April 2016 to 20 June 2016 no agreement" in statement
    with pytest.raises(CannotHold, match="does not change"):
        say(agreement=agreement, particular="aims", words="x", stands_in="1", by=keeper("council"), at=THEN)
    for row in (version, AgreementSigned.objects.first()):
        assert row is not None
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(content_hash="0" * 64)
    with pytest.raises(CannotHold, match="Say why this record"):
        sign(version=version, party=ccg, signature=SIGNED, by=theirs, at=THEN)
    wrong = Signature(**(vars(late) | {"signed": False, "reason": "It was the draft"}))
    sign(version=version, party=ccg, signature=wrong, by=theirs, at=THEN)
    assert standing_of(agreement, date(2016, 6, 21)).stand is Stand.NOT_SIGNED


def test_a_variation_says_why_names_what_differs_and_waits_for_who_joins(
    agreement: Agreement, year: FundYear, keeper: Keeper, signed: Callable[..., AgreementVersion]
) -> None:
    ours = keeper("council")
    assert "agreement-in-force" in {one.check for one in check_books(year)}
    signed("council", "ccg")
    told = {one.check for one in check_books(year)}
    assert not told & {"agreement-in-force", "contributions-are-as-agreed"}
    vary(agreement=agreement, by=keeper("ccg"), at=THEN)
    throw_away(agreement=agreement, by=ours, at=THEN)
    vary(agreement=agreement, by=ours, at=THEN)
    beside = Organisation.objects.get(code="beside")
    limit(agreement, ours, holds_from=date(2016, 9, 1), last=date(2018, 3, 31))
    bind(agreement=agreement, party=beside, bound=Bound(first=date(2016, 9, 1)), by=ours, at=THEN)
    ccg = Organisation.objects.get(code="ccg")
    say_sum(agreement=agreement, year="2016-17", party=ccg, pence=999_00, by=ours, at=THEN)
    with pytest.raises(CannotHold, match="Say why"):
        put_forward(agreement=agreement, why=" ", by=ours, at=THEN)
    second = signed("council", "ccg", why="Another council joins", on=date(2016, 8, 30))
    assert {one.what for one in differs_from_before(agreement, second)} == {
        "From when it holds",
        "Last day",
        "Pool manager",
        "Moved by the pool manager alone",
        "Moved only if every party agrees",
        "The beside",
        "What The ccg puts in, 2016-17",
    }
    assert standing_of(agreement, date(2016, 9, 20)).number == 1
    agreement.refresh_from_db()
    assert agreement.to_date is None
    sign(version=second, party=beside, signature=SIGNED, by=keeper("beside", Role.BOARD_SECRETARY), at=THEN)
    assert standing_of(agreement, date(2016, 9, 20)).number == 2
    agreement.refresh_from_db()
    assert agreement.to_date == date(2018, 3, 31) and agreement.parties.count() == 3
    assert beside in parties_in(year)
    faults = [one for one in check_books(year) if one.check == "contributions-are-as-agreed"]
    assert {one.place for one in faults} == {"What The ccg puts in", "What The council puts in"}
    # Whoever left before a year began has no say in it, and owes nothing of it.
    vary(agreement=agreement, by=ours, at=THEN)
    gone = Bound(first=date(2016, 9, 1), last=date(2016, 9, 10))
    bind(agreement=agreement, party=beside, bound=gone, by=ours, at=THEN)
    limit(agreement, ours, holds_from=date(2016, 9, 11), last=date(2018, 3, 31))
    signed("council", "ccg", "beside", why="It leaves", on=date(2016, 9, 10))
    assert beside in parties_in(year)
    later = begin_year(fund=year.fund, first_day=date(2017, 4, 1))
    assert [str(one) for one in parties_in(later)] == ["The ccg", "The council"]


def test_the_limits_of_the_version_in_force_say_who_moves_budget(
    year: FundYear,
    keeper: Keeper,
    stamp: Stamps,
    signed: Callable[..., AgreementVersion],
    signed_in: SignedIn,
) -> None:
    led(year.fund.agreement.partnership)
    theirs, ours, _ = SchemeLine.objects.select_related("contribution", "lead").order_by("pk")
    asker = keeper("council")

    agreement = year.fund.agreement

    def ask(pence: int) -> Virement:
        return ask_virement(
            year=year, source=theirs, to=ours, pence=pence, why="Visits", authority="9", stamp=stamp(asker)
        )

    limit(agreement, asker)
    # Written and not signed, a limit lets nobody move anything alone.
    assert ask(1_00).agreed is None
    signed("council", "ccg")
    alone, manager = ask(40_00), keeper("council", Role.PROGRAMME_MANAGER)
    assert alone.by_version == 1 and [str(one) for one in waits_for(alone)] == ["The council"]
    # Whoever keeps the books and asks is not the pool manager; nor is anybody of another partner.
    for nobody in (asker, keeper("ccg")):
        with pytest.raises(NotAllowed):
            agree_virement(virement=alone, stamp=stamp(nobody))
    alone = agree_virement(virement=alone, stamp=stamp(manager))
    assert alone.agreed and left_on(year, ours) == 340_00
    with pytest.raises(CannotPost, match="second person"):
        take_back(entry=alone.entry, why="No", stamp=stamp(asker))  # type: ignore[arg-type]
    # What was moved before counts: a sum in two parts is no way round the limit.
    assert [str(one) for one in waits_for(ask(11_00))] == ["The ccg"]
    assert agree_virement(virement=ask(10_00), stamp=stamp(manager)).agreed
    large = ask(200_01)
    shown = signed_in(Role.FINANCE_LEAD, year.fund.agreement.partnership)
    words = shown.get(f"/funds/pool/{year.slug}/virements/").content.decode()
    assert "as the pool manager: version 1 of the agreement asks no other partner for so much" in words
    assert "Somebody else of The ccg and of The council has to agree: by version 1" in words
    assert [str(one) for one in waits_for(large)] == ["The ccg", "The council"]
    agree_virement(virement=large, stamp=stamp(keeper("ccg")))
    large.refresh_from_db()
    assert large.agreed is None and left_on(year, ours) == 350_00
    for nobody in (asker, keeper("ccg"), keeper("beside")):
        with pytest.raises(NotAllowed):
            agree_virement(virement=large, stamp=stamp(nobody))
    agree_virement(virement=large, stamp=stamp(keeper("council", Role.PROGRAMME_MANAGER)))
    assert left_on(year, ours) == 550_01
    again = ask(200_02)
    assert refuse_virement(virement=again, answer="Not so much", stamp=stamp(keeper("ccg"))).agreed is False


def test_it_is_written_put_forward_signed_and_varied_from_its_pages(
    pool: Partnership, agreement: Agreement, year: FundYear, keeper: Keeper
) -> None:
    def address(name: str, *more: object) -> str:
        return reverse(f"finance:{name}", args=[*AT, *more])

    ours, secretary = browser_of(keeper("council")), browser_of(keeper("council", Role.BOARD_SECRETARY))
    for name in ("show_agreement_draft", "open_agreement"):
        assert ours.get(address(name)).status_code == 200
    assert b"not in force in this year" in ours.get(f"/funds/pool/{year.slug}/").content
    assert secretary.get(address("put_agreement_forward")).status_code == 403
    says = address("say_in_agreement", "aims")
    assert b"where in the paper" in ours.post(says, {"words": "Fewer stays"}).content
    assert ours.post(says, {"words": "Fewer stays", "stands_in": "Clause 2"}).status_code == 302
    assert ours.post(address("put_agreement_forward"), {}).status_code == 302
    assert ours.get(address("show_agreement_draft")).status_code == 404
    said = {
        "signatory": "Chief executive",
        "signed_on_day": "1",
        "signed_on_month": "4",
        "signed_on_year": "2016",
        "decision": "Board, 30 March 2016",
        "kept_in": "Deeds, 12",
    }
    signs = address("sign_agreement", 1, "council")
    assert ours.get(signs).status_code == 403
    assert secretary.get(address("sign_agreement", 1, "ccg")).status_code == 403
    assert secretary.get(address("sign_agreement", 1, "beside")).status_code == 404
    paper = SimpleUploadedFile("paper.pdf", b"signed", content_type="application/pdf")
    assert secretary.post(signs, said | {"paper": paper}).status_code == 302
    assert AgreementSigned.objects.get().file_hash == hashlib.sha256(b"signed").hexdigest()
    shown = secretary.get(address("show_agreement_version", 1)).content.decode()
    assert "Signed on Friday 1 April 2016 by its Chief executive" in shown
    assert "It waits for The ccg to sign." in shown
    assert b"Say why" in secretary.post(signs, said).content
    assert ours.post(address("vary_agreement")).status_code == 302
    assert b"Nothing differs yet" in ours.get(address("show_agreement_draft")).content
    assert b"Not signed" in ours.get(reverse("finance:show_agreements")).content


def test_an_agreement_without_a_fund_is_begun_by_who_acts_for_its_lead(
    pool: Partnership, keeper: Keeper
) -> None:
    account = keeper("ccg")
    client = browser_of(account)
    begin = reverse("finance:begin_agreement", args=["pool"])
    ccg, council = (Organisation.objects.get(code=code) for code in ("ccg", "council"))
    said = {
        "name": "Lead commissioning of support",
        "arrangement": "lead",
        "host": ccg.pk,
        "parties": [ccg.pk],
        "first_day": "1",
        "first_month": "4",
        "first_year": "2016",
    }
    assert b"Found one party" in client.post(begin, said).content
    assert client.post(begin, said | {"host": council.pk}).status_code == 200
    made = client.post(begin, said | {"parties": [ccg.pk, council.pk]})
    assert made.status_code == 302
    shown = client.get(made["Location"]).content.decode()
    assert "It does not say what councils pay the NHS (regulation 8(2)(b))." in shown
    assert "Who decides that budget moves" not in shown
    days = client.get(f"{made['Location']}days/").content.decode()
    assert "First day of the agreement" in days and "pounds" not in days
    assert not Agreement.objects.get().funds.exists()


def test_a_signature_names_a_decision_that_was_agreed_for_the_party_and_before(
    pool: Partnership, keeper: Keeper, signed: Callable[..., AgreementVersion]
) -> None:
    version = signed()
    council, ccg = (Organisation.objects.get(code=code) for code in ("council", "ccg"))
    kind = DecisionKind.objects.create(partnership=pool, name="To pool money")

    def decided(organisation: Organisation, day: date, outcome: str = "agreed") -> Decision:
        return Decision.objects.create(
            partnership=pool,
            kind=kind,
            organisation=organisation,
            decided_on=day,
            what="Sign the agreement",
            outcome=outcome,
            standing="decision",
            because="An organisation decides for itself.",
            written_at=THEN,
        )

    secretary = keeper("council", Role.BOARD_SECRETARY)

    def record(decision: Decision) -> AgreementSigned:
        said = Signature(**(vars(SIGNED) | {"decision": "", "recorded": decision}))
        return sign(version=version, party=council, signature=said, by=secretary, at=THEN)

    for wrong in (decided(ccg, date(2016, 3, 1)), decided(council, date(2016, 3, 1), "not-agreed")):
        with pytest.raises(CannotHold, match="agreed for The council"):
            record(wrong)
    with pytest.raises(CannotHold, match="expected one by the day of the signature, 1 April 2016"):
        record(decided(council, date(2016, 4, 2)))
    done = record(decided(council, date(2016, 3, 30)))
    assert done.decision == "The council, 30 March 2016: Sign the agreement"


def test_the_first_page_names_what_waits_for_whom(
    pool: Partnership,
    year: FundYear,
    keeper: Keeper,
    stamp: Stamps,
    signed: Callable[..., AgreementVersion],
) -> None:
    def needs(account: Account) -> list[str]:
        return [one.sentence for one in needs_of_finance(pool, account=account, today=THEN.date())]

    secretary = keeper("council", Role.BOARD_SECRETARY)
    assert needs(secretary) == []
    signed("ccg")
    assert needs(secretary) == ["Record that The council signed an agreement"]
    assert needs(keeper("ccg", Role.BOARD_SECRETARY)) == []
    theirs, ours, _ = SchemeLine.objects.select_related("contribution", "lead").order_by("pk")
    ask_virement(
        year=year, source=theirs, to=ours, pence=1, why="x", authority="9", stamp=stamp(keeper("council"))
    )
    assert needs(keeper("ccg")) == ["Agree that budget moves, or say why not"]
    for role in (Role.FINANCE_LEAD, Role.PROGRAMME_MANAGER):
        assert "Agree that budget moves, or say why not" not in needs(keeper("council", role))


def test_many_versions_and_parties_are_read_in_as_many_queries_as_one(
    pool: Partnership, agreement: Agreement, keeper: Keeper, signed: Callable[..., AgreementVersion]
) -> None:
    ours = keeper("council")

    def reads() -> int:
        with CaptureQueriesContext(connection) as asked:
            read_versions(agreement, by=ours, at=THEN)
            read_standings([agreement.pk], on=THEN.date())
        return len(asked)

    signed("council")
    once = reads()
    for number in (1, 2):
        vary(agreement=agreement, by=ours, at=THEN)
        beside = Organisation.objects.get(code="beside")
        bound = Bound(last=date(2018, 3, number))
        bind(agreement=agreement, party=beside, bound=bound, by=ours, at=THEN)
        signed("council", "ccg", why="Again")
    assert reads() == once
    assert [one.row.number for one in read_versions(agreement, by=ours, at=THEN)] == [3, 2, 1]
