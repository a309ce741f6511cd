"""Beginning a case and writing its parts: each checked whole, and nothing lost to another writer."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import Case, CasePart
from lifecourse.cases.queries.cases import parts_standing
from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.template import templates
from lifecourse.organisations.api import Organisation, Partnership, Permission, check_may


class CannotWrite(Exception):
    """A case cannot be written like this; says why, in words that a page can show."""


class ChangedMeanwhile(CannotWrite):
    """Somebody else wrote the part since it was read."""


@transaction.atomic
def begin_case(*, partnership: Partnership, data: Mapping[str, Any], stamp: Stamp, place: str) -> Case:
    """Begin a case with the parts in `data`, as a file holds them.

    Raises NotAllowed, BadCase with every fault, or CannotWrite where its name is taken.
    """
    if stamp.by is not None:
        check_may(stamp.by, Permission.WRITE_CASES, partnership=partnership, on=localdate(stamp.at))
    # Two who begin one at once are taken in turn: a name or reference is looked up and then given.
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if (begun := CasePart.objects.filter(key=stamp.part("about").key).first()) is not None:
        return begun.case
    document = read_document(data, place=place)
    about = document.about
    if Case.objects.filter(partnership=partnership, slug=about.slug).exists():
        raise CannotWrite(f"{partnership} has a case called {about.slug} already.")
    _check_reference(about.reference, Case.objects.filter(partnership=partnership))
    case = Case.objects.create(partnership=partnership, **_found_by(document, partnership))
    for name, content in data.items():
        part = stamp.part(name)
        CasePart.objects.create(
            case=case, name=name, number=1, content=plain(content), key=part.key, by=part.by, at=part.at
        )
    return case


@transaction.atomic
def write_part(*, case: Case, name: str, content: Any, read: int, why: str = "", stamp: Stamp) -> CasePart:
    """Put a part in the place of the one that its writer read (`read`: its number, 0 for none).

    Raises NotAllowed, ChangedMeanwhile, or BadCase where the case could not be read with it.
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=case.pk)
    if stamp.by is not None:
        check_may(stamp.by, Permission.WRITE_CASES, partnership=case.partnership, on=localdate(stamp.at))
    if (standing := CasePart.objects.filter(key=stamp.key).first()) is not None:
        if (standing.case_id, standing.name, standing.content) != (case.pk, name, plain(content)):
            raise CannotWrite(
                "This form was sent before, and what it said then stands. To say something else, open the "
                "page again."
            )
        return standing
    parts = parts_standing(case)
    number = parts[name].number if name in parts else 0
    if number != read:
        raise ChangedMeanwhile(
            "Somebody else changed this part while you were writing. What you wrote is still below: look at "
            "theirs, and save again."
        )
    data = {one: part.content for one, part in parts.items()} | {name: plain(content)}
    document = read_document(data, place=case.reference)
    if document.about.slug != case.slug:
        raise CannotWrite("A case keeps its short name: others refer to it.")
    others = Case.objects.filter(partnership=case.partnership).exclude(pk=case.pk)
    _check_reference(document.about.reference, others)
    Case.objects.filter(pk=case.pk).update(**_found_by(document, case.partnership))
    return CasePart.objects.create(
        case=case,
        name=name,
        number=number + 1,
        content=plain(content),
        why=why,
        key=stamp.key,
        by=stamp.by,
        at=stamp.at,
    )


def plain(content: Any) -> Any:
    """What a file says as JSON keeps it: a day as 2016-04-01, a decimal as it was typed."""
    if isinstance(content, dict):
        return {key: plain(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [plain(value) for value in content]
    return content if content is None or isinstance(content, str | int | bool) else str(content)


def _check_reference(reference: str, others: QuerySet[Case]) -> None:
    """No other case has the reference. Raises CannotWrite."""
    if (taken := others.filter(reference=reference).first()) is not None:
        raise CannotWrite(
            f"{taken.partnership} has a case with the reference {reference} already: {taken.title}. Give "
            "this one another."
        )


def _found_by(document: CaseDocument, partnership: Partnership) -> dict[str, Any]:
    about = document.about
    organisation = Organisation.objects.filter(
        code=about.organisation, memberships__partnership=partnership
    ).first()
    if about.template not in templates():
        raise CannotWrite(
            f"about, template: found “{about.template}”, expected one of {', '.join(templates())}."
        )
    if organisation is None:
        raise CannotWrite(
            f"about, organisation: found “{about.organisation}”, expected the code of a member of "
            f"{partnership}."
        )
    return {
        "slug": about.slug,
        "reference": about.reference,
        "title": about.title,
        "template": about.template,
        "organisation": organisation,
    }
