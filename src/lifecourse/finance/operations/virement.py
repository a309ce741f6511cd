"""Moving budget to a line: asked by one person, agreed by whoever decides by the agreement in force."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.agreement import Decides
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Contribution, Entry, FundYear, SchemeLine, Virement, VirementAgreed
from lifecourse.finance.operations.keeping import check_keeps, check_of, locked, same, states_of
from lifecourse.finance.operations.outline import check_goes_on
from lifecourse.finance.operations.posting import Said, post
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.signing import bound_for, day_in, in_force_for
from lifecourse.finance.queries.spending import left_on
from lifecourse.finance.rules.ledger import At, CannotPost, Leg
from lifecourse.finance.rules.months import over_months
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.rules.signing import who_decides
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Partnership,
    Permission,
    check_may_for,
    may_for,
    organisations_acted_for,
)


@transaction.atomic
def ask_virement(
    *,
    year: FundYear,
    source: SchemeLine | Contribution,
    to: SchemeLine,
    pence: int,
    why: str,
    authority: str,
    stamp: Stamp,
) -> Virement:
    """Ask to move budget from a line, or from a contribution's contingency.

    Nothing is posted yet. Within the pool manager's limit a second person of the host agrees, and no other
    partner is asked. Raises NotAllowed, CannotHold or CannotPost.
    """
    year = locked(year)
    if stamp.by is None:
        raise NotAllowed("A person asks for it, so that another can agree.")
    check_keeps(year, by=stamp.by, at=stamp.at)
    line, contribution = (source, source.contribution) if isinstance(source, SchemeLine) else (None, source)
    check_of(year, contribution, to.contribution)
    if (standing := Virement.objects.filter(key=stamp.key).first()) is not None:
        return same(
            standing,
            from_line_id=line.pk if line else None,
            contribution_id=contribution.pk,
            to_line_id=to.pk,
            pence=pence,
            why=why.strip(),
            authority=authority.strip(),
        )
    if to.contribution_id != contribution.pk:
        raise CannotPost(
            f"Budget moves within one contribution: {contribution} was not given for what {to} buys."
        )
    if line == to:
        raise CannotPost("Choose another line: it would go where it comes from.")
    if pence <= 0:
        raise CannotPost("An amount is more than nothing.")
    if not why.strip() or not authority.strip():
        raise CannotPost("Say why, and by what right: the clause, or the meeting and its day.")
    check_goes_on(to)
    virement = Virement(
        year=year,
        key=stamp.key,
        from_line=line,
        contribution=contribution,
        to_line=to,
        pence=pence,
        why=why.strip(),
        authority=authority.strip(),
        asked_by=stamp.by,
        asked_at=stamp.at,
    )
    check_there_is(virement)
    in_force = in_force_for(year, stamp.at)
    virement.by_version = in_force.number if in_force else None
    virement.decides = who_decides(
        in_force.terms if in_force else None, pence=pence, moved_before=moved_alone(virement)
    ).value
    virement.save()
    return virement


@transaction.atomic
def agree_virement(*, virement: Virement, stamp: Stamp) -> Virement:
    """Agree to it, and post it once nobody else has to agree. Raises NotAllowed or CannotPost."""
    year, virement = _to_answer(virement, stamp.by, stamp.at)
    check_goes_on(virement.to_line)
    check_there_is(virement)
    if virement.decides == Decides.ALL.value and stamp.by is not None:
        for party in may_answer_for(virement, by=stamp.by, at=stamp.at):
            VirementAgreed.objects.create(virement=virement, party=party, by=stamp.by, at=stamp.at)
        if waits_for(virement):
            return virement
    virement.entry = _posted(virement, year, at=stamp.at)
    return _answered(virement, stamp, agreed=True, answer="")


def _posted(virement: Virement, year: FundYear, *, at: datetime) -> Entry:
    """Move it in the ledger, over the months that are open. Raises CannotPost."""
    months = [state.number for state in states_of(year) if not state.closed]
    if not months:
        raise CannotPost("Every month of the year is closed.")
    source, to = source_of(virement), At(kind=Kind.BUDGET, line=virement.to_line_id)
    legs = [
        Leg(source=source, to=to, month=month, pence=part)
        for month, part in sorted(over_months(virement.pence, months).items())
    ]
    today = localdate(at)
    said = Said(
        why=Why.VIREMENT,
        words=virement.why,
        belongs_on=min(max(today, year.first_day), year.last_day),
        authority=virement.authority,
    )
    # Whoever asked keeps the books, and posts; whoever agreed stands beside it.
    posting = Stamp(key=virement.key, by=virement.asked_by, at=at)
    return post(year=year, said=said, legs=legs, stamp=posting)


@transaction.atomic
def refuse_virement(*, virement: Virement, answer: str, stamp: Stamp) -> Virement:
    """Refuse it, with a reason. Raises NotAllowed or CannotPost."""
    _, virement = _to_answer(virement, stamp.by, stamp.at)
    if not answer.strip():
        raise CannotPost("Say why it is refused.")
    return _answered(virement, stamp, agreed=False, answer=answer.strip())


def source_of(virement: Virement) -> At:
    """Where the budget comes from."""
    if virement.from_line_id is not None:
        return At(kind=Kind.BUDGET, line=virement.from_line_id)
    return At(kind=Kind.CONTINGENCY, contribution=virement.contribution_id)


def gives_way(virement: Virement) -> Organisation:
    """The partner that has to agree: who leads the line that gives, or put in the contingency.

    Within the pool manager's limit it is the host, for which the pool manager acts.
    """
    if virement.decides == Decides.MANAGER.value:
        return virement.year.fund.agreement.host
    return virement.from_line.lead if virement.from_line else virement.contribution.party


def virements_due(partnership: Partnership, *, account: Account, at: datetime) -> list[Virement]:
    """What was asked in a partnership's funds and waits for this person, the oldest first."""
    on = localdate(at)
    if not organisations_acted_for(account, Permission.AUTHORISE_FUND, partnership=partnership, on=on):
        return []
    rows = Virement.objects.filter(year__fund__agreement__partnership=partnership, agreed=None)
    more = ("year__fund__agreement__partnership", "from_line__lead", "contribution__party", "to_line__scheme")
    return [
        one
        for one in rows.select_related(*more).order_by("asked_at", "id")
        if can_answer(one, by=account, at=at)
    ]


