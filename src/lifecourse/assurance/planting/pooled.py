"""A sound plan of a pooled fund: one sum of money, divided in several ways that all come to the same."""

from datetime import date, timedelta
from random import Random

from lifecourse.assurance.planting.area import PLACES
from lifecourse.assurance.planting.stating import Stater, row, table
from lifecourse.plans.api import PlanDocument, Row, template

FORM = "better-care-2016"
STEPS = (("1",), ("1000",), ("1", "1000"))
FIRST, LAST = date(2016, 4, 1), date(2017, 3, 31)
PARTS_OF_THE_AIM = ("one-service", "prevention", "less-hospital", "known", "self-management")


def pooled_plan(seed: int) -> PlanDocument:
    """A sound plan on the form of a pooled fund. The same seed gives the same plan."""
    rng = Random(f"pooled {seed}")  # noqa: S311  (chance for tests, not for secrets)
    say = Stater(rng=rng, day=LAST)
    form = template(FORM)
    rows = _people(rng) | _aim(rng) | _money(rng, say) | _work(rng, say)
    return PlanDocument(
        slug=f"pooled-{seed}",
        title=f"A sound plan of a pooled fund, number {seed}",
        template=form,
        dated=date(2016, 4, 1),
        answers={s.key: f"What we will do about {s.title.lower()}." for s in form.sections},
        tables={key: table(form, key, written) for key, written in rows.items()},
    )


def _people(rng: Random) -> dict[str, list[Row]]:
    place = rng.choice(PLACES)
    names = {"council": f"{place} Council", "ccg": f"{place} CCG"}
    roles = {"council": "lead", "ccg": "commissioner"}
    return {
        "partners": [row(k, organisation=n, code=k.upper(), role=roles[k]) for k, n in names.items()],
        "sign-offs": [
            row(k, organisation=n, code=k.upper(), target=date(2016, 4, 1) + timedelta(rng.randint(0, 60)))
            for k, n in names.items()
        ],
        "boards": [row("board", board="Partnership board", purpose="Decides about the fund")],
    }


def _aim(rng: Random) -> dict[str, list[Row]]:
    parts = PARTS_OF_THE_AIM[: rng.randint(2, 5)]
    places = ["Summary", "Business plan of prevention", "Business plan of reablement"][: rng.randint(2, 3)]
    return {
        "promises": [row(key, promise=f"We promise {key.replace('-', ' ')}") for key in parts],
        "aims": [row(f"aim-{n}", place=p, promises=", ".join(parts)) for n, p in enumerate(places)],
    }


def _money(rng: Random, say: Stater) -> dict[str, list[Row]]:
    steps = rng.choice(STEPS)
    kept, one_off = rng.randrange(50_000, 300_000), rng.randrange(50_000, 400_000)
    sources = {
        "ccg": rng.randrange(1_000_000, 9_000_000),
        "capital-grant": rng.randrange(100_000, 900_000),
        "carry-forward": one_off,
    }
    whole = sum(sources.values())
    priorities = _split(rng, whole, rng.randint(2, 4))
    schemes = [(n, s) for n, p in enumerate(priorities) for s in _split(rng, p, rng.randint(1, 4))]
    risk = rng.randrange(10_000, 200_000)
    return {
        "funding": [
            *(
                row(k, source=f"From {k}", funder=k, money=_money_of(k), year_1=say.pounds(v, steps))
                for k, v in sources.items()
            ),
            row("total", source="All", funder="all", money="both", year_1=say.pounds(whole, steps)),
        ],
        "carry-forward": [
            row("one-off", use="One-off work", amount=say.pounds(one_off, steps)),
            row("contingency", use="Contingency", amount=say.pounds(kept, steps)),
            row("total", use="All", amount=say.pounds(one_off + kept, steps)),
        ],
        "reserves": [
            row("kept", reserve="Contingency", within="no", amount=say.pounds(kept, steps)),
            row("risk", reserve="Shared risk", within="yes", amount=say.pounds(risk, steps)),
        ],
        "priorities": [
            *(
                row(f"priority-{n}", priority=f"Priority {n}", lead="Head of it", amount=say.pounds(p, steps))
                for n, p in enumerate(priorities)
            ),
            row("total", priority="All", amount=say.pounds(whole, steps)),
        ],
        "schemes": [
            row(f"scheme-{m}", number=str(m), scheme=f"Scheme {m}", priority=f"priority-{n}")
            for m, (n, _) in enumerate(schemes)
        ],
        **_lines(rng, say, schemes, steps),
        "confidence": [
            row(
                f"sure-{n}",
                source=f"The fund, {n}",
                priority=f"priority-{n}",
                confidence=rng.choice("HML"),
                amount=say.pounds(p, steps),
            )
            for n, p in enumerate(priorities)
        ],
    }


