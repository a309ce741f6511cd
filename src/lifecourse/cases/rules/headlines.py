"""The figures by which a board decides, each in one line, so that two versions can be held side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lifecourse.cases.kinds.differences import HeadlineMoved
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.options import Option
from lifecourse.cases.kinds.savings import Money
from lifecourse.cases.rules.model import evaluate
from lifecourse.cases.rules.options_model import best_of
from lifecourse.cases.rules.savings import full_year
from lifecourse.finance.api import pounds_words

NOTHING = "not said"


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One figure: its name, what it says, and its whole pence where it is an amount."""

    name: str
    words: str
    pence: int | None = None


def headlines(document: CaseDocument) -> list[Headline]:
    """What a case says it saves, what its savings and its model come to, and which option comes first."""
    return [*_declared(document), *_savings(document), *_model(document), *_options(document)]


def headlines_moved(before: CaseDocument, after: CaseDocument) -> list[HeadlineMoved]:
    """Every figure of either version, in the order of the later, with what it was and is."""
    was, now = ({one.name: one for one in headlines(document)} for document in (before, after))
    return [
        HeadlineMoved(
            name=name,
            was=was[name].words if name in was else NOTHING,
            now=now[name].words if name in now else NOTHING,
            step=_step(was.get(name), now.get(name)),
        )
        for name in dict.fromkeys([*now, *was])
    ]


def _step(was: Headline | None, now: Headline | None) -> str:
    if was is None or now is None or was.pence is None or now.pence is None or was.pence == now.pence:
        return ""
    step = now.pence - was.pence
    return f"{pounds_words(abs(step))} {'more' if step > 0 else 'less'}"


def _amount(name: str, pence: int) -> Headline:
    return Headline(name=name, words=pounds_words(pence), pence=pence)


def _declared(document: CaseDocument) -> Iterator[Headline]:
    for one in document.declared:
        name = f"It says it saves in {one.year}"
        yield Headline(name=name, words="to be confirmed") if one.pence is None else _amount(name, one.pence)


def _savings(document: CaseDocument) -> Iterator[Headline]:
    """Cash and avoided cost stand apart, and so does what comes once: no two of them add up to anything."""
    for money, called in ((Money.CASH, "cash"), (Money.AVOIDED, "cost avoided")):
        for once, often in ((False, "in a full year"), (True, "once")):
            those = [one for one in document.savings if one.money is money and one.once is once]
            known = [pence for one in those if (pence := full_year(one)) is not None]
            if known:
                yield _amount(f"Its savings come to {often}, {called}", sum(known))
    if unknown := sum(full_year(one) is None for one in document.savings):
        yield Headline(name="Savings that cannot be worked out yet", words=str(unknown))


def _model(document: CaseDocument) -> Iterator[Headline]:
    if document.model is None:
        return
    found = evaluate(document.model)
    years = f"{found.quarters[0]} to {found.quarters[-1]}" if found.quarters else "no quarter"
    yield Headline(name="Its model runs", words=years)
    yield _amount("Its model costs", found.cost)
    yield _amount("Its model brings", found.benefit)
    yield _amount("What is left of it", found.net)


def _options(document: CaseDocument) -> Iterator[Headline]:
    best = best_of(document)
    for name, those in (("scores most", best.by_score), ("is worth most", best.by_value)):
        if those:
            yield Headline(name=f"The option that {name}", words=_named(those))


def _named(those: Sequence[Option]) -> str:
    return "; ".join(f"{one.number}. {one.name}" for one in those)
