"""Work queues as their pages read them: the board, who belongs in one and why, and one person's way."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import batched
from uuid import UUID

from django.db.models import (
    Case,
    DecimalField,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import dated
from lifecourse.people.api import Person, called_by, councils_by_name, people_seen_by, portraits_of
from lifecourse.standards.api import CostFormula, PricedBy, cost_formula
from lifecourse.support.kinds.queues import DONE, NOT_WANTED, RESIDENTIAL, RESIDENTIAL_SERVICES
from lifecourse.support.models import LivesAt, QueueMoney, QueueVersion, QueueWay, QueueWish, Review, Service
from lifecourse.support.queue_data import shipped_queues
from lifecourse.support.reading.plan import bought_of
from lifecourse.support.rules.costs import cost_a_week, to_pence
from lifecourse.support.rules.queues import (
    Effect,
    Known,
    Money,
    Passed,
    QueueShape,
    Rule,
    Stage,
    Standing,
    by_payer,
    money_of,
    standing,
    together,
    why_fits,
)

# Our own: how many candidates one page lists; whoever works through them sees the next.
MOST_CANDIDATES = 100


@dataclass(frozen=True, kw_only=True)
class QueueNow:
    """A queue by its newest version; number 0 where it still is as it came with the product."""

    shape: QueueShape
    number: int
    version: QueueVersion | None = None


def queues_now() -> list[QueueNow]:
    """Every queue, by name."""
    newest: dict[str, QueueVersion] = {}
    for one in QueueVersion.objects.select_related("by").order_by("number"):
        newest[one.key] = one
    found = [QueueNow(shape=one.shape, number=one.number, version=one) for one in newest.values()]
    found += [QueueNow(shape=one, number=0) for key, one in shipped_queues().items() if key not in newest]
    return sorted(found, key=lambda one: one.shape.name)


def queue_now(key: str) -> QueueNow:
    """One queue. Raises KeyError."""
    return {one.shape.key: one for one in queues_now()}[key]


@dataclass(frozen=True, kw_only=True)
class StageLine:
    """One stage of somebody's way, and how it was passed."""

    stage: Stage
    step: object
    is_next: bool


@dataclass(frozen=True, kw_only=True)
class MoneyLine:
    """What was stated about money, and what it comes to for all who pay together."""

    money: QueueMoney
    effects: Sequence[Effect]
    total: Money
    confirmed: object

    @property
    def shown(self) -> list[dict[str, object]]:
        """Each of those who pay with what they pay in pounds, before and after."""
        return in_pounds(self.effects)


@dataclass(frozen=True, kw_only=True)
class Under:
    """One person's way through a queue, as a board or a page shows it."""

    way: QueueWay
    called: str
    shape: QueueShape
    standing: Standing
    wish: QueueWish | None
    late: int

    @property
    def stages(self) -> list[StageLine]:
        """Every stage with how it was passed, in order."""
        steps = {one.stage: one for one in self.way.steps.all()}
        now = self.standing.stage.key if self.standing.stage and self.way.to_date is None else ""
        return [
            StageLine(stage=one, step=steps.get(one.key), is_next=one.key == now) for one in self.shape.stages
        ]

    @property
    def money(self) -> list[MoneyLine]:
        """What was stated, the latest first: that one counts."""
        return [
            MoneyLine(
                money=one,
                effects=(effects := effects_of(one)),
                total=money_of(effects),
                confirmed=getattr(one, "confirmed", None),
            )
            for one in reversed(self.way.money.all())
        ]


def effects_of(money: QueueMoney) -> list[Effect]:
    """What each of those who pay pays before and after."""
    return [
        Effect(payer=one.name, before=one.before_pence, after=one.after_pence) for one in money.effects.all()
    ]


def passed_of(way: QueueWay) -> list[Passed]:
    """The stages that were passed, in order."""
    return [Passed(stage=one.stage, on=one.on) for one in way.steps.all()]


def newest_wish(way: QueueWay) -> QueueWish | None:
    """What somebody said last."""
    wishes = list(way.wishes.all())
    return wishes[-1] if wishes else None


def money_stands(way: QueueWay) -> QueueMoney | None:
    """The statement about money that counts: the latest."""
    stated = list(way.money.all())
    return stated[-1] if stated else None


def ways_seen_by(account: Account, *, on: date, at: datetime) -> QuerySet[QueueWay]:
    """Ways of people whom the reader may see, with what a page needs of each."""
    seen = people_seen_by(account, on=on, at=at).filter(pk=OuterRef("person__head"))
    found = QueueWay.objects.filter(Exists(seen)).select_related("person__head", "version", "by")
    return found.prefetch_related("steps__by", "wishes__by")


