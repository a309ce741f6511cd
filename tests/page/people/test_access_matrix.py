"""Every role at every address of the site: who opens it, and that what is not theirs looks like nothing.

The addresses are walked as the site has them, so that one that is new and stands in no table fails here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from tests.building import LONG_AGO, fund_year_of, one_partnership, one_ward_plan
from tests.page.cases.conftest import ABOUT as CASE
from tests.page.people.conftest import NOW, Employ, involve, somebody
from tests.page.people.test_emergencies import ask
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser, pair
from tests.page.people.test_sharing import agree, agreement

from lifecourse.accounts.api import Account
from lifecourse.cases.models import Case
from lifecourse.organisations.api import MAY, Organisation, Permission, Role, RoleHolding
from lifecourse.people.models import (
    Adjustment,
    Authority,
    Choice,
    ImportRun,
    Person,
    RejectedRow,
    Relationship,
    Restriction,
    RestrictionException,
    RetentionRule,
    SourceRecord,
    SourceSystem,
)
from lifecourse.people.operations.folding import fold
from lifecourse.people.rules import Basis, Outcome
from lifecourse.people.sight import refresh_sight
from lifecourse.support.models import (
    CarersAssessment,
    CarerShare,
    CarerSupport,
    Caring,
    Delay,
    Dowry,
    EnteredTime,
    Extract,
    HealthAction,
    HealthCheck,
    HealthStandard,
    InGroup,
    LearningStep,
    Leave,
    Need,
    Promise,
    QueueVersion,
    QueueWay,
    Review,
    ReviewSeat,
    RiskFactor,
    SchoolPlace,
    Service,
    ShortSupport,
)
from lifecourse.support.queue_data import as_plain, shipped_queues

pytestmark = pytest.mark.page
LATER = date(2100, 1, 1)
# How many are hidden, each for a reason of their own.
HIDDEN = 4

P = Permission
# Which permission opens each address about people. Two permissions: either does.
PEOPLE: dict[str, tuple[Permission, ...]] = {
    "people:find": (P.SEE_PEOPLE,),
    "people:imports": (P.IMPORT_PEOPLE,),
    "people:show_import": (P.IMPORT_PEOPLE,),
    "people:go_on_import": (P.IMPORT_PEOPLE,),
    "people:mend_row": (P.IMPORT_PEOPLE,),
    "people:show_agreements": (P.KEEP_SHARING,),
    "people:make_agreement": (P.KEEP_SHARING,),
    "people:show_agreement": (P.KEEP_SHARING,),
    "people:join_agreement": (P.KEEP_SHARING,),
    "people:end_agreement": (P.KEEP_SHARING,),
    "people:ask_in_emergency": (P.OPEN_IN_EMERGENCY,),
    "people:show_asked": (P.OPEN_IN_EMERGENCY,),
    "people:open_in_emergency": (P.OPEN_IN_EMERGENCY,),
    "people:judge_emergency": (P.SEE_LOOKS,),
    "people:show_looks": (P.SEE_LOOKS,),
    "people:export_looks": (P.SEE_LOOKS,),
    "people:show_looked_at": (P.SEE_PEOPLE,),
    "people:show_possible_matches": (P.MATCH_PEOPLE,),
    "people:show_match_quality": (P.MATCH_PEOPLE,),
    "people:compare": (P.MATCH_PEOPLE,),
    "people:take_apart": (P.MATCH_PEOPLE,),
    "people:end_adjustment": (P.KEEP_PEOPLE,),
    "people:change_around": (P.KEEP_PEOPLE,),
    "people:end_around": (P.KEEP_PEOPLE,),
    "people:add_authority": (P.KEEP_PEOPLE,),
    "people:end_authority": (P.KEEP_PEOPLE,),
    "people:end_responsibility": (P.KEEP_PEOPLE,),
    "people:add_responsibility": (P.KEEP_PEOPLE,),
    "people:add_person": (P.KEEP_PEOPLE,),
    "people:write_about": (P.KEEP_PEOPLE,),
    "people:add_adjustment": (P.KEEP_PEOPLE,),
    "people:add_around": (P.KEEP_PEOPLE,),
    "people:show_merges": (P.SEE_PEOPLE,),
    "people:their_copy": (P.KEEP_PEOPLE,),
    "people:restrict": (P.KEEP_SHARING, P.SEE_LOOKS),
    "people:change_names": (P.KEEP_SHARING, P.SEE_LOOKS),
    "people:lift_restriction": (P.KEEP_SHARING, P.SEE_LOOKS),
    "people:show_sharing": (P.SEE_PEOPLE,),
    "people:easy_read_choice": (P.SEE_PEOPLE,),
    "people:record_choice": (P.KEEP_SHARING,),
    "people:erase": (P.ERASE_PEOPLE,),
    "people:show_due": (P.KEEP_RETENTION,),
    "people:export_due": (P.KEEP_RETENTION,),
    "people:show_kept": (P.KEEP_RETENTION,),
    "people:keep_longer": (P.KEEP_RETENTION,),
    "people:hold_record": (P.KEEP_RETENTION,),
    "people:release_hold": (P.KEEP_RETENTION,),
    "people:show_retention": (P.KEEP_RETENTION,),
    "people:add_retention_rule": (P.KEEP_RETENTION,),
    "people:show_retention_rule": (P.KEEP_RETENTION,),
    "people:show_person": (P.SEE_PEOPLE,),
    "support:board": (P.SEE_PEOPLE,),
    "support:coming_of_age": (P.SEE_PEOPLE,),
    "support:notes": (P.SEE_PEOPLE,),
    "support:end_risk": (P.KEEP_REGISTER,),
    "support:end_school_place": (P.KEEP_REGISTER,),
    "support:who_is_there": (P.SEE_PEOPLE,),
    "support:extracts": (P.COMPARE_EXTRACTS,),
    "support:client_level_data": (P.SEND_RETURNS,),
    "support:show_extract": (P.COMPARE_EXTRACTS,),
    "support:end_delay": (P.KEEP_REGISTER,),
    "support:end_leave": (P.KEEP_REGISTER,),
    "support:show_hospital": (P.SEE_PEOPLE,),
    "support:admit": (P.KEEP_REGISTER,),
    "support:move_ward": (P.KEEP_REGISTER,),
    "support:change_law": (P.KEEP_REGISTER,),
    "support:begin_leave": (P.KEEP_REGISTER,),
    "support:plan_discharge": (P.KEEP_REGISTER,),
    "support:say_ready": (P.KEEP_REGISTER,),
    "support:add_delay": (P.KEEP_REGISTER,),
    "support:write_way_home": (P.KEEP_REGISTER,),
    "support:discharge": (P.KEEP_REGISTER,),
    "support:delays": (P.SEE_PEOPLE,),
    "support:for_the_home": (P.SEE_PEOPLE,),
    "support:weeks_after": (P.SEE_PEOPLE,),
    "support:show_after": (P.SEE_PEOPLE,),
    "support:begin_short_support": (P.KEEP_SUPPORT_PLAN,),
    "support:end_short_support": (P.KEEP_SUPPORT_PLAN,),
    "support:say_where_after": (P.KEEP_SUPPORT_PLAN,),
    "support:queues": (P.SEE_PEOPLE,),
    "support:show_queue": (P.SEE_PEOPLE,),
    "support:who_fits": (P.SEE_PEOPLE,),
    "support:write_stages": (P.KEEP_RULES,),
    "support:show_way": (P.SEE_PEOPLE,),
    "support:say_wish": (P.KEEP_SUPPORT_PLAN,),
    "support:take_step": (P.KEEP_SUPPORT_PLAN,),
    "support:state_money": (P.KEEP_SUPPORT_PLAN,),
    "support:confirm_money": (P.KEEP_SUPPORT_PLAN,),
    "support:stop_way": (P.KEEP_SUPPORT_PLAN,),
    "support:say_where_lives": (P.KEEP_SUPPORT_PLAN,),
    "support:begin_way": (P.KEEP_SUPPORT_PLAN,),
    "support:timings": (P.KEEP_RULES,),
    "support:enter_time": (P.KEEP_RULES,),
    "support:show_time": (P.KEEP_RULES,),
    "support:reviews_due": (P.SEE_PEOPLE,),
    "support:promises": (P.SEE_PEOPLE,),
    "support:show_promise": (P.SEE_PEOPLE,),
    "support:show_review": (P.SEE_PEOPLE,),
    "support:show_reviews": (P.SEE_PEOPLE,),
    "support:plan_review": (P.HOLD_REVIEWS,),
    "support:move_review": (P.HOLD_REVIEWS,),
    "support:seat": (P.HOLD_REVIEWS,),
    "support:unseat": (P.HOLD_REVIEWS,),
    "support:receive_paper": (P.HOLD_REVIEWS,),
    "support:send_papers": (P.HOLD_REVIEWS,),
    "support:hold_review": (P.HOLD_REVIEWS,),
    "support:call_off": (P.HOLD_REVIEWS,),
    "support:find": (P.HOLD_REVIEWS,),
    "support:send_report": (P.HOLD_REVIEWS,),
    "support:make_promise": (P.HOLD_REVIEWS,),
    "support:chase": (P.HOLD_REVIEWS,),
    "support:meet": (P.HOLD_REVIEWS,),
    "support:refuse": (P.HOLD_REVIEWS,),
    "support:reopen": (P.HOLD_REVIEWS,),
    "show_easy_plan": (P.SEE_PEOPLE,),
    "support:show_plan": (P.SEE_PEOPLE,),
    "support:show_life": (P.SEE_PEOPLE,),
    "support:show_learning": (P.SEE_PEOPLE,),
    "support:learning_due": (P.SEE_PEOPLE,),
    "support:show_growing_up": (P.SEE_PEOPLE,),
    "support:life_cost": (P.SEE_PEOPLE,),
    "support:flow": (P.SEE_PEOPLE,),
    "support:journeys": (P.SEE_PEOPLE,),
    "support:who_grows_up": (P.SEE_PEOPLE,),
    "support:write_adult_life_plan": (P.KEEP_SUPPORT_PLAN,),
    "support:add_to_group": (P.KEEP_SUPPORT_PLAN,),
    "support:end_group": (P.KEEP_SUPPORT_PLAN,),
    "support:take_learning_step": (P.KEEP_SUPPORT_PLAN,),
    "support:take_back_learning_step": (P.KEEP_SUPPORT_PLAN,),
    "support:add_check": (P.KEEP_SUPPORT_PLAN,),
    "support:add_action": (P.KEEP_SUPPORT_PLAN,),
    "support:finish_action": (P.KEEP_SUPPORT_PLAN,),
    "support:add_need": (P.KEEP_SUPPORT_PLAN,),
    "support:add_service": (P.KEEP_SUPPORT_PLAN,),
    "support:add_dowry": (P.KEEP_SUPPORT_PLAN,),
    "support:reach": (P.KEEP_SUPPORT_PLAN,),
    "support:end_need": (P.KEEP_SUPPORT_PLAN,),
    "support:share_service": (P.KEEP_SUPPORT_PLAN,),
    "support:end_service": (P.KEEP_SUPPORT_PLAN,),
    "support:end_dowry": (P.KEEP_SUPPORT_PLAN,),
    "support:standards": (P.KEEP_RULES,),
    "support:enter_framework": (P.KEEP_RULES,),
    "support:enter_screening": (P.KEEP_RULES,),
    "support:show_standard": (P.KEEP_RULES,),
    "support:show_health": (P.SEE_PEOPLE,),
    "support:rate": (P.KEEP_SUPPORT_PLAN,),
    "support:note_screening": (P.KEEP_SUPPORT_PLAN,),
    "support:reviews_before": (P.SEE_PEOPLE,),
    "support:write_root_cause": (P.KEEP_REGISTER,),
    "support:show_carers": (P.SEE_PEOPLE,),
    "support:show_carer": (P.SEE_PEOPLE,),
    "support:begin_caring": (P.KEEP_PEOPLE,),
    "support:write_contingency": (P.KEEP_SUPPORT_PLAN,),
    "support:add_family_words": (P.KEEP_SUPPORT_PLAN,),
    "support:offer_assessment": (P.KEEP_SUPPORT_PLAN,),
    "support:hold_assessment": (P.KEEP_SUPPORT_PLAN,),
    "support:decline_assessment": (P.KEEP_SUPPORT_PLAN,),
    "support:add_carer_support": (P.KEEP_SUPPORT_PLAN,),
    "support:end_carer_support": (P.KEEP_SUPPORT_PLAN,),
    "support:share_as_carer": (P.KEEP_SUPPORT_PLAN,),
    "support:take_back": (P.KEEP_SUPPORT_PLAN,),
    "support:show_next": (P.SEE_PEOPLE,),
    "support:show_brief": (P.SEE_PEOPLE,),
    "support:add_to_register": (P.KEEP_REGISTER,),
    "support:decide": (P.KEEP_REGISTER,),
    "support:take_off_register": (P.KEEP_REGISTER,),
    "support:add_risk": (P.KEEP_REGISTER,),
    "support:write_crisis_plan": (P.KEEP_REGISTER,),
    "support:name_coordinator": (P.KEEP_REGISTER,),
    "support:add_school_place": (P.KEEP_REGISTER,),
}
# Counts open to those who keep the figures of a partnership, whoever sees people: test_counts_page.py.
OF_FIGURES = {
    "support:counts",
    "support:count_journeys",
    "support:take_counts",
    "support:counts_to_publish",
    "support:take_counts_to_publish",
}
# What stands under these numbers is about organisations and hidden from nobody who may see such things.
ABOUT_NOBODY = {"people:show_agreement", "people:join_agreement", "people:end_agreement"}
ABOUT_NOBODY |= {"support:show_time", "support:show_standard"}
# Addresses that act on a request of another method, and open nothing.
ONLY_POST = {"people:go_on_import"}
# What whoever is not signed in may open; every other address leads them to sign in.
OPEN = {
    "show_demonstration",
    "feedback:thanks",
    "feedback:give",
    "accounts:join",
}
# Where each address of the rest of the site stands. Those about one plan, one partnership or one account
# are asked for below by somebody with every role elsewhere, and nothing there may tell itself apart.
PLACES = (
    "plans/<slug:slug>/",
    "partnerships/<slug:slug>/",
    "organisations/people/<uuid:key>/",
    "funds/<slug:fund>/",
    "funds/agreements/<slug:partnership>/",
    "cases/<slug:partnership>/",
)
OF_NOBODY = {
    "home",
    "cases:show_cases",
    "finance:show_agreements",
    "finance:show_funds",
    "show_glossary",
    "choose_reminders",
    "find",
    "show_plans",
    "audit:show_entries",
    "organisations:start",
    "organisations:show_people",
    "organisations:invite_person",
    "accounts:show_my_account",
    "accounts:show_people",
}
# Signing in and one's own account: they know nobody but whoever asks.
OWN_ACCOUNT = re.compile(r"accounts/")


@dataclass(frozen=True, kw_only=True)
class Address:
    """One address of the site."""

    name: str
    route: str

    def filled(self, **values: object) -> str:
        """The address with these in its places, and something that is nowhere in the others."""
        found = re.sub(
            r"<(?:\w+:)?(\w+)>", lambda place: str(values.get(place[1], NOWHERE[place[0]])), self.route
        )
        return f"/{found}"


class _Nowhere(dict[str, str]):
    def __missing__(self, place: str) -> str:
        return "999999" if "int:" in place else str(UUID(int=7)) if "uuid:" in place else "nowhere"


NOWHERE = _Nowhere()


def walk(patterns: list[Any], names: str = "", route: str = "") -> Iterator[Address]:
    """Every address below these patterns."""
    for one in patterns:
        here = route + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Address(name=f"{names}{one.name or ''}", route=here)
        else:
            assert isinstance(one, URLResolver)
            yield from walk(one.url_patterns, names + (f"{one.namespace}:" if one.namespace else ""), here)


SITE = list(walk(get_resolver().url_patterns))
ABOUT_ONE = [one for one in SITE if one.route.startswith(PLACES)]


def test_every_address_stands_in_a_table() -> None:
    for one in SITE:
        assert (
            one.name in PEOPLE
            or one.name in OPEN | OF_NOBODY | OF_FIGURES
            or one.route.startswith(PLACES)
            or OWN_ACCOUNT.match(one.route)
        ), f"{one.route} is new: say who opens it."
    assert set(PEOPLE) | OF_FIGURES == {
        one.name for one in SITE if one.name.startswith(("people:", "support:", "show_easy_plan"))
    }


def test_nobody_opens_anything_without_signing_in() -> None:
    client = Client()
    for one in SITE:
        if one.name in OPEN or OWN_ACCOUNT.match(one.route):
            continue
        answer = client.get(one.filled())
        assert answer.status_code == 302 and "/accounts/login/" in answer["Location"], one.route


@dataclass(frozen=True, kw_only=True)
class Told:
    """What an answer tells: everything but the address that was asked for, and what differs each time."""

    status: int
    text: str
    reads: int


def told(client: Client, address: str, *, said: dict[str, str] | None = None) -> Told:
    reads = count()
    # Counted where they pass by: to keep the words of every query takes longer than to ask it.
    with connection.execute_wrapper(lambda do, *asked: (next(reads), do(*asked))[1]):
        answer: HttpResponse = client.get(address) if said is None else client.post(address, said)
    text = answer.content.decode()
    for part in filter(None, address.split("/")):
        text = text.replace(f"/{part}", "")
    return Told(
        status=answer.status_code,
        text=re.sub(r"nonce=\"[^\"]*\"|[A-Za-z0-9]{64}", "", text) + answer.headers.get("Location", ""),
        reads=next(reads),
    )


def test_whoever_holds_every_role_elsewhere_cannot_tell_a_plan_from_nothing(employ: Employ) -> None:
    ours, theirs = one_partnership("ours"), one_partnership("theirs")
    plan = one_ward_plan(theirs)
    somebody_there = employ(theirs.lead_organisation)
    stranger = Account.objects.create(email="stranger@example.org", full_name="Sam Stranger")
    for role in Role:
        RoleHolding.objects.create(
            account=stranger, role=role.value, organisation=ours.lead_organisation, from_date=LONG_AGO
        )
    client = browser(stranger)
    year = fund_year_of(theirs)
    case = Case.objects.create(
        partnership=theirs, slug="case", organisation=theirs.lead_organisation, template=CASE["template"]
    )
    there: dict[str, Callable[[str], dict[str, object]]] = {
        "funds/": lambda _: {
            "fund": year.fund.slug,
            "year": year.slug,
            "partnership": theirs.slug,
            "agreement": year.fund.agreement.slug,
        },
        "cases/": lambda _: {"partnership": theirs.slug, "case": case.slug},
        "plans/": lambda _: {"slug": plan.slug},
        "partnerships/": lambda _: {"slug": theirs.slug},
        "organisations/": lambda _: {"key": somebody_there.pk},
    }
    client.get("/")
    for one in ABOUT_ONE:
        values = next(value(one.route) for start, value in there.items() if one.route.startswith(start))
        nothing = told(client, one.filled())
        assert told(client, one.filled(**values)) == nothing, one.route
        # Some only take what is sent to them, and say so before they look for anything.
        assert nothing.status in {404, 405}, one.route


class World:
    """One council's people, and those whom whoever works for it may not know of."""

    def __init__(
        self, council: Organisation, trust: Organisation, reader: Account, colleague: Account
    ) -> None:
        self.council, self.trust, self.reader, self.colleague = council, trust, reader, colleague
        agreement(council)
        self.ours = known(council, local_id="ours")
        self.elsewhere = known(trust, local_id="elsewhere")
        self.restricted = known(council, local_id="restricted")
        Restriction.objects.create(
            person=self.restricted, reason="In hiding", from_date=LONG_AGO, by=colleague
        )
        self.kept_out = known(council, local_id="kept-out")
        RestrictionException.objects.create(person=self.kept_out, account=reader, never=True)
        self.withdrawn = known(trust, local_id="withdrawn")
        involve(self.withdrawn, council)
        refresh_sight([self.withdrawn.pk])
        agree(self.withdrawn, council)
        agree(self.withdrawn, council, outcome=Outcome.WITHDRAWN)
        # As many as HIDDEN says.
        self.hidden = {
            "elsewhere": self.elsewhere,
            "restricted": self.restricted,
            "kept out": self.kept_out,
            "withdrawn": self.withdrawn,
        }

    def choice(self, person: Person) -> int:
        """The number of something that was decided about a person."""
        found = Choice.objects.filter(person=person).first() or agree(person, self.trust)
        return int(found.pk)

    def numbers(self, person: Person, who: Account, system: SourceSystem) -> dict[str, int]:
        """What there is about a person under a number, by the name of its address; asked by `who`."""
        other = SourceRecord.objects.get(local_id="ours").person
        if other == person:
            other = known(self.council, local_id="another")
        folded = somebody()
        merge = fold(kept=person, folded=folded, how="likeness", by=None, at=NOW)
        look = ask(who, self.trust if system.organisation == self.trust else self.council, at=timezone.now())
        run = ImportRun.objects.create(system=system, began_at=NOW)
        row = RejectedRow.objects.create(run=run, number=1)
        adjustment = Adjustment.objects.create(person=person, words="A quiet room", from_date=NOW.date())
        around = Relationship.objects.create(person=person, other=somebody(), kind="friend")
        speaks = Authority.objects.create(
            person=person,
            relationship=around,
            kind="deputy",
            about="Money",
            evidence="An order",
            seen_on=NOW.date(),
            from_date=NOW.date(),
        )
        risk = RiskFactor.objects.create(
            person=person, kind="home", words="Moves", helps="A visit", from_date=NOW.date()
        )
        school = SchoolPlace.objects.create(person=person, school="Hill", weeks=52, from_date=NOW.date())
        delay = Delay.objects.create(
            person=person,
            cause="home",
            sector="both",
            words="No home",
            who_acts="Council",
            from_date=NOW.date(),
        )
        leave = Leave.objects.create(person=person, kind="at_home", from_date=NOW.date())
        rule = RetentionRule.objects.create(
            organisation=system.organisation,
            kind="refused_rows",
            length=90,
            unit="days",
            read_on=NOW.date(),
            from_date=NOW.date(),
            entered_by=who,
            entered_at=NOW,
        )
        review = Review.objects.create(
            person=person,
            kind="ctr",
            place="community",
            has_ehc_plan=False,
            held_by=self.council,
            meets_at=NOW,
            by=self.reader,
            at=NOW,
        )
        seat = ReviewSeat.objects.create(
            person=person, review=review, part="chair", name="Kit Lark", comes_from="Council"
        )
        promise = Promise.objects.create(
            person=person,
            review=review,
            words="Find a flat",
            owner=self.council,
            who="Housing lead",
            due=NOW.date(),
            evidence="A key",
            effect="none",
            by=self.reader,
            at=NOW,
        )
        time = EnteredTime.objects.create(
            step="first",
            whom="adult",
            ward="any",
            count=28,
            unit="days",
            counts="after",
            document="Policy",
            section="1",
            address="A shelf",
            read_on=NOW.date(),
            holds_from=NOW.date(),
            entered_by=self.reader,
            entered_at=NOW,
        )
        extract = Extract.objects.create(
            kept_by=system.organisation,
            kind="provider",
            provider="Heron Trust",
            as_at=NOW.date(),
            keep_until=LATER,
            state="in",
            digest=str(person.pk),
            by=who,
            at=NOW,
        )
        standard = HealthStandard.objects.create(
            kind="screening",
            name="Eyes",
            whom="Everybody",
            document="Programme",
            section="1",
            address="A shelf",
            read_on=NOW.date(),
            entered_by=self.reader,
            entered_at=NOW,
        )
        check = HealthCheck.objects.create(
            person=person, on=NOW.date(), practice="Mill Surgery", found="Well"
        )
        action = HealthAction.objects.create(
            person=person, check_of=check, words="Hearing test", who="Mill Surgery", due=NOW.date()
        )
        group = InGroup.objects.create(
            person=person, group="looked_after", said_by="Fen Council", from_date=NOW.date()
        )
        step = LearningStep.objects.create(
            person=person, step="asked", council=self.council, on=NOW.date(), by=who, at=NOW
        )
        need = Need.objects.create(
            person=person, domain="other", words="A friend", wanted="To swim", from_date=NOW.date()
        )
        service = Service.objects.create(
            person=person,
            need=need,
            words="Evenings",
            provider="Heron",
            service_type="long_community",
            component="home_support",
            delivery="commissioned",
            budget="none",
            price=1,
            price_unit="weekly",
            from_date=NOW.date(),
        )
        dowry = Dowry.objects.create(
            person=person,
            paid_by=self.council,
            paid_to=self.council,
            amount=1,
            per="week",
            from_date=NOW.date(),
            agreed_on=NOW.date(),
            agreed_in="A plan",
        )
        today = NOW.date()
        assessment = CarersAssessment.objects.create(person=person, offered_on=today)
        caring = Caring.objects.create(
            person=person, relationship=around, agreed_on=today, by=self.reader, at=NOW
        )
        share = CarerShare.objects.create(
            person=person, caring=caring, words="Works nights", agreed_on=today, by=self.reader, at=NOW
        )
        break_ = CarerSupport.objects.create(
            person=person,
            kind="break",
            words="A weekend",
            provider="Heron",
            price=0,
            price_unit="no-charge",
            from_date=today,
        )
        version, _ = QueueVersion.objects.get_or_create(
            key="out-of-area",
            number=1,
            defaults={"written": as_plain(shipped_queues()["out-of-area"]), "why": "As it came", "at": NOW},
        )
        way = QueueWay.objects.create(
            person=person,
            queue="out-of-area",
            version=version,
            why="To be near her sister",
            from_date=NOW.date(),
            by=self.reader,
            at=NOW,
        )
        short = ShortSupport.objects.create(
            person=person,
            hospital="general",
            kind="reablement",
            left_hospital_on=NOW.date(),
            meant_to_go_home=True,
            goals="To walk to the shop",
            given_by="Home First",
            from_date=NOW.date(),
            by=self.reader,
            at=NOW,
        )
        of_way = ("show_way", "say_wish", "take_step", "state_money", "confirm_money", "stop_way")
        of_review = ("show_review", "move_review", "seat", "receive_paper", "send_papers", "hold_review")
        of_review += ("call_off", "find", "send_report", "make_promise")
        of_promise = ("show_promise", "chase", "meet", "refuse", "reopen")
        return {
            "people:show_retention_rule": rule.pk,
            **{f"support:{name}": review.pk for name in of_review},
            **{f"support:{name}": promise.pk for name in of_promise},
            "support:begin_caring": around.pk,
            "support:hold_assessment": assessment.pk,
            "support:decline_assessment": assessment.pk,
            "support:share_as_carer": caring.pk,
            "support:take_back": share.pk,
            "support:end_carer_support": break_.pk,
            **{f"support:{name}": way.pk for name in of_way},
            "support:show_extract": extract.pk,
            "support:end_short_support": short.pk,
            "support:say_where_after": short.pk,
            "support:add_action": check.pk,
            "support:finish_action": action.pk,
            "support:take_back_learning_step": step.pk,
            "support:end_group": group.pk,
            "support:reach": need.pk,
            "support:end_need": need.pk,
            "support:share_service": service.pk,
            "support:end_service": service.pk,
            "support:end_dowry": dowry.pk,
            "support:unseat": seat.pk,
            "support:show_time": time.pk,
            "support:show_standard": standard.pk,
            "support:end_risk": risk.pk,
            "support:end_school_place": school.pk,
            "support:end_delay": delay.pk,
            "support:end_leave": leave.pk,
            "people:compare": pair(person, other).pk,
            "people:take_apart": merge.pk,
            "people:end_adjustment": adjustment.pk,
            "people:change_around": around.pk,
            "people:end_around": around.pk,
            "people:add_authority": around.pk,
            "people:end_authority": speaks.pk,
            "people:end_responsibility": involve(person, self.council, Basis.AGREED).pk,
            "people:show_asked": look.pk,
            "people:open_in_emergency": look.pk,
            "people:judge_emergency": look.pk,
            "people:show_import": run.pk,
            "people:go_on_import": run.pk,
            "people:mend_row": row.pk,
        }