def _money_of(source: str) -> str:
    return "capital" if source == "capital-grant" else "revenue"


def _lines(
    rng: Random, say: Stater, schemes: list[tuple[int, int]], steps: tuple[str, ...]
) -> dict[str, list[Row]]:
    """What each scheme gets, by one commissioner or two, and what it costs, in one line or several."""
    gets, costs = [], []
    names = {"council": "COUNCIL", "ccg": "CCG"}
    for m, (n, amount) in enumerate(schemes):
        who = rng.sample(sorted(names), k=rng.choice([1, 1, 2]))
        for one, part in zip(who, _split(rng, amount, len(who)), strict=True):
            gets.append(
                row(
                    f"get-{m}-{one}",
                    organisation=f"The {one}",
                    code=names[one],
                    scheme=f"scheme-{m}",
                    money="revenue",
                    amount=say.pounds(part, steps),
                )
            )
        for k, part in enumerate(_split(rng, amount, rng.randint(1, 3))):
            costs.append(
                row(
                    f"cost-{m}-{k}",
                    line=f"Line {k} of scheme {m}",
                    priority=f"priority-{n}",
                    scheme=f"scheme-{m}",
                    amount=say.pounds(part, steps),
                )
            )
    return {"scheme-lines": gets, "cost-lines": costs}


def _split(rng: Random, whole: int, into: int) -> list[int]:
    """A whole in so many parts, none of them small."""
    weights = [rng.randint(2, 6) for _ in range(into)]
    parts = [whole * w // sum(weights) for w in weights]
    parts[0] += whole - sum(parts)
    return parts


def _work(rng: Random, say: Stater) -> dict[str, list[Row]]:
    milestones, deliverables = [], []
    for n in range(rng.randint(2, 8)):
        starts = FIRST + timedelta(rng.randint(0, 200))
        ends = starts + timedelta(rng.randint(5, 70))
        milestones.append(
            row(
                f"step-{n}",
                milestone=f"Step {n}",
                group="Priority 0",
                kind="work",
                lead="Head of it",
                starts=starts,
                ends=ends,
            )
        )
        deliverables.append(
            row(
                f"result-{n}",
                deliverable=f"Result {n}",
                priority="priority-0",
                due=min(LAST, ends + timedelta(rng.randint(0, 80))),
                milestones=f"step-{n}",
            )
        )
    return {
        "milestones": milestones,
        "deliverables": deliverables,
        "measures": [
            row(
                "falls",
                measure="Falls",
                measured_as="reduction",
                against="Last year",
                baseline=say.people(rng.randint(100, 900)),
                target=say.share(rng.randint(1, 20)),
            ),
            row("at-home", measure="At home", measured_as="at-least", target=say.share(rng.randint(60, 95))),
        ],
        "risks": [
            row(
                f"risk-{n}",
                risk=f"Risk {n}",
                priority="priority-0",
                likelihood=rng.choice("HML"),
                impact=rng.choice("HML"),
                owner="Head of it",
                mitigation="Watched each month",
            )
            for n in range(rng.randint(1, 4))
        ],
    }
