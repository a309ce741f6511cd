"""What people do to publish a frozen version, and to take a published file away again."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.timezone import localdate, localtime

from lifecourse.accounts.api import Account
from lifecourse.audit.api import name_of, record
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.api import Plan, PlanVersion, verify_version
from lifecourse.publishing.gathering import gather_version
from lifecourse.publishing.publications.models import Publication, PublishedFile
from lifecourse.publishing.publications.queries import latest_publication
from lifecourse.publishing.publications.rules import Edition, Form
from lifecourse.publishing.since import Since, since


class UnableToPublish(Exception):
    """Nothing was published, or a published file is not given out; says why for a page."""


def publish(*, version: PlanVersion, note: str, by: Account, at: datetime) -> Publication:
    """Make the files of a frozen version and keep them for good. Raises NotAllowed or UnableToPublish."""
    plan = version.plan
    check_may(by, Permission.PUBLISH_PLAN, partnership=plan.partnership, on=localdate(at))
    before = _before(plan, version)
    # Setting the papers takes seconds: nothing waits for it in the database.
    files = _files(version, before, at)
    with transaction.atomic():
        # Whoever publishes at the same time waits here, and then sees this publication before their own.
        Plan.objects.select_for_update().get(pk=plan.pk)
        if _before(plan, version) != before:
            raise UnableToPublish("Somebody else has just published this plan. Look at the list first.")
        made = Publication.objects.create(
            plan=plan,
            number=before.number + 1 if before else 1,
            edition=Edition.WHOLE,
            version=version,
            previous=before,
            note=note.strip(),
            published_at=at,
            published_by=by,
        )
        for form, content in files.items():
            fingerprint = sha256(content).hexdigest()
            PublishedFile.objects.create(
                publication=made, form=form, size=len(content), sha256=fingerprint, content=content
            )
    return made


def take_published_file(*, file: PublishedFile, by: Account, at: datetime) -> bytes:
    """The bytes of a published file; who took it is recorded. Raises NotAllowed or UnableToPublish."""
    plan = file.publication.plan
    check_may(by, Permission.EXPORT_PLAN, partnership=plan.partnership, on=localdate(at))
    content = bytes(file.content)
    if sha256(content).hexdigest() != file.sha256:
        raise UnableToPublish(
            "This file is not what was published, so it is not given out. "
            "Tell whoever looks after Lifecourse."
        )
    detail = {"publication": file.publication.number, "form": file.form, "sha256": file.sha256}
    record(by=name_of(by), at=at, action="published file taken", of=f"plan:{plan.slug}", detail=detail)
    return content


def since_publication(publication: Publication, version: PlanVersion) -> Since:
    """What changed from what was published to a version, in words."""
    published = publication.version
    return since(
        published.document,
        version.document,
        day=localtime(publication.published_at).date(),
        version=published.name,
    )


def _before(plan: Plan, version: PlanVersion) -> Publication | None:
    before = latest_publication(plan)
    if before is not None and before.version_id == version.pk:
        raise UnableToPublish(f"{version.name} has been published already. Freeze a new version first.")
    if before is not None and before.version.number > version.number:
        raise UnableToPublish(
            f"A later version, {before.version.name.lower()}, has been published already. "
            "An earlier one cannot follow it."
        )
    return before


def _files(version: PlanVersion, before: Publication | None, at: datetime) -> dict[Form, bytes]:
    if not verify_version(version):
        raise UnableToPublish(
            "What is kept of this version no longer gives its hash. Tell whoever looks after Lifecourse."
        )
    gathered = gather_version(version, at=at, since=since_publication(before, version) if before else None)
    return {
        Form.PAGE: gathered.page().encode(),
        Form.PDF: gathered.pdf(),
        Form.WORD: gathered.word(),
        Form.WORKBOOK: gathered.workbook(),
    }
