"""What people read of publications: only of plans they may see, the newest first, bytes left aside."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.api import Plan
from lifecourse.publishing.publications.models import Publication, PublishedFile
from lifecourse.publishing.publications.rules import Edition


class NoSuchPublication(Exception):
    """There is no such publication of the plan, or it has no such file."""


def publications_of(plan: Plan, *, seen_by: Account, on: date) -> QuerySet[Publication]:
    """Every publication of a plan, the newest first. Raises NotAllowed."""
    check_may(seen_by, Permission.SEE_PLAN, partnership=plan.partnership, on=on)
    files = PublishedFile.objects.defer("content").order_by("id")
    return (
        Publication.objects.filter(plan=plan)
        .select_related("version", "published_by")
        .defer("version__content")
        .prefetch_related(Prefetch("files", queryset=files))
        .order_by("-number")
    )


def latest_publication(plan: Plan) -> Publication | None:
    """The newest publication of the whole plan."""
    found = Publication.objects.filter(plan=plan, edition=Edition.WHOLE).select_related("version")
    return found.order_by("-number").first()


def get_published_file(plan: Plan, number: int, form: str, *, seen_by: Account, on: date) -> PublishedFile:
    """One file of a publication. Raises NotAllowed or NoSuchPublication."""
    check_may(seen_by, Permission.EXPORT_PLAN, partnership=plan.partnership, on=on)
    found = PublishedFile.objects.filter(publication__plan=plan, publication__number=number, form=form)
    file = found.select_related("publication__plan__partnership").first()
    if file is None:
        raise NoSuchPublication(f"There is no publication {number} of this plan with such a file.")
    return file
