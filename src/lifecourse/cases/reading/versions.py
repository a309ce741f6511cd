"""What a board reads before it decides: what differs between two versions, and what was asked for since."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from lifecourse.cases.kinds.differences import HeadlineMoved, PartDiffers
from lifecourse.cases.models import Case, CaseVersion, Condition
from lifecourse.cases.queries.approval import content_of, decisions_standing, template_of
from lifecourse.cases.rules.differences import differences
from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.headlines import headlines_moved
from lifecourse.finance.api import day_words
from lifecourse.organisations.api import Organisation, members_of

# How the case as it stands is called where versions are called by their numbers.
AS_IT_STANDS = 0


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of two versions that are held side by side. `number`: 0 is the case as it stands."""

    number: int
    words: str
    content: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two versions and all that differs. Without `parts` they may still differ in the order of rows."""

    before: Side
    after: Side
    headlines: tuple[HeadlineMoved, ...]
    parts: tuple[PartDiffers, ...]

    @property
    def same(self) -> bool:
        """Whether the two are the same to the letter."""
        return self.before.content == self.after.content

    @property
    def count(self) -> int:
        """How many things differ."""
        return sum(len(one.found) for one in self.parts)


def side_of(case: Case, version: CaseVersion | None) -> Side:
    """A version to compare, or the case as it stands where there is none."""
    if version is None:
        return Side(
            number=AS_IT_STANDS, words="the case as it stands now", content=json.loads(content_of(case))
        )
    day = day_words(timezone.localdate(version.at))
    return Side(
        number=version.number,
        words=f"version {version.number}, put forward on {day}",
        content=json.loads(version.content),
    )


def compare(case: Case, before: Side, after: Side, *, on: date) -> Compared:
    """What differs between two versions. Raises BadCase where one of them cannot be read any more."""
    members = members_of(case.partnership, on=on)
    names = {one.organisation.code: one.organisation.name for one in members}
    old, new = (read_document(side.content, place=side.words) for side in (before, after))
    return Compared(
        before=before,
        after=after,
        headlines=tuple(headlines_moved(old, new)),
        parts=tuple(
            differences(before.content, after.content, template=template_of(case), organisations=names)
        ),
    )


def last_seen(version: CaseVersion, organisation: Organisation) -> CaseVersion | None:
    """The version before this one that an organisation decided on last; none where it never decided."""
    earlier = CaseVersion.objects.filter(case=version.case_id, number__lt=version.number)
    return earlier.filter(decisions__organisation=organisation).order_by("-number").first()


def conditions_of(version: CaseVersion, organisation: Organisation) -> list[Condition]:
    """What an organisation asked for when it decided on a version, met or not."""
    own = [one for one in decisions_standing([version]) if one.organisation_id == organisation.pk]
    return [condition for one in own for condition in one.conditions.all()]
