"""One council's people with something of every kind about them, and those whom its workers do not see."""

from datetime import date

from django.utils import timezone
from tests.building import LONG_AGO
from tests.page.people.conftest import NOW, involve, somebody
from tests.page.people.test_emergencies import ask
from tests.page.people.test_folding import known
from tests.page.people.test_pages import pair
from tests.page.people.test_sharing import agree, agreement

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
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

LATER = date(2100, 1, 1)


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
