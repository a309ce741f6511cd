"""What people do about a plan's public edition: hold places back, let texts go, take the edition."""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.audit.api import name_of, record
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.api import Plan, document_of
from lifecourse.publishing.folder import write_folder
from lifecourse.publishing.public_edition.choices import print_of
from lifecourse.publishing.public_edition.edition import PublicForm, public_edition_of
from lifecourse.publishing.public_edition.models import PublicChoice
from lifecourse.publishing.public_edition.places import places_of
from lifecourse.publishing.public_edition.texts import texts_found

LONGEST_REASON = 400


class UnableToHoldBack(Exception):
    """A place cannot be held back or let go; says why in words that a page can show."""


@transaction.atomic
def hold_back(*, plan: Plan, path: str, reason: str, by: Account, at: datetime) -> PublicChoice:
    """Hold a section, table or row back. Raises NotAllowed or UnableToHoldBack."""
    _check(plan, by, at)
    reason = _reason(reason)
    if path not in places_of(document_of(plan)):
        raise UnableToHoldBack("There is no such section, table or row any more. Choose one from the list.")
    choice, _ = PublicChoice.objects.update_or_create(
        plan=plan, path=path, of_text="", defaults={"reason": reason, "by": by, "at": at}
    )
    return choice


@transaction.atomic
def show_again(*, plan: Plan, path: str, by: Account, at: datetime) -> None:
    """No longer hold a place back. Raises NotAllowed."""
    _check(plan, by, at)
    PublicChoice.objects.filter(plan=plan, path=path, of_text="").delete()


@transaction.atomic
def let_go(*, plan: Plan, path: str, reason: str, seen: str, by: Account, at: datetime) -> PublicChoice:
    """Let a text go as it was read; `seen` is its print. Raises NotAllowed or UnableToHoldBack."""
    _check(plan, by, at)
    reason = _reason(reason)
    text = texts_found(document_of(plan)).get(path)
    if text is None or print_of(text) != seen:
        raise UnableToHoldBack("This text was changed since you opened the page. Read it again, then decide.")
    PublicChoice.objects.filter(plan=plan, path=path).exclude(of_text="").delete()
    return PublicChoice.objects.create(plan=plan, path=path, of_text=seen, reason=reason, by=by, at=at)


@transaction.atomic
def hold_again(*, plan: Plan, path: str, by: Account, at: datetime) -> None:
    """Hold a text back again that was let go. Raises NotAllowed."""
    _check(plan, by, at)
    PublicChoice.objects.filter(plan=plan, path=path).exclude(of_text="").delete()


def export_public_page(*, plan: Plan, by: Account, at: datetime, nonce: str, back: str) -> str:
    """The public edition as a page. Raises NotAllowed."""
    check_may(by, Permission.EXPORT_PLAN, partnership=plan.partnership, on=localdate(at))
    page = public_edition_of(plan, at=at).page(nonce=nonce, back=back)
    _record(plan, "page", by, at)
    return page


def export_public_file(*, plan: Plan, form: PublicForm, by: Account, at: datetime) -> bytes:
    """The public edition as a file. Raises NotAllowed."""
    check_may(by, Permission.EXPORT_PLAN, partnership=plan.partnership, on=localdate(at))
    made = public_edition_of(plan, at=at).file(form)
    _record(plan, form, by, at)
    return made


def build_public_papers(*, plan: Plan, folder: Path, at: datetime, replace: bool = False) -> str:
    """Write the public edition in every form into a folder; returns what it says of itself.

    For whoever keeps the machine: the command line asks nobody for a role. Raises UnableToWrite.
    """
    edition = public_edition_of(plan, at=at)
    files = {f"public-plan.{form}": edition.file(form) for form in PublicForm}
    write_folder(folder, files, replace=replace)
    _record(plan, "folder", None, at)
    return edition.redacted.words


def _reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if not reason:
        raise UnableToHoldBack("Say why. The reason is kept here and never printed.")
    if len(reason) > LONGEST_REASON:
        raise UnableToHoldBack(f"The reason has {len(reason)} signs; at most {LONGEST_REASON} are kept.")
    return reason


def _check(plan: Plan, by: Account, at: datetime) -> None:
    check_may(by, Permission.PUBLISH_PLAN, partnership=plan.partnership, on=localdate(at))


def _record(plan: Plan, form: str, by: Account | None, at: datetime) -> None:
    detail = {
        "form": f"public edition, {form}",
        "revision": plan.revision,
        "content_id": str(plan.content_id),
    }
    record(by=name_of(by), at=at, action="plan exported", of=f"plan:{plan.slug}", detail=detail)