def under(ways: Iterable[QueueWay], *, on: date) -> list[Under]:
    """Ways as pages show them: the longest late first, then by name."""
    ways = list(ways)
    called = called_by(list({way.person.head_id: way.person.head for way in ways}.values()), today=on)
    shapes = {way.version_id: way.version.shape for way in ways}
    found = []
    for way in ways:
        shape = shapes[way.version_id]
        place = standing(shape.stages, passed_of(way), began=way.from_date)
        found.append(
            Under(
                way=way,
                called=called[way.person.head_id],
                shape=shape,
                standing=place,
                wish=newest_wish(way),
                late=place.late(today=on) if way.to_date is None else 0,
            )
        )
    return sorted(found, key=lambda one: (-one.late, one.called.lower(), one.way.pk))


def board_of(account: Account, *, on: date, at: datetime, queue: str | None = None) -> list[Under]:
    """Everybody under way whom the reader may see, in one queue or in all."""
    ways = ways_seen_by(account, on=on, at=at).filter(to_date=None)
    return under(ways.filter(queue=queue) if queue else ways, on=on)


@dataclass(frozen=True, kw_only=True)
class QueueSums:
    """What the ways of a queue that came to their end cost everybody who pays, as it was stated."""

    people: int
    saved: Decimal
    of_it_confirmed: Decimal
    moved: Decimal
    more: Decimal
    payers: Sequence[dict[str, object]]


def sums_of(account: Account, *, on: date, at: datetime, queue: str) -> QueueSums | None:
    """The sums of a queue, of people whom the reader may see; None where nothing was stated."""
    done = ways_seen_by(account, on=on, at=at).filter(queue=queue, ended_how=DONE)
    stated = {
        way: money
        for way in done.prefetch_related("money__effects__payer", "money__confirmed")
        if (money := money_stands(way)) is not None
    }
    if not stated:
        return None
    agreed = [one for one in stated.values() if getattr(one, "confirmed", None) is not None]
    every = [effects_of(one) for one in stated.values()]
    total, confirmed = together(every), together([effects_of(one) for one in agreed])
    return QueueSums(
        people=len({way.person.head_id for way in stated}),
        saved=Decimal(total.saved) / 100,
        of_it_confirmed=Decimal(confirmed.saved) / 100,
        moved=Decimal(total.moved) / 100,
        more=Decimal(total.more) / 100,
        payers=in_pounds(by_payer(every)),
    )


def in_pounds(effects: Iterable[Effect]) -> list[dict[str, object]]:
    """Each of those who pay with what they pay in pounds, before and after."""
    return [
        {"payer": one.payer, "before": Decimal(one.before) / 100, "after": Decimal(one.after) / 100}
        for one in effects
    ]


def stages_late(*, seen_by: Account, on: date, at: datetime) -> int:
    """For how many ways of people whom the reader may see a stage is late."""
    late = 0
    for way in ways_seen_by(seen_by, on=on, at=at).filter(to_date=None):
        place = standing(way.version.shape.stages, passed_of(way), began=way.from_date)
        late += place.late(today=on) > 0
    return late


def ways_of(person: Person, *, on: date) -> list[Under]:
    """Every way of a head, those that go on first."""
    ways = QueueWay.objects.filter(person__head=person).select_related("person__head", "version")
    found = under(ways.prefetch_related("steps__by", "wishes__by"), on=on)
    return sorted(found, key=lambda one: (one.way.to_date is not None, -one.way.from_date.toordinal()))


def lives_of(person: Person, *, on: date) -> LivesAt | None:
    """Where a head lives on a day, as far as it is written down."""
    found = LivesAt.objects.filter(dated(on), person__head=person).select_related("council")
    return found.order_by("-from_date", "-pk").first()


def looked_at_by_head(heads: Collection[UUID], queue: str) -> dict[UUID, date]:
    """When somebody last looked at support with each of these: a review held, or the end of such a way."""
    held = Review.objects.filter(person__head__in=heads, held_on__isnull=False)
    found = dict(held.order_by().values_list("person__head").annotate(Max("held_on")))
    for head, day in _last_ended(heads, queue, DONE).items():
        found[head] = max(day, found.get(head, day))
    return found


def said_no_by_head(heads: Collection[UUID], queue: str) -> dict[UUID, date]:
    """When each of these last said no to a queue."""
    return _last_ended(heads, queue, NOT_WANTED)


