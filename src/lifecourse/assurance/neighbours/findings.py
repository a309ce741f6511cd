"""What is asked of two plans that meet, and what is found between them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lifecourse.assurance.findings import Severity
from lifecourse.assurance.neighbours.meeting import Meeting, Side
from lifecourse.plans.api import Place


@dataclass(frozen=True, kw_only=True)
class NeighbourFinding:
    """One thing that two plans do not say alike: what each says and where, and who should ask whom."""

    check_id: str
    severity: Severity
    meeting: str
    ours: tuple[Place, ...]
    theirs: tuple[Place, ...]
    ours_say: str
    theirs_say: str
    expected: str
    sentence: str
    mend: str

    @property
    def severity_key(self) -> str:
        """How much it matters, as the design names it."""
        return "information" if self.severity is Severity.FOR_INFORMATION else self.severity.replace("-", "_")


@dataclass(frozen=True, kw_only=True)
class NeighbourCheck:
    """One question asked of every provider or unit that two plans share."""

    id: str
    title: str
    severity: Severity
    why: str

    def finding(
        self,
        meeting: Meeting,
        *,
        ours: Iterable[Place],
        theirs: Iterable[Place],
        ours_say: str,
        theirs_say: str,
        expected: str,
        sentence: str,
        mend: str,
    ) -> NeighbourFinding:
        """A finding of this check about one meeting."""
        return NeighbourFinding(
            check_id=self.id,
            severity=self.severity,
            meeting=meeting.key,
            ours=tuple(ours),
            theirs=tuple(theirs),
            ours_say=ours_say,
            theirs_say=theirs_say,
            expected=expected,
            sentence=sentence,
            mend=mend,
        )


@dataclass(frozen=True, kw_only=True)
class Between:
    """Two plans and where they meet: what a check is given."""

    ours: Side
    theirs: Side
    meetings: tuple[Meeting, ...]


FindBetween = Callable[[Between], Iterator[NeighbourFinding]]