def waits_for(virement: Virement) -> list[Organisation]:
    """Who has still to agree, by name."""
    if virement.agreed is not None:
        return []
    if virement.decides != Decides.ALL.value:
        return [gives_way(virement)]
    asked_on = day_in(virement.year, localdate(virement.asked_at))
    bound = bound_for(virement.year, virement.by_version, on=asked_on)
    said = set(VirementAgreed.objects.filter(virement=virement).values_list("party", flat=True))
    return [one for one in bound if one.pk not in said]


def may_answer_for(virement: Virement, *, by: Account, at: datetime) -> list[Organisation]:
    """Of those who have still to agree, the ones that somebody acts for."""
    return [
        one
        for one in waits_for(virement)
        if may_for(by, Permission.AUTHORISE_FUND, organisation=one, on=localdate(at))
    ]


def moved_alone(virement: Virement) -> int:
    """What the pool manager moved alone in the year from the same place, and was not taken back, in pence."""
    rows = Virement.objects.filter(
        year=virement.year,
        from_line=virement.from_line,
        contribution=virement.contribution,
        decides=Decides.MANAGER.value,
        agreed=True,
        entry__reversed_by=None,
    )
    return rows.aggregate(all=Sum("pence"))["all"] or 0


def check_there_is(virement: Virement) -> None:
    """Raises CannotPost when more would be moved than is neither spent nor ordered."""
    line = virement.from_line
    left = left_on(virement.year, line) if line else sum_of(virement.year, source_of(virement))
    if virement.pence > left:
        raise CannotPost(
            f"Of {line or 'the contingency'}, {pounds_words(max(left, 0))} is left to move; "
            f"found {pounds_words(virement.pence)}."
        )


def check_may_answer(virement: Virement, *, by: Account | None, at: datetime) -> None:
    """Raises NotAllowed unless this is a second person, of the partner that gives or a party that waits."""
    if by is None or by.pk == virement.asked_by_id:
        raise NotAllowed("Whoever asked does not agree: somebody else does.")
    if virement.decides == Decides.ALL.value:
        if virement.agreed is None and not may_answer_for(virement, by=by, at=at):
            raise NotAllowed("You act for no party that has still to agree.")
        return
    check_may_for(by, Permission.AUTHORISE_FUND, organisation=gives_way(virement), on=localdate(at))


def can_answer(virement: Virement, *, by: Account, at: datetime) -> bool:
    """Whether a page offers this person to answer it."""
    try:
        check_may_answer(virement, by=by, at=at)
    except NotAllowed:
        return False
    return virement.agreed is None


def _to_answer(virement: Virement, by: Account | None, at: datetime) -> tuple[FundYear, Virement]:
    """The year, locked, and the virement as it stands now, which this person may answer."""
    year = locked(virement.year)
    rows = Virement.objects.select_related(
        "year", "from_line__lead", "from_line__scheme", "contribution__party", "to_line", "asked_by"
    )
    virement = rows.get(pk=virement.pk)
    check_may_answer(virement, by=by, at=at)
    if virement.agreed is not None:
        raise CannotPost("It was answered before.")
    return year, virement


def _answered(virement: Virement, stamp: Stamp, *, agreed: bool, answer: str) -> Virement:
    virement.agreed = agreed
    virement.answer = answer
    virement.answered_by = stamp.by
    virement.answered_at = stamp.at
    virement.save()
    return virement
