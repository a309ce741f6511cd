"""Seven organisations agree to one frozen version, one with a condition; nothing recorded is changed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from tests.building import LONG_AGO, NOON, browser_of, one_partnership, one_ward_document, somebody

from lifecourse.accounts.api import create_account
from lifecourse.assurance.api import freeze_version
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    OrganisationKind,
    Part,
    PartnershipMember,
    Role,
    give_role,
)
from lifecourse.plans.api import (
    Cell,
    Decides,
    Decision,
    Outcome,
    RouteStep,
    Row,
    SectionState,
    Signature,
    SignOffState,
    VersionKind,
    agreement_sentence,
    change_texts,
    latest_version,
    meet_condition,
    open_plan,
    remove_row,
    set_route,
    sign_version,
    who_must_agree,
    write_answer,
)
from lifecourse.plans.models import ConditionMet
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page
TARGET = date(2016, 5, 26)
FROZEN = datetime(2016, 5, 1, 9, tzinfo=UTC)
AT = datetime(2016, 6, 1, 9, tzinfo=UTC)
JUNE = AT.date()
AGREED = Decision(outcome=Outcome.AGREED, decided_on=TARGET, reference="Minute 16/42")


@pytest.fixture
def organisations(partnership):
    made = []
    for number in range(1, 8):
        one = Organisation.objects.create(
            code=f"ccg-{number}", name=f"CCG {number}", kind=OrganisationKind.CLINICAL_COMMISSIONING_GROUP
        )
        PartnershipMember.objects.create(partnership=partnership, organisation=one, part=Part.COMMISSIONER)
        made.append(one)
    return made


@pytest.fixture
def plan(partnership, organisations):
    rows = tuple(
        Row(
            key=f"row-{o.code}",
            cells={
                "organisation": Cell(text=o.name),
                "code": Cell(text=o.code),
                "target": Cell(text=TARGET.isoformat()),
            },
        )
        for o in organisations
    )
    document = one_ward_document().with_rows("sign-offs", rows)
    return open_plan(document=document, partnership=partnership, rules_on=document.dated, by=None, at=NOON)


@pytest.fixture
def final(plan):
    return freeze_version(plan=plan, kind=VersionKind.FINAL, by=None, at=FROZEN)


def secretary_of(organisation, partnership):
    account = create_account(
        email=f"secretary@{organisation.code}.example.org", full_name=f"Secretary {organisation}", at=NOON
    )
    give_role(
        account=account,
        role=Role.BOARD_SECRETARY,
        organisation=organisation,
        partnership=partnership,
        from_date=LONG_AGO,
        by=None,
        at=NOON,
    )
    return account


@pytest.fixture
def secretary(organisations, partnership):
    return secretary_of(organisations[0], partnership)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def standing(plan, account, on=JUNE):
    return who_must_agree(plan, latest_version(plan), seen_by=account, on=on)


def test_seven_organisations_sign_one_with_a_condition_that_is_then_met(
    plan, final, organisations, partnership
):
    secretaries = [secretary_of(o, partnership) for o in organisations]
    conditional = Decision(
        outcome=Outcome.AGREED_WITH_CONDITION,
        decided_on=TARGET,
        reference="Minute 7",
        condition="Money follows each person home.",
        condition_owner="Chief finance officer",
        condition_due=date(2016, 9, 1),
    )
    for number, (organisation, account) in enumerate(zip(organisations, secretaries, strict=True)):
        sign_version(
            version=final,
            organisation=organisation,
            decision=conditional if number == 6 else AGREED,
            by=account,
            at=AT,
        )
    found = standing(plan, secretaries[0])
    assert agreement_sentence(found, today=AT.date()) == (
        "7 of 7 organisations have agreed; 1 with a condition that is not met yet."
    )
    signature = Signature.objects.get(organisation=organisations[6])
    assert signature.content_hash == final.content_hash
    meet_condition(signature=signature, met_on=AT.date(), evidence="Paper 12", by=secretaries[6], at=AT)
    found = standing(plan, secretaries[0])
    assert {one.state for one in found} == {SignOffState.AGREED, SignOffState.CONDITION_MET}
    assert agreement_sentence(found, today=AT.date()) == "7 of 7 organisations have agreed."


def test_essex_needs_seven_and_the_first_dates_come_first(db):
    plan = load_example(Path(__file__).parents[3] / "examples" / "essex-2016").plan
    reader = somebody(None, plan.partnership)
    give_role(
        account=reader,
        role=Role.BOARD_MEMBER,
        organisation=Organisation.objects.get(code="essex-ccg-west"),
        partnership=plan.partnership,
        from_date=LONG_AGO,
        by=None,
        at=NOON,
    )
    found = standing(plan, reader, on=date(2016, 5, 1))
    days = [one.target_on for one in found]
    assert (len(found), days[0], days[-1]) == (7, date(2016, 5, 26), date(2016, 6, 22))
    assert days == sorted(days)
    assert agreement_sentence(found, today=date(2016, 5, 1)) == (
        "0 of 7 organisations have agreed. Basildon and Brentwood CCG is to decide by Thursday 26 May 2016."
    )


def test_a_board_on_the_way_is_what_comes_next(plan, final, organisations, secretary):
    steps = [
        RouteStep(board="Executive committee", meets_on=date(2016, 5, 10), decides=Decides.ADVISES),
        RouteStep(board="Governing body", meets_on=date(2016, 5, 31), decides=Decides.SOVEREIGN),
    ]
    set_route(
        plan=plan,
        organisation=organisations[0],
        target_on=date(2016, 5, 31),
        steps=steps,
        by=secretary,
        at=AT,
    )
    found = standing(plan, secretary)
    (mine,) = [one for one in found if one.organisation == organisations[0]]
    assert mine.next_on(date(2016, 5, 20)) == ("Governing body", date(2016, 5, 31))
    assert mine.printed_target == TARGET
    sentence = agreement_sentence([mine], today=date(2016, 5, 20))
    assert sentence.endswith("CCG 1: Governing body meets on Tuesday 31 May 2016.")


def test_a_new_version_asks_again_and_leaves_the_earlier_signature_where_it_was(
    plan, final, organisations, secretary
):
    sign_version(version=final, organisation=organisations[0], decision=AGREED, by=secretary, at=AT)
    later = freeze_version(plan=plan, kind=VersionKind.FINAL, by=None, at=AT)
    found = standing(plan, secretary)
    (mine,) = [one for one in found if one.organisation == organisations[0]]
    assert mine.state is SignOffState.AGREE_AGAIN
    assert mine.earlier is not None and mine.earlier.version == final != later
    assert Signature.objects.get().version == final


def test_what_was_recorded_is_superseded_with_a_reason_and_never_altered(
    plan, final, organisations, secretary
):
    first = sign_version(version=final, organisation=organisations[0], decision=AGREED, by=secretary, at=AT)
    put_off = Decision(
        outcome=Outcome.DEFERRED,
        decided_on=TARGET,
        reference="Minute 16/42",
        reason="The minute was misread.",
    )
    second = sign_version(version=final, organisation=organisations[0], decision=put_off, by=secretary, at=AT)
    assert second.supersedes == first
    assert [one.state for one in standing(plan, secretary)].count(SignOffState.DEFERRED) == 1
    for alter in (
        lambda: Signature.objects.update(outcome="agreed"),
        second.delete,
        lambda: Signature.objects.filter(pk=second.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
            alter()
    assert Signature.objects.count() == 2


def test_two_first_signatures_of_one_organisation_are_refused_by_the_database(
    plan, final, organisations, secretary
):
    first = sign_version(version=final, organisation=organisations[0], decision=AGREED, by=secretary, at=AT)
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


@pytest.mark.parametrize("role", list(Role))
def test_nobody_records_for_an_organisation_but_its_own_board_secretary(
    plan, final, organisations, partnership, role
):
    # Their roles are for the partnership's lead organisation, the board secretary's too.
    account = somebody(role, partnership)
    with pytest.raises(NotAllowed):
        sign_version(version=final, organisation=organisations[0], decision=AGREED, by=account, at=AT)
    assert not Signature.objects.exists()


def test_a_secretary_of_the_organisation_elsewhere_records_nothing_here(
    plan, final, organisations, partnership
):
    elsewhere = one_partnership("two")
    PartnershipMember.objects.create(
        partnership=elsewhere, organisation=organisations[0], part=Part.COMMISSIONER
    )
    account = secretary_of(organisations[0], elsewhere)
    give_role(
        account=account,
        role=Role.BOARD_SECRETARY,
        organisation=organisations[1],
        partnership=partnership,
        from_date=LONG_AGO,
        by=None,
        at=NOON,
    )
    with pytest.raises(NotAllowed, match="Only a board secretary of CCG 1"):
        sign_version(version=final, organisation=organisations[0], decision=AGREED, by=account, at=AT)
    sign_version(version=final, organisation=organisations[1], decision=AGREED, by=account, at=AT)


def test_nobody_who_has_to_agree_is_lost_by_editing_the_plan_after_it_was_frozen(
    plan, final, organisations, secretary
):
    refused = Decision(outcome=Outcome.NOT_AGREED, decided_on=TARGET, reference="Minute 16/42")
    sign_version(version=final, organisation=organisations[0], decision=refused, by=secretary, at=AT)
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    for one in organisations[:2]:
        remove_row(plan=plan, table="sign-offs", row=f"row-{one.code}", by=manager, at=AT)
    found = {one.organisation: one.state for one in standing(plan, secretary)}
    assert len(found) == 7
    assert found[organisations[0]] is SignOffState.NOT_AGREED
    assert found[organisations[1]] is SignOffState.AWAITED


def test_an_organisation_without_a_known_code_is_named_as_not_counted(plan, organisations, secretary):
    change_texts(
        plan=plan,
        table="sign-offs",
        row="row-ccg-2",
        texts={"code": "ccg-two"},
        by=somebody(Role.PROGRAMME_MANAGER, plan.partnership),
        at=NOON,
    )
    freeze_version(plan=plan, kind=VersionKind.FINAL, by=None, at=FROZEN)
    page = text_of(browser_of(secretary).get("/plans/one-ward/sign-off"))
    assert "0 of 6 organisations have agreed" in page
    assert "gives no code by which they are known here: CCG 2." in page


def filled(version, **more):
    today = timezone.localdate()
    day = {"decided_on_day": today.day, "decided_on_month": today.month, "decided_on_year": today.year}
    return {"outcome": "agreed", "reference": "Minute 16/42", "hash": version.content_hash} | day | more


def test_a_secretary_records_on_the_page_and_a_reader_sees_it(plan, final, secretary, signed_in, partnership):
    browser = browser_of(secretary)
    assert "Record what CCG 1 decides about final (version 1)" in text_of(browser.get("/"))
    where = "/plans/one-ward/sign-off/ccg-1/sign"
    assert "Record what was decided" in text_of(browser.get(where))
    assert browser.post(where, filled(final)).status_code == 302
    reader = signed_in(Role.BOARD_MEMBER, partnership)
    page = text_of(reader.get("/plans/one-ward/sign-off"))
    assert "1 of 7 organisations has agreed." in page and final.content_hash in page
    assert "Supersede" not in page and "Change its route" not in page
    assert reader.get(where).status_code == 404
    assert browser.get("/plans/one-ward/sign-off/ccg-2/sign").status_code == 404


def test_a_decision_that_is_not_whole_is_refused_and_kept_on_the_page(plan, final, secretary):
    answer = browser_of(secretary).post(
        "/plans/one-ward/sign-off/ccg-1/sign",
        filled(final, outcome="agreed-with-condition", condition="The dowries are funded."),
    )
    assert answer.status_code == 422
    assert "which role answers for it" in text_of(answer) and "The dowries are funded." in text_of(answer)
    assert not Signature.objects.exists()


def test_a_board_that_decided_on_an_earlier_version_is_not_recorded_for_a_newer_one(plan, final, secretary):
    browser = browser_of(secretary)
    sent = filled(final)
    write_answer(
        plan=plan,
        section="2.2",
        text="Two people are in hospital.",
        state=SectionState.READY,
        seen="Three people are in hospital.",
        by=somebody(Role.PROGRAMME_MANAGER, plan.partnership),
        at=timezone.now(),
    )
    freeze_version(plan=plan, kind=VersionKind.FINAL, by=None, at=timezone.now())
    answer = browser.post("/plans/one-ward/sign-off/ccg-1/sign", sent)
    assert answer.status_code == 422
    assert "A newer version was frozen meanwhile" in text_of(answer)
    assert not Signature.objects.exists()


def test_a_condition_is_met_on_the_page_once(plan, final, secretary):
    browser = browser_of(secretary)
    today = timezone.localdate()
    due = {"condition_due_day": 1, "condition_due_month": 9, "condition_due_year": today.year + 1}
    browser.post(
        "/plans/one-ward/sign-off/ccg-1/sign",
        filled(
            final,
            outcome="agreed-with-condition",
            condition="The dowries are funded.",
            condition_owner="Chief finance officer",
            **due,
        ),
    )
    where = "/plans/one-ward/sign-off/ccg-1/condition"
    met = {"met_on_day": today.day, "met_on_month": today.month, "met_on_year": today.year}
    assert browser.post(where, met | {"evidence": ""}).status_code == 422
    assert browser.post(where, met | {"evidence": "Paper 12"}).status_code == 302
    assert ConditionMet.objects.get().evidence == "Paper 12"
    assert browser.get(where).status_code == 404
    assert "Paper 12" in text_of(browser.get("/plans/one-ward/sign-off"))


def test_a_programme_manager_sets_a_route_and_signs_nothing(plan, final, signed_in, partnership):
    browser = signed_in(Role.PROGRAMME_MANAGER, partnership)
    where = "/plans/one-ward/sign-off/ccg-1/route"
    assert browser.get(where).status_code == 200
    day = {"meets_1_day": "31", "meets_1_month": "5", "meets_1_year": "2016"}
    assert browser.post(where, day).status_code == 422
    sent = day | {"board_1": "Governing body", "decides_1": "delegated"}
    assert browser.post(where, sent).status_code == 302
    page = text_of(browser.get("/plans/one-ward/sign-off"))
    assert "Governing body, Tuesday 31 May 2016. Decides, by delegation" in page
    assert "The plan itself still says Thursday 26 May 2016" in page
    assert browser.get("/plans/one-ward/sign-off/ccg-1/sign").status_code == 404


def test_a_stranger_is_told_nothing(plan, final, signed_in):
    stranger = signed_in(Role.BOARD_SECRETARY, one_partnership("two"))
    assert stranger.get("/plans/one-ward/sign-off").status_code == 404
    assert stranger.get("/plans/one-ward/sign-off/ccg-1/sign").status_code == 404
