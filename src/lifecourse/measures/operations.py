"""Setting up a measure, changing what it counts, its targets, entering a result, and answering it."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.figures.api import Confidence, Unit
from lifecourse.measures.models import Measure, MeasureVersion, Result, ResultAnswer, Target
from lifecourse.measures.queries import standing_result_of, standing_target_of
from lifecourse.measures.rules import Aim, AimKind, Direction, day_words, period_words, step_of
from lifecourse.measures.sides import side_of
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Partnership,
    Permission,
    check_may,
    organisations_acted_for,
)


class UnableToKeepMeasure(Exception):
    """Something about a measure cannot be kept as it is; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What a measure counts, which way is better and where its figures come from."""

    name: str
    counts: str
    unit: Unit
    direction: Direction
    numerator: str = ""
    denominator: str = ""
    source: str = ""


@transaction.atomic
def set_up_measure(
    *,
    partnership: Partnership,
    code: str,
    definition: Definition,
    from_date: date | None,
    by: Account | None,
    at: datetime,
) -> Measure:
    """Begin to keep a measure. Without a first day its definition holds as far back as anybody asks.

    Raises NotAllowed or UnableToKeepMeasure.
    """
    _check(Permission.KEEP_MEASURES, partnership, by, at)
    measure = _keep(Measure(partnership=partnership, code=code))
    _keep(_version(measure, definition, from_date=from_date, by=by, at=at))
    return measure


@transaction.atomic
def change_definition(
    *, measure: Measure, definition: Definition, from_date: date, why: str, by: Account | None, at: datetime
) -> MeasureVersion:
    """Say what a measure counts from a day on. What was entered before keeps the definition it was under.

    Raises NotAllowed or UnableToKeepMeasure.
    """
    _check(Permission.KEEP_MEASURES, measure.partnership, by, at)
    kept = _locked(measure)
    now = kept.newest
    if not why.strip():
        raise UnableToKeepMeasure(
            "Say why what it counts has changed: whoever reads its results has to know."
        )
    if now.from_date is not None and from_date < now.from_date:
        raise UnableToKeepMeasure(
            f"The definition that is there begins on {day_words(now.from_date)}. "
            "Enter that day or a later one."
        )
    if all(getattr(now, field.name) == getattr(definition, field.name) for field in fields(definition)):
        raise UnableToKeepMeasure("Nothing is different. Change what the measure counts, or go back.")
    return _keep(_version(kept, definition, from_date=from_date, by=by, at=at, why=why.strip()))


def _version(
    measure: Measure, definition: Definition, *, by: Account | None, at: datetime, **more: Any
) -> MeasureVersion:
    about = {field.name: getattr(definition, field.name) for field in fields(definition)}
    return MeasureVersion(measure=measure, written_by=by, written_at=at, **about, **more)


@dataclass(frozen=True, kw_only=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class TargetSet:
    """What a target asks, and where it is agreed. `number` of a change is in per cent: -2 is 2% under."""

    kind: AimKind
    number: Decimal
    agreed_in: str
    strict: bool = False
    base: Decimal | None = None
    base_words: str = ""
    why: str = ""


@transaction.atomic
def set_target(
    *, measure: Measure, period: Period, target: TargetSet, by: Account | None, at: datetime
) -> Target:
    """Say what a measure is to reach in a period. One for the same days takes the earlier one's place.

    Raises NotAllowed or UnableToKeepMeasure.
    """
    _check(Permission.KEEP_MEASURES, measure.partnership, by, at)
    kept = _locked(measure)
    version = _version_for(kept, period)
    about = {field.name: getattr(target, field.name) for field in fields(target)}
    row = Target(
        version=version,
        from_date=period.first,
        to_date=period.last,
        supersedes=standing_target_of(kept, first=period.first, last=period.last),
        written_by=by,
        written_at=at,
        **about,
    )
    _check_aim(target, version)
    return _keep(row)


def _check_aim(target: TargetSet, version: MeasureVersion) -> None:
    if target.kind is AimKind.CHANGE and not target.base_words.strip():
        raise UnableToKeepMeasure(
            "Say what the change is counted from, such as: what was predicted for the year. "
            "The number itself may follow later."
        )
    try:
        Aim(
            direction=Direction(version.direction),
            unit=Unit(version.unit),
            kind=target.kind,
            number=target.number,
            base=target.base,
        )
    except ValueError as reason:
        raise UnableToKeepMeasure(str(reason)) from None


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A number that somebody counted, with where it comes from, and up to which day."""

    value: Decimal
    as_at: date
    source: str
    confidence: Confidence = Confidence.COUNTED
    final: bool = False
    note: str = ""
    why: str = ""