def _last_ended(heads: Collection[UUID], queue: str, how: str) -> dict[UUID, date]:
    ended = QueueWay.objects.filter(person__head__in=heads, queue=queue, ended_how=how)
    return dict(ended.order_by().values_list("person__head").annotate(Max("to_date")))


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who belongs in a queue by its rules, and why."""

    person: Person
    called: str
    why: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Found:
    """Whom the rules of a queue find, and whether there are more than one page lists."""

    candidates: Sequence[Candidate]
    more: bool


def who_fits(shape: QueueShape, *, seen_by: Account, on: date, at: datetime) -> Found:
    """Everybody whom the reader may see who belongs in a queue by its rules, with the reason why."""
    known = _known(shape, seen_by=seen_by, on=on, at=at)
    why = {head: why_fits(shape.rules, facts, today=on) for head, facts in known.items()}
    fitting = [head for head, reasons in why.items() if reasons]
    fitting.sort(key=lambda head: (known[head].rank or 0, str(head)))
    found: list[Candidate] = []
    # One lot is enough unless somebody in it has died.
    for some in batched(fitting, MOST_CANDIDATES + 1):
        people = Person.objects.in_bulk(some)
        portraits = portraits_of(list(people.values()), today=on)
        living = [people[head] for head in some if portraits[head].died is None]
        called = called_by(living, today=on, known=portraits)
        found += [Candidate(person=one, called=called[one.pk], why=why[one.pk]) for one in living]
        if len(found) > MOST_CANDIDATES:
            break
    return Found(candidates=found[:MOST_CANDIDATES], more=len(found) > MOST_CANDIDATES)


def _known(shape: QueueShape, *, seen_by: Account, on: date, at: datetime) -> dict[UUID, Known]:
    """What is known of those whom the finding rules find. As many queries as there are kinds of facts."""
    rules = {one.rule: one.number for one in shape.rules}
    seen = people_seen_by(seen_by, on=on, at=at).filter(pk=OuterRef("person__head"))
    homes: dict[UUID, LivesAt] = {}
    bought: dict[UUID, str] = {}
    ranked: list[UUID] = []
    groups: list[set[UUID]] = []
    if {Rule.OUTSIDE, Rule.RESIDENTIAL} & rules.keys():
        lives = LivesAt.objects.filter(Exists(seen), dated(on)).select_related("council", "person")
        homes = {one.person.head_id: one for one in lives.order_by("from_date", "pk")}
    if Rule.OUTSIDE in rules:
        groups.append(set(homes))
    if Rule.RESIDENTIAL in rules:
        given = Service.objects.filter(
            Exists(seen), dated(on), never_began=False, service_type__in=RESIDENTIAL_SERVICES
        )
        bought = dict(given.values_list("person__head", "service_type"))
        groups.append({head for head, home in homes.items() if home.kind in RESIDENTIAL} | set(bought))
    if Rule.DEAREST in rules:
        ranked = _dearest(rules[Rule.DEAREST], Service.objects.filter(Exists(seen)), on=on)
        groups.append(set(ranked))
    heads = set.intersection(*groups) if groups else set()
    weekly = weekly_by_head(heads, on=on) if ranked else {}
    looked, said_no = looked_at_by_head(heads, shape.key), said_no_by_head(heads, shape.key)
    councils = councils_by_name(heads, on=on) if Rule.OUTSIDE in rules else {}
    going_on = QueueWay.objects.filter(person__head__in=heads, queue=shape.key, to_date=None)
    open_now = set(going_on.values_list("person__head", flat=True))
    place = {head: number for number, head in enumerate(ranked, start=1)}
    return {
        head: Known(
            residential=_residential(homes.get(head), bought.get(head, "")),
            lives_in=homes[head].area if head in homes else "",
            responsible=councils.get(head, ()),
            rank=place.get(head),
            weekly=weekly.get(head, Decimal(0)),
            looked_at=looked.get(head),
            said_no=said_no.get(head),
            under_way=head in open_now,
        )
        for head in heads
    }


def _residential(home: LivesAt | None, service_type: str) -> str:
    # Where somebody lives by what was written down counts before what is bought for them.
    if home is not None:
        return RESIDENTIAL.get(home.kind, "")
    return RESIDENTIAL_SERVICES.get(service_type, "")


def _dearest(most: int, services: QuerySet[Service], *, on: date) -> list[UUID]:
    """Those for whom most is bought a week, the dearest first. Ranked by the database, near enough."""
    given = services.filter(dated(on), never_began=False)
    weekly = given.values("person__head").annotate(weekly=Sum(_a_week(cost_formula(on)))).filter(weekly__gt=0)
    return list(weekly.order_by("-weekly", "person__head").values_list("person__head", flat=True)[:most])


def _a_week(formula: CostFormula) -> "ExpressionWrapper[CombinedExpression]":
    units = [
        When(price_unit=one.id, then=Value(one.a_week.numerator / one.a_week.denominator))
        for one in formula.price_units.values()
        if one.units is PricedBy.FIXED and one.a_week is not None
    ]
    units.append(When(price_unit__in=_once(formula), then=Value(0.0)))
    number = DecimalField(max_digits=20, decimal_places=6)
    return ExpressionWrapper(
        F("price") * Case(*units, default=F("units_a_week"), output_field=number), number
    )


def _once(formula: CostFormula) -> list[str]:
    return [one.id for one in formula.price_units.values() if one.units is PricedBy.ONCE]


def weekly_by_head(heads: Collection[UUID], *, on: date) -> Mapping[UUID, Decimal]:
    """What is bought for each of these a week, by the published formula."""
    formula = cost_formula(on)
    found: dict[UUID, Fraction] = defaultdict(Fraction)
    given = Service.objects.filter(dated(on), person__head__in=heads, never_began=False)
    for service in given.select_related("person"):
        found[service.person.head_id] += cost_a_week(bought_of(service), formula) or Fraction(0)
    return {head: to_pence(exact) for head, exact in found.items()}
