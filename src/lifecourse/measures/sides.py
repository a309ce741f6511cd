"""Who stands on which side of a result: whoever counted it, and whoever may agree to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lifecourse.accounts.api import Account
from lifecourse.measures.models import Result
from lifecourse.measures.queries import measures_in, results_of
from lifecourse.measures.rules import ResultState, why_not_agree
from lifecourse.organisations.api import Partnership, Permission, members_of, organisations_acted_for


@dataclass(frozen=True, kw_only=True)
class Side:
    """One person's side in a partnership: codes of organisations."""

    account: UUID
    keeps_for: frozenset[str]
    agrees_for: frozenset[str]
    members: frozenset[str]

    def why_not(self, result: Result) -> str:
        """Why they may not answer a result; empty where they may."""
        return why_not_agree(
            own_entry=result.written_by_id == self.account,
            entered_for=result.entered_for.code,
            acting_for=self.keeps_for | self.agrees_for,
            others=self.members - {result.entered_for.code},
        )

    def may_answer(self, result: Result) -> bool:
        """Whether a result waits for an answer that they may give."""
        waits = result.state is ResultState.FINAL and not hasattr(result, "superseded_by")
        return waits and bool(self.agrees_for) and not self.why_not(result)

    def has_to_mend(self, result: Result) -> bool:
        """Whether a result of their own organisation stands and was not agreed to."""
        stands = result.state is ResultState.REFUSED and not hasattr(result, "superseded_by")
        return stands and result.entered_for.code in self.keeps_for


def side_of(account: Account, *, partnership: Partnership, on: date) -> Side:
    """Where somebody stands in a partnership on a day."""
    keeps, agrees = (
        frozenset(
            organisation.code
            for organisation in organisations_acted_for(account, permission, partnership=partnership, on=on)
        )
        for permission in (Permission.KEEP_MEASURES, Permission.AGREE_RESULTS)
    )
    members = members_of(partnership, on=on).values_list("organisation__code", flat=True)
    return Side(account=account.pk, keeps_for=keeps, agrees_for=agrees, members=frozenset(members))


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A result that waits for somebody, as a plain value."""

    partnership: str
    code: str
    name: str
    period: str


def results_to_agree(partnership: Partnership, *, account: Account, on: date) -> list[Waiting]:
    """The results that wait for this person's answer: by measure, the latest period first."""
    side = side_of(account, partnership=partnership, on=on)
    return _waiting(partnership, side.may_answer) if side.agrees_for else []


def results_refused(partnership: Partnership, *, account: Account, on: date) -> list[Waiting]:
    """The results of this person's own organisations that stand and were not agreed to."""
    side = side_of(account, partnership=partnership, on=on)
    return _waiting(partnership, side.has_to_mend) if side.keeps_for else []


def _waiting(partnership: Partnership, wanted: Callable[[Result], bool]) -> list[Waiting]:
    return [
        Waiting(
            partnership=partnership.slug,
            code=measure.code,
            name=result.version.name,
            period=result.period,
        )
        for measure in measures_in(partnership)
        for result in results_of(measure)
        if wanted(result)
    ]