@transaction.atomic
def enter_result(
    *,
    measure: Measure,
    period: Period,
    counted: Counted,
    entered_for: Organisation | None = None,
    by: Account,
    at: datetime,
) -> Result:
    """Write down what was counted in a period, for the organisation that counted it.

    For the same days it takes the place of the earlier result, with a reason where the earlier one was
    final. Raises NotAllowed or UnableToKeepMeasure.
    """
    _check(Permission.KEEP_MEASURES, measure.partnership, by, at)
    kept = _locked(measure)
    version = _version_for(kept, period)
    if counted.as_at > localdate(at):
        raise UnableToKeepMeasure(
            f"It is counted up to {day_words(counted.as_at)}, which is to come. Enter the last day counted."
        )
    earlier = standing_result_of(kept, first=period.first, last=period.last)
    about = {field.name: getattr(counted, field.name) for field in fields(counted)}
    about["why"] = _why(earlier, counted)
    return _keep(
        Result(
            version=version,
            from_date=period.first,
            to_date=period.last,
            rounded_to=step_of(counted.value),
            supersedes=earlier,
            entered_for=_entered_for(entered_for, kept.partnership, by, on=localdate(at)),
            written_by=by,
            written_at=at,
            **about,
        )
    )


def _why(earlier: Result | None, counted: Counted) -> str:
    """Why this result takes the place of an earlier one. Raises UnableToKeepMeasure."""
    why = counted.why.strip()
    if earlier is None:
        return ""
    if earlier.final and not counted.final:
        raise UnableToKeepMeasure(
            "The result that stands is final. Enter a final one in its place, and say why it changed."
        )
    if why:
        return why
    if not earlier.final and (counted.final or counted.as_at > earlier.as_at):
        return "It is final now." if counted.final else "It is counted further."
    raise UnableToKeepMeasure(
        f"A result {period_words(earlier.from_date, earlier.to_date)} stands already. "
        "Say why this one takes its place."
    )


def _entered_for(
    wanted: Organisation | None, partnership: Partnership, by: Account, *, on: date
) -> Organisation:
    own = organisations_acted_for(by, Permission.KEEP_MEASURES, partnership=partnership, on=on)
    if wanted is None:
        return own[0]
    if wanted not in own:
        raise NotAllowed(f"You do not keep measures for {wanted} here.")
    return wanted


@transaction.atomic
def agree_result(*, result: Result, by: Account, at: datetime) -> ResultAnswer:
    """Agree to a final result that another organisation entered. Raises NotAllowed or UnableToKeepMeasure."""
    return _answer(result, agrees=True, reason="", by=by, at=at)


@transaction.atomic
def refuse_result(*, result: Result, reason: str, by: Account, at: datetime) -> ResultAnswer:
    """Say why a final result cannot be agreed. Raises NotAllowed or UnableToKeepMeasure."""
    return _answer(result, agrees=False, reason=" ".join(reason.split()), by=by, at=at)


def _answer(result: Result, *, agrees: bool, reason: str, by: Account, at: datetime) -> ResultAnswer:
    measure = _locked(result.version.measure)
    _check(Permission.AGREE_RESULTS, measure.partnership, by, at)
    kept = Result.objects.select_related("version", "entered_for").get(pk=result.pk)
    if not kept.final:
        raise UnableToKeepMeasure("The result is provisional. Only a final one is agreed.")
    if hasattr(kept, "superseded_by"):
        raise UnableToKeepMeasure("Another result has taken the place of that one. Look at the newest.")
    if hasattr(kept, "answer"):
        raise UnableToKeepMeasure(f"That result has its answer already: {kept.answer.given_for} gave it.")
    why = side_of(by, partnership=measure.partnership, on=localdate(at)).why_not(kept)
    if why:
        raise NotAllowed(why)
    own = organisations_acted_for(
        by, Permission.AGREE_RESULTS, partnership=measure.partnership, on=localdate(at)
    )
    return _keep(
        ResultAnswer(result=kept, agrees=agrees, reason=reason, given_for=own[0], given_by=by, given_at=at)
    )


def _check(permission: Permission, partnership: Partnership, by: Account | None, at: datetime) -> None:
    """Raises NotAllowed. Whoever runs the command line (by=None) has the database already."""
    if by is not None:
        check_may(by, permission, partnership=partnership, on=localdate(at))


def _locked(measure: Measure) -> Measure:
    """The measure as it is now; two who write about it at once do so one after the other."""
    return Measure.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=measure.pk)


def _version_for(measure: Measure, period: Period) -> MeasureVersion:
    if period.last < period.first:
        raise UnableToKeepMeasure("The last day is before the first.")
    found = measure.version_on(period.last)
    if found is None:
        begins = min(version.from_date for version in measure.versions.all() if version.from_date)
        raise UnableToKeepMeasure(
            f"What {measure} counts is defined from {day_words(begins)} on. Enter days from then on."
        )
    return found


def _keep[Kept: models.Model](row: Kept) -> Kept:
    """Save a row that is whole. Raises UnableToKeepMeasure with every fault in words."""
    try:
        row.full_clean()
    except ValidationError as faults:
        raise UnableToKeepMeasure(" ".join(_words(row, faults))) from None
    row.save()
    return row


def _words(row: models.Model, faults: ValidationError) -> list[str]:
    said = []
    for name, words in faults.message_dict.items():
        if name == "__all__":
            said += words
        else:
            label = str(getattr(row._meta.get_field(name), "verbose_name", name)).capitalize()
            said += [f"{label}: {one}" for one in words]
    return said