@pytest.fixture
def world(council: Organisation, trust: Organisation, employ: Employ) -> Callable[[Role], World]:
    return lambda role: World(council, trust, employ(council, role), employ(council))


def addresses() -> list[Address]:
    return [one for one in SITE if one.name in PEOPLE]


def may(role: Role, one: Address) -> bool:
    """Whether a role opens an address about people."""
    return any(permission in MAY[role] for permission in PEOPLE[one.name])


WAYS = [(hidden, said) for hidden in range(HIDDEN) for said in (None, {})]


def ways_to_ask(role: Role, one: Address) -> list[tuple[int, dict[str, str] | None]]:
    """How a role asks an address for somebody it may not see: for whom of the hidden, and what it sends.

    Pages ask for a permission and never for a role. So the first role that may asks for everybody in both
    ways, and each other role in one way, in turn.
    """
    if role == next(one_that_may for one_that_may in Role if may(one_that_may, one)):
        return WAYS
    return [WAYS[(list(Role).index(role) + list(PEOPLE).index(one.name)) % len(WAYS)]]


class Nothing:
    """What an address tells where there is nothing, each way asked once."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.kept: dict[bool, Told] = {}

    def told(self, said: dict[str, str] | None) -> Told:
        """What it tells whoever reads, or sends this."""
        way = said is None
        if way not in self.kept:
            self.kept[way] = told(self.client, self.address, said=said)
        return self.kept[way]


def test_no_page_about_people_knows_a_role(repository: Path) -> None:
    source = repository / "src/lifecourse"
    pages = [*source.glob("people/views/**/*.py"), *source.glob("support/views/**/*.py")]
    assert len(pages) > 20
    assert [page.name for page in pages if re.search(r"\bRole\b", page.read_text(encoding="utf-8"))] == []


def test_every_address_is_asked_for_everybody_hidden_and_by_every_role_for_somebody() -> None:
    for one in addresses():
        ways = {role: ways_to_ask(role, one) for role in Role}
        assert all(ways.values()), one.name
        # Whoever may not is refused before anybody is looked for.
        assert any(ways[role] == WAYS for role in Role if may(role, one)), one.name


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_its_permissions_say_and_nobody_out_of_its_sight(
    world: Callable[[Role], World], role: Role, employ: Employ
) -> None:
    there = world(role)
    client = browser(there.reader)
    client.get(f"/people/{uuid4()}/")
    for one in addresses():
        if "int:" in one.route and "uuid:" not in one.route:
            continue
        opens = 200 if may(role, one) else 403
        if "uuid:" not in one.route:
            assert client.get(one.filled()).status_code == opens, one.name
            continue
        ours = one.filled(key=there.ours.pk, number=there.choice(there.ours))
        assert client.get(ours).status_code == opens, one.name
        nobody = Nothing(client, one.filled(key=uuid4()))
        for which, said in ways_to_ask(role, one):
            assert nobody.told(said).status in ({404, 405} if may(role, one) else {403, 405}), one.name
            why, person = list(there.hidden.items())[which]
            address = one.filled(key=person.pk, number=there.choice(person))
            assert told(client, address, said=said) == nobody.told(said), (one.name, why, said)


@pytest.mark.parametrize("role", Role)
def test_what_stands_under_a_number_opens_by_the_same_rules(
    world: Callable[[Role], World], role: Role, employ: Employ
) -> None:
    there = world(role)
    client, asker = browser(there.reader), employ(there.trust)
    theirs, _ = SourceSystem.objects.get_or_create(
        code="heron-trust-care", defaults={"name": "Care", "organisation": there.trust}
    )
    hidden = [there.numbers(person, asker, theirs) for person in there.hidden.values()]
    for one in addresses():
        if "int:" not in one.route or "uuid:" in one.route:
            continue
        nothing = Nothing(client, one.filled(number=999_999))
        for which, said in ways_to_ask(role, one):
            assert nothing.told(said).status in ({404, 405} if may(role, one) else {403, 405}), one.name
            if one.name in ABOUT_NOBODY:
                continue
            address = one.filled(number=hidden[which][one.name])
            assert told(client, address, said=said) == nothing.told(said), one.name


def test_whoever_may_opens_what_stands_under_a_number(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    there = World(council, trust, employ(council), employ(council))
    ours = SourceSystem.objects.get(code="marsh-council-care")
    numbers = there.numbers(there.ours, there.reader, ours)
    for role in (Role.CARE_COORDINATOR, Role.RECORDS_OFFICER, Role.TEAM_MANAGER):
        client = browser(employ(council, role))
        for one in addresses():
            if one.name not in numbers or one.name in ONLY_POST:
                continue
            # What somebody asked in an emergency is theirs alone.
            mine = one.name not in {"people:show_asked", "people:open_in_emergency"}
            expected = 403 if not may(role, one) else 200 if mine else 404
            assert client.get(one.filled(number=numbers[one.name])).status_code == expected, (role, one.name)
    own = browser(there.reader)
    assert own.get(f"/people/emergency/{numbers['people:show_asked']}/").status_code == 200
