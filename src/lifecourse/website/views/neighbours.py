"""Where a plan meets others: what both say of one provider or unit, and what they do not say alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lifecourse.assurance.api import Entry, Held, NeighbourFinding, entry_place, neighbours_of, row_says
from lifecourse.plans.api import Place, PlanDocument
from lifecourse.website.shown import ShownPlace, show_places
from lifecourse.website.views.plan_page import PlanPage


@dataclass(frozen=True, kw_only=True)
class ShownSaying:
    """One line that a plan says, and where."""

    words: str
    where: ShownPlace


@dataclass(frozen=True, kw_only=True)
class ShownMeeting:
    """One provider or unit with what both plans say of it."""

    key: str
    name: str
    how: str
    ours: list[ShownSaying]
    theirs: list[ShownSaying]


@dataclass(frozen=True, kw_only=True)
class ShownDifference:
    """One thing that two plans do not say alike."""

    about: NeighbourFinding
    ours: list[ShownPlace]
    theirs: list[ShownPlace]


@dataclass(frozen=True, kw_only=True)
class ShownNeighbour:
    """One plan that this one meets."""

    held: Held
    differences: list[ShownDifference]
    meetings: list[ShownMeeting]


class ShowNeighboursView(PlanPage):
    """Every plan that this one meets, of those that the reader may read: what does not agree comes first."""

    template_name = "website/neighbours.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = [_shown(held) for held in neighbours_of(self.plan, seen_by=self.account, on=self.today)]
        return super().get_context_data(
            neighbours=shown,
            met=sum(len(one.meetings) for one in shown),
            differences=sum(len(one.differences) for one in shown),
            **kwargs,
        )


def _shown(held: Held) -> ShownNeighbour:
    ours, theirs = held.ours.document, held.theirs.document
    return ShownNeighbour(
        held=held,
        differences=[
            ShownDifference(
                about=finding,
                ours=_places(finding.ours, ours),
                theirs=_places(finding.theirs, theirs),
            )
            for finding in held.findings
        ],
        meetings=[
            ShownMeeting(
                key=meeting.key,
                name=meeting.name,
                how=meeting.how,
                ours=_sayings(meeting.ours, ours),
                theirs=_sayings(meeting.theirs, theirs),
            )
            for meeting in held.meetings
        ],
    )


def _places(places: Iterable[Place], document: PlanDocument) -> list[ShownPlace]:
    return show_places((p.path for p in places), slug=document.slug, document=document)


def _sayings(entries: Iterable[Entry], document: PlanDocument) -> list[ShownSaying]:
    return [
        ShownSaying(words=row_says(*entry), where=_places([entry_place(entry)], document)[0])
        for entry in entries
    ]
