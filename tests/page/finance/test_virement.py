"""Budget that moves: asked by one, agreed by a second whose partner gives way, never too much."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.building import browser_of

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Contribution, FundYear, SchemeLine, Virement
from lifecourse.finance.operations.spending import Invoice, spend, take_back
from lifecourse.finance.operations.virement import agree_virement, ask_virement, refuse_virement
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.spending import left_on
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.rules.ledger import At, CannotPost
from lifecourse.organisations.api import NotAllowed, Role

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]


@pytest.fixture
def lines(year: FundYear) -> list[SchemeLine]:
    """Of the commissioner and of the council out of the minimum, and of the council out of the grant."""
    return list(SchemeLine.objects.select_related("contribution", "lead", "scheme").order_by("pk"))


def asked(
    year: FundYear, source: SchemeLine | Contribution, to: SchemeLine, stamp: Stamp, pence: int = 10_000
) -> Virement:
    return ask_virement(
        year=year, source=source, to=to, pence=pence, why="More visits", authority="Clause 9", stamp=stamp
    )


def test_nothing_moves_before_a_second_person_of_the_partner_that_gives_agrees(
    year: FundYear, lines: list[SchemeLine], keeper: Keeper, stamp: Stamps
) -> None:
    theirs, ours, _ = lines
    asker = keeper("council")
    one = asked(year, theirs, ours, stamp(asker))
    assert left_on(year, theirs) == 60_000
    other_of_ours = keeper("council", Role.PROGRAMME_MANAGER)
    for nobody in (asker, other_of_ours):
        with pytest.raises(NotAllowed):
            agree_virement(virement=one, stamp=stamp(nobody))
    done = agree_virement(virement=one, stamp=stamp(keeper("ccg")))
    assert left_on(year, theirs) == 50_000 and left_on(year, ours) == 40_000
    assert done.entry and done.entry.authority == "Clause 9"
    with pytest.raises(CannotPost, match="answered before"):
        agree_virement(virement=one, stamp=stamp(keeper("ccg")))
    with pytest.raises(CannotPost, match="second person"):
        take_back(entry=done.entry, why="No", stamp=stamp(asker))
    assert not balances_differ(year)


def test_contingency_is_drawn_the_same_way(
    year: FundYear, lines: list[SchemeLine], keeper: Keeper, stamp: Stamps
) -> None:
    minimum = Contribution.objects.get(slug="minimum")
    one = asked(year, minimum, lines[1], stamp(keeper("council")))
    agree_virement(virement=one, stamp=stamp(keeper("ccg")))
    assert sum_of(year, At(kind=Kind.CONTINGENCY, contribution=minimum.pk)) == 0
    assert left_on(year, lines[1]) == 40_000
    with pytest.raises(CannotPost, match=r"Of the contingency, £0\.00 is left"):
        asked(year, minimum, lines[1], stamp(keeper("council")), pence=1)


def test_capital_does_not_become_revenue_and_no_more_moves_than_is_left(
    year: FundYear, lines: list[SchemeLine], keeper: Keeper, stamp: Stamps
) -> None:
    theirs, ours, capital = lines
    with pytest.raises(CannotPost, match="within one contribution"):
        asked(year, capital, ours, stamp(keeper("council")))
    one = asked(year, theirs, ours, stamp(keeper("council")), pence=60_000)
    shown = Invoice(words="Visits", belongs_on=date(2016, 5, 3), pence=1)
    spend(year=year, line=theirs, shown=shown, stamp=stamp())
    # What was there when it was asked has been spent since.
    with pytest.raises(CannotPost, match=r"£599\.99 is left to move"):
        agree_virement(virement=one, stamp=stamp(keeper("ccg")))
    with pytest.raises(CannotPost, match="Say why"):
        refuse_virement(virement=one, answer=" ", stamp=stamp(keeper("ccg")))
    refused = refuse_virement(virement=one, answer="It is spent", stamp=stamp(keeper("ccg")))
    assert refused.agreed is False and refused.entry is None and left_on(year, ours) == 30_000


def test_it_is_asked_and_answered_from_its_pages(
    year: FundYear, lines: list[SchemeLine], keeper: Keeper
) -> None:
    def address(name: str, *more: object) -> str:
        return reverse(f"finance:{name}", args=["pool", "2016-17", *more])

    council, ccg = browser_of(keeper("council")), browser_of(keeper("ccg"))
    said = {
        "key": str(uuid4()),
        "from_line": lines[0].pk,
        "to_line": lines[1].pk,
        "pence": "100",
        "why": "More visits",
        "authority": "Clause 9",
    }
    both = council.post(address("ask_virement"), said | {"contingency": lines[0].contribution_id})
    assert b"one of the two" in both.content
    for _ in range(2):
        assert council.post(address("ask_virement"), said).status_code == 302
    one = Virement.objects.get()
    assert ccg.get(address("ask_virement")).status_code == 403
    assert b"Somebody else of The ccg has to agree" in council.get(address("show_virements")).content
    assert council.get(address("answer_virement", one.key)).status_code == 403
    assert b"\xc2\xa3100.00" in ccg.get(address("answer_virement", one.key)).content
    assert b"Say why it is refused" in ccg.post(address("answer_virement", one.key), {"agreed": "no"}).content
    assert ccg.post(address("answer_virement", one.key), {"agreed": "yes"}).status_code == 302
    shown = ccg.get(address("show_virements")).content
    assert b"Agreed by Sam of the ccg" in shown and left_on(year, lines[1]) == 40_000
