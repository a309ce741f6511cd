"""What people and other rooms read of measures: of their own partnerships, in a stated order."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.measures.models import Measure, MeasureVersion, Result, Target
from lifecourse.organisations.api import Partnership, Permission, partnerships_where


class NoSuchMeasure(Exception):
    """There is no such partnership or measure that this person may see."""


def get_partnership(slug: str, *, seen_by: Account, on: date) -> Partnership:
    """One partnership. Raises NoSuchMeasure, also when it exists but is not for this person to see."""
    found = partnerships_where(seen_by, Permission.SEE_MEASURES, on=on).filter(slug=slug).first()
    if found is None:
        raise NoSuchMeasure(f"There is no partnership {slug} that you may see.")
    return found


def get_measure(partnership: Partnership, *, code: str) -> Measure:
    """One measure of a partnership. Raises NoSuchMeasure."""
    found = _with_all(partnership.measures.all()).filter(code=code).first()
    if found is None:
        raise NoSuchMeasure(f"{partnership} has no measure {code}.")
    return found


def measures_in(partnership: Partnership) -> list[Measure]:
    """Every measure with all that is kept of it, by its short name."""
    return list(_with_all(partnership.measures.order_by("code")))


def _with_all(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    targets = Target.objects.select_related("version", "superseded_by")
    results = Result.objects.select_related(
        "version", "superseded_by", "answer__given_for", "answer__given_by", "entered_for", "written_by"
    )
    return measures.select_related("partnership").prefetch_related(
        Prefetch("versions", MeasureVersion.objects.order_by("id")),
        Prefetch("versions__targets", targets),
        Prefetch("versions__results", results),
    )


def targets_of(measure: Measure) -> list[Target]:
    """Every target, those that stand and those replaced: the latest period first."""
    found = [target for version in measure.versions.all() for target in version.targets.all()]
    return sorted(found, key=lambda one: (one.to_date, one.from_date, one.pk), reverse=True)


def results_of(measure: Measure) -> list[Result]:
    """Every result, those that stand and those replaced: the latest period first."""
    found = [result for version in measure.versions.all() for result in version.results.all()]
    return sorted(found, key=lambda one: (one.to_date, one.from_date, one.pk), reverse=True)


def standing_target_of(measure: Measure, *, first: date, last: date) -> Target | None:
    """The target for exactly these days that no other has replaced."""
    return next(
        (t for t in targets_of(measure) if _stands(t) and (t.from_date, t.to_date) == (first, last)), None
    )


def standing_result_of(measure: Measure, *, first: date, last: date) -> Result | None:
    """The result of exactly these days that no other has replaced."""
    return next(
        (r for r in results_of(measure) if _stands(r) and (r.from_date, r.to_date) == (first, last)), None
    )


def _stands(row: Target | Result) -> bool:
    return not hasattr(row, "superseded_by")
