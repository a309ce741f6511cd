"""Work queues: the person is asked first, stages follow one another, and a moved cost is no saving."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ, involve
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_plans import Table

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand
from lifecourse.people.models import SourceRecord
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.telling import everything_about
from lifecourse.people.rules import Basis, Part
from lifecourse.support import models
from lifecourse.support.models import LivesAt, QueueMoney, QueueVersion, QueueWay
from lifecourse.support.operations import queues
from lifecourse.support.operations.queues import SaidEffect
from lifecourse.support.queue_data import shipped_queues
from lifecourse.support.reading import queues as reading
from lifecourse.support.reading.queues import board_of, money_stands, under, who_fits

pytestmark = pytest.mark.page

SHAPES = shipped_queues()


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


class Walk(Table):
    """A coordinator who goes through a queue with one person."""

    def lives(self, area: Organisation | str, kind: str = "care_home", since: int = 400) -> LivesAt:
        council, elsewhere = (None, area) if isinstance(area, str) else (area, "")
        return self.write(
            queues.say_where_lives, kind=kind, council=council, elsewhere=elsewhere, from_date=ago(since)
        )

    def begin(self, queue: str = "out-of-area", *, asked_for: bool = False) -> QueueWay:
        return self.write(queues.begin, queue=queue, why="Her sister lives here", asked_for=asked_for)

    def act[Kept](self, operation: Callable[..., Kept], way: QueueWay, **said: object) -> Kept:
        return operation(way=QueueWay.objects.get(pk=way.pk), by=self.by, at=timezone.now(), **said)

    def wish(self, way: QueueWay, answer: str = "yes", words: str = "A flat near Jo") -> models.QueueWish:
        return self.act(
            queues.say_wish, way, words=words, answer=answer, how_known="said", asked_by="Social worker"
        )

    def step(self, way: QueueWay, stage: str = "", on: date | None = None) -> models.QueueStep:
        waits = under([QueueWay.objects.get(pk=way.pk)], on=timezone.localdate())[0].standing.stage
        return self.act(
            queues.take_step,
            way,
            stage=stage or (waits.key if waits else ""),
            on=on or timezone.localdate(),
            who="Social worker, Fen Council",
            evidence="Read with her",
        )

    def money(self, way: QueueWay, *effects: tuple[Organisation | str, int, int]) -> QueueMoney:
        said = [
            SaidEffect(
                payer=None if isinstance(payer, str) else payer,
                other=payer if isinstance(payer, str) else "",
                before=before,
                after=after,
            )
            for payer, before, after in effects
        ]
        return self.act(queues.state_money, way, effects=said, words="By the offer", said_by="Finance, Fen")

    def through(self, queue: str, *effects: tuple[Organisation | str, int, int]) -> QueueWay:
        """As far as the last stage, which waits."""
        way = self.begin(queue)
        self.wish(way)
        for stage in SHAPES[queue].stages[:-1]:
            if stage.says_money:
                self.money(way, *effects)
            self.step(way)
        return way

    def found(self, queue: str) -> list[str]:
        found = who_fits(SHAPES[queue], seen_by=self.by, on=timezone.localdate(), at=timezone.now())
        return [" ".join(one.why) for one in found.candidates]


@pytest.fixture
def walk(icb: Organisation, coordinator: Account) -> Walk:
    return Walk(someone(icb), icb, coordinator)


def test_nothing_goes_on_before_the_person_is_asked_or_against_what_they_want(walk: Walk) -> None:
    way = walk.begin()
    with pytest.raises(CannotStand, match="Ask first"):
        walk.step(way)
    for answer, says in (("no", "does not want"), ("unsure", "not sure")):
        walk.wish(way, answer)
        with pytest.raises(CannotStand, match=says):
            walk.step(way)
    walk.wish(way)
    walk.step(way)
    # They change their mind half way: nothing goes on from then.
    walk.wish(way, "no", "I want to stay where I am")
    with pytest.raises(CannotStand, match="does not want"):
        walk.step(way)
    walk.act(queues.stop, way, how="not_wanted", on=ago(0), why="She stays")
    assert QueueWay.objects.get().ended_how == "not_wanted"
    with pytest.raises(CannotStand, match="unless they ask"):
        walk.begin()
    walk.begin(asked_for=True)


def test_stages_follow_one_another_to_the_end(walk: Walk) -> None:
    way, stages = walk.begin(), SHAPES["out-of-area"].stages
    walk.wish(way)
    with pytest.raises(CannotStand, match="Another stage comes next"):
        walk.step(way, stages[1].key)
    with pytest.raises(CannotStand, match="up to today"):
        walk.step(way, on=ago(-1))
    with pytest.raises(CannotStand, match="up to today"):
        walk.step(way, on=ago(1))
    for stage in stages:
        if stage.says_money:
            with pytest.raises(CannotStand, match="State first"):
                walk.step(way)
            walk.money(way, (walk.where, 100, 100))
        walk.step(way)
    ended = QueueWay.objects.get()
    assert (ended.ended_how, ended.to_date) == ("done", ago(0))
    for again in (walk.step, walk.wish):
        with pytest.raises(CannotStand, match="ended already"):
            again(way)


def test_nobody_is_twice_in_one_queue(walk: Walk) -> None:
    way = walk.begin()
    with pytest.raises(CannotStand, match="already"):
        walk.begin()
    walk.begin("supported-living")
    with transaction.atomic(), pytest.raises(IntegrityError):
        QueueWay.objects.create(
            person=way.person,
            queue=way.queue,
            version=way.version,
            why="Twice",
            from_date=ago(0),
            by=walk.by,
            at=timezone.now(),
        )


def test_support_is_not_looked_at_twice_in_six_months(walk: Walk) -> None:
    way = walk.begin("reassessment")
    walk.wish(way)
    for stage in SHAPES["reassessment"].stages:
        if stage.says_money:
            walk.money(way, (walk.where, 0, 0))
        walk.step(way)
    with pytest.raises(CannotStand, match="Do not ask them again before"):
        walk.begin("reassessment", asked_for=True)
    QueueWay.objects.update(from_date=ago(400), to_date=ago(190))
    assert walk.begin("reassessment")


def test_what_another_pays_instead_is_no_saving_and_nobody_who_pays_is_left_out(
    walk: Walk, council: Organisation, employ: Employ
) -> None:
    walk.share(walk.service(walk.need(), price=Decimal(1000)), {walk.where: 40, council: 60})
    way = walk.begin()
    with pytest.raises(CannotStand, match="What the person wants comes first"):
        walk.money(way, (council, 60_000, 10_000))
    walk.wish(way)
    walk.step(way)
    with pytest.raises(CannotStand, match="these pay too: Fen Integrated Care Board"):
        walk.money(way, (council, 60_000, 10_000))
    stated = walk.money(way, (council, 60_000, 30_000), (walk.where, 40_000, 40_000), ("benefits", 0, 30_000))
    page = browser(walk.by).get(f"/support/ways/{way.pk}/").content.decode()
    assert "nothing is saved" in page and "£300.00 a week only moves" in page and "housing benefit" in page
    said = {"money": stated, "words": "Ledger of 3 March", "said_by": "Finance manager, Fen Council"}
    with pytest.raises(CannotStand, match="Somebody else"):
        queues.confirm_money(**said, by=walk.by, at=timezone.now())
    queues.confirm_money(**said, by=employ(walk.where), at=timezone.now())
    assert "Confirmed by finance" in browser(walk.by).get(f"/support/ways/{way.pk}/").content.decode()
    # Stated anew: what finance agreed with stands beside it, and no longer counts.
    walk.money(way, (council, 60_000, 20_000), (walk.where, 40_000, 40_000))
    page = browser(walk.by).get(f"/support/ways/{way.pk}/").content.decode()
    assert "£400.00 a week less" in page and "Finance has not confirmed" in page
    with pytest.raises(CannotStand, match="taken its place"):
        queues.confirm_money(**said, by=employ(walk.where), at=timezone.now())


def test_finance_agrees_also_after_the_last_stage(
    walk: Walk, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    way = walk.through("reassessment", (council, 60_000, 20_000))
    walk.step(way)
    second = browser(employ(icb))
    place = f"/support/ways/{way.pk}/"
    assert "Finance agrees with this" in second.get(place).content.decode()
    said = {"said_by": "Finance manager, Fen Council", "words": "Ledger of 3 March"}
    assert second.post(f"{place}money/agreed/", said).status_code == 302
    page = second.get(place).content.decode()
    assert "Confirmed by finance" in page and "Finance agrees with this" not in page
    # Nothing else is written about what is at its end.
    assert second.post(f"{place}money/", {}).status_code == 200 and "Stop, with the reason" not in page


def test_the_rules_find_people_with_the_reason_why(
    walk: Walk, icb: Organisation, council: Organisation
) -> None:
    involve(walk.person, council, Basis.OWN_DUTY, Part.COUNCIL)
    assert not walk.found("out-of-area") and not walk.found("supported-living")
    walk.lives("Marsh County Council")
    assert walk.found("out-of-area") == [
        "Lives in the area of Marsh County Council; Fen Council is responsible."
    ]
    assert walk.found("supported-living") == ["Lives in a care home."]
    walk.lives(council, "supported_housing", since=3)
    assert LivesAt.objects.get(to_date=ago(4)).ended_because == "Moved"
    assert not walk.found("out-of-area") and not walk.found("supported-living")
    # Of two, the dearer comes first; by the hour as well as by the week.
    need = walk.need()
    walk.service(need, price=Decimal(300))
    walk.service(need, price=Decimal(20), price_unit="hourly", units_a_week=Decimal(10))
    other = Walk(someone(icb, "Bea Finch"), icb, walk.by)
    other.service(other.need(), price=Decimal(501))
    first, second = walk.found("reassessment")
    assert "£501.00 a week is bought for them: number 1" in first
    assert "£500.00 a week is bought for them: number 2" in second and "nobody has looked" in second
    other.begin("reassessment")
    assert len(walk.found("reassessment")) == 1
    SourceRecord.objects.filter(person=walk.person).update(
        said={"names": [{"given": "Ada", "family": "Wren"}], "death_date": "2026-01-01"}
    )
    assert not walk.found("reassessment")


def test_the_page_lists_the_living_up_to_its_length(
    walk: Walk, icb: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_CANDIDATES", 1)
    dead = Walk(someone(icb, "Bea Finch", death_date="2026-01-01"), icb, walk.by)
    for price, one in ((900, dead), (500, walk)):
        one.service(one.need(), price=Decimal(price))
    place = "/support/queues/who-fits/?queue=reassessment"
    page = browser(walk.by).get(place).content.decode()
    assert "1 person" in page and "More than" not in page and "Bea" not in page
    other = Walk(someone(icb, "Cal Swift"), icb, walk.by)
    other.service(other.need(), price=Decimal(400))
    assert "More than 1 person" in browser(walk.by).get(place).content.decode()


def test_nobody_is_found_or_listed_whom_the_reader_may_not_see(
    walk: Walk, council: Organisation, employ: Employ
) -> None:
    walk.lives("Marsh County Council")
    walk.begin("out-of-area")
    stranger = employ(council)
    on, at = timezone.localdate(), timezone.now()
    assert not who_fits(SHAPES["supported-living"], seen_by=stranger, on=on, at=at).candidates
    assert not board_of(stranger, on=on, at=at)
    client = browser(stranger)
    for place in ("queues/", "queues/board/?queue=out-of-area", "queues/who-fits/?queue=supported-living"):
        assert "Ada" not in client.get(f"/support/{place}").content.decode()


def test_whoever_is_under_way_goes_on_by_the_stages_they_began_with(
    walk: Walk, icb: Organisation, employ: Employ
) -> None:
    way = walk.begin()
    analyst, shape = employ(icb, Role.ANALYST), SHAPES["out-of-area"]
    said = {"shape": replace(shape, stages=shape.stages[:2]), "why": "A court is seldom needed"}
    with pytest.raises(NotAllowed):
        queues.write_queue(**said, by=walk.by, at=timezone.now())
    with pytest.raises(CannotStand, match="from 2 to"):
        queues.write_queue(
            shape=replace(shape, stages=shape.stages[:1]), why="No", by=analyst, at=timezone.now()
        )
    made = queues.write_queue(**said, by=analyst, at=timezone.now())
    assert [made.number, QueueWay.objects.get(pk=way.pk).version.number] == [2, 1]
    assert len(QueueWay.objects.get(pk=way.pk).version.shape.stages) == 7
    other = Walk(someone(icb, "Bea Finch"), icb, walk.by)
    assert len(other.begin().version.shape.stages) == 2
    client = browser(analyst)
    page = client.get("/support/queues/stages/?queue=out-of-area").content.decode()
    assert "Ask where and near whom" in page and "Decide with them" in page
    form = {"words_1": "Ask", "who_1": "", "within_days_1": "999", "why": "Shorter"}
    page = client.post("/support/queues/stages/?queue=out-of-area", form).content.decode()
    for says in ("Say who does it", "from 1 to 366", "Say what shows that it is done"):
        assert says in page
    form = {"words_1": "Ask", "who_1": "Us", "within_days_1": "5", "evidence_1": "Words", "why": "Shorter"}
    assert "from 2 to" in client.post("/support/queues/stages/?queue=out-of-area", form).content.decode()
    form |= {"words_2": "Move", "who_2": "Us", "within_days_2": "9", "evidence_2": "A key"}
    form |= {"says_money_2": "on"}
    assert client.post("/support/queues/stages/?queue=out-of-area", form).status_code == 302
    assert [one.words for one in QueueVersion.objects.first().shape.stages] == ["Ask", "Move"]


def test_a_stage_is_added_also_after_another_one_went(icb: Organisation, employ: Employ) -> None:
    client, place = browser(employ(icb, Role.ANALYST)), "/support/queues/stages/?queue=out-of-area"

    def written(*stages: str) -> list[str]:
        said = {"why": "We learned"}
        for number, words in enumerate(stages, start=1):
            said |= {f"words_{number}": words, f"who_{number}": "Us", f"within_days_{number}": "5"}
            said |= {f"evidence_{number}": "Words"}
        assert client.post(place, said).status_code == 302
        return [one.words for one in QueueVersion.objects.first().shape.stages]

    assert written("Ask", "Look") == ["Ask", "Look"]
    assert written("Ask", "Look", "Move") == ["Ask", "Look", "Move"]
    assert written("Ask", "", "Move") == ["Ask", "Move"]
    assert written("Ask", "Move", "See") == ["Ask", "Move", "See"]


def test_the_pages_go_from_asking_to_the_next_stage(walk: Walk, council: Organisation) -> None:
    client, key = browser(walk.by), walk.person.pk
    day = timezone.localdate()
    on = {"on_day": day.day, "on_month": day.month, "on_year": day.year}
    said = {"kind": "care_home", "elsewhere": "Marsh County Council"}
    said |= {"from_date_day": "1", "from_date_month": "4", "from_date_year": "2024"}
    assert client.post(f"/support/{key}/lives/", said | {"council": council.pk}).status_code == 200
    assert client.post(f"/support/{key}/lives/", said).status_code == 302
    assert "area of Marsh County Council" in client.get(f"/support/{key}/").content.decode()
    made = client.post(f"/support/{key}/queues/begin/", {"queue": "out-of-area", "why": "Her sister asks"})
    way = QueueWay.objects.get()
    assert made["Location"] == f"/support/ways/{way.pk}/wishes/add/"
    asking = client.get(made["Location"]).content.decode()
    assert "Coming home from another area. Ada Wren was not asked yet." in asking
    assert "Not asked yet" in client.get("/support/queues/board/?queue=out-of-area").content.decode()
    wish = {"words": "To live by Jo", "answer": "yes", "how_known": "said", "asked_by": "Social worker"}
    assert client.post(made["Location"], wish).status_code == 302
    asked = client.get(f"/support/ways/{way.pk}/next/").content.decode()
    assert asked.index("To live by Jo") < asked.index("What shows that it is done?")
    step = {"stage": "ask", "evidence": "Her words", "who": "Social worker"} | on
    assert client.post(f"/support/ways/{way.pk}/next/", step).status_code == 302
    # The same page sent again passes nothing twice.
    again = client.post(f"/support/ways/{way.pk}/next/", step).content.decode()
    assert "Another stage comes next" in again and way.steps.count() == 1
    money = {"payer_1": council.pk, "before_1": "100.50", "after_1": "90", "words": "Offer", "said_by": "Fen"}
    wrong = client.post(f"/support/ways/{way.pk}/money/", money | {"payer_2": "benefits", "before_2": "1"})
    assert "0 where it is nothing" in wrong.content.decode()
    assert client.post(f"/support/ways/{way.pk}/money/", money).status_code == 302
    assert [(one.before_pence, one.after_pence) for one in money_stands(way).effects.all()] == [(10050, 9000)]
    page = client.get(f"/support/ways/{way.pk}/").content.decode()
    assert page.index("To live by Jo") < page.index("The stages") < page.index("What it costs everybody")
    assert "1 person is under way" in client.get("/support/queues/").content.decode()
    stopped = {"how": "stopped", "why": "The home closes"} | on
    assert client.post(f"/support/ways/{way.pk}/stop/", stopped).status_code == 302
    assert "The home closes" in client.get(f"/support/ways/{way.pk}/").content.decode()


def test_the_queries_do_not_grow_with_the_people(walk: Walk, icb: Organisation) -> None:
    def count() -> list[int]:
        found = []
        for place in (
            "queues/",
            "queues/board/?queue=supported-living",
            "queues/who-fits/?queue=reassessment",
        ):
            client = browser(walk.by)
            with CaptureQueriesContext(connection) as asked:
                client.get(f"/support/{place}")
            found.append(len(asked))
        return found

    def one_more(name: str) -> None:
        other = Walk(someone(icb, name), icb, walk.by)
        other.service(other.need())
        other.wish(other.begin("supported-living"))

    one_more("Bea Finch")
    one_more("Cal Swift")
    few = count()
    for name in ("Dee Crane", "Eve Rook", "Fay Heron"):
        one_more(name)
    assert count() == few


def test_a_way_is_told_to_the_person_and_goes_with_them(walk: Walk, employ: Employ) -> None:
    walk.lives("Marsh County Council")
    way = walk.begin()
    walk.wish(way, words="To live by Jo")
    walk.step(way)
    stated = walk.money(way, (walk.where, 60_000, 20_000))
    queues.confirm_money(
        money=stated, words="Ledger", said_by="Finance", by=employ(walk.where), at=timezone.now()
    )
    told = str(everything_about(walk.person)["support"])
    for words in ("Marsh County Council", "To live by Jo", "Read with her", "£600.00 before", "Ledger"):
        assert words in told
    erase(walk.person, why="A court decided", by=None, at=timezone.now())
    for table in (LivesAt, QueueWay, models.QueueWish, models.QueueStep, QueueMoney, models.QueueEffect):
        assert not table.objects.exists()
    assert QueueVersion.objects.exists()


def test_the_first_page_says_that_a_stage_is_late(walk: Walk) -> None:
    way = walk.begin()
    client = browser(walk.by)
    assert "longer than it should" not in client.get("/").content.decode()
    QueueWay.objects.filter(pk=way.pk).update(from_date=ago(60))
    assert "1 stage is late" in client.get("/").content.decode()


def test_a_queue_adds_up_what_came_of_it_for_everybody_who_pays(
    walk: Walk, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    place = "/support/queues/board/?queue=reassessment"
    first = money_stands(walk.through("reassessment", (council, 60_000, 20_000), ("benefits", 0, 10_000)))
    assert first is not None
    queues.confirm_money(money=first, words="Ledger", said_by="Finance", by=employ(icb), at=timezone.now())
    # Nothing is counted before the end.
    assert "What came of it for everybody" not in browser(walk.by).get(place).content.decode()
    other = Walk(someone(icb, "Bea Finch"), icb, walk.by)
    other.through("reassessment", (council, 50_000, 45_000))
    for way in QueueWay.objects.all():
        walk.step(way) if way.person == walk.person else other.step(way)
    page = browser(walk.by).get(place).content.decode()
    assert "£350 a week less" in page and "£300 of it confirmed" in page and "£100 a week only moved" in page
    assert "£1,100" in page and "£650" in page
    assert "Of 2 people who came to the end" in page
    assert "What came of it" not in browser(employ(council)).get(place).content.decode()
    # Whoever comes to the end a second time is still one person.
    QueueWay.objects.update(from_date=ago(400), to_date=ago(300))
    again = other.through("reassessment", (council, 45_000, 40_000))
    other.step(again)
    page = browser(walk.by).get(place).content.decode()
    assert "Of 2 people who came to the end" in page and "£400 a week less" in page
