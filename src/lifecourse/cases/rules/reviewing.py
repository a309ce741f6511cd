"""What a reviewer would ask about risks and about people: who sees to it, and who was thought of."""

from collections.abc import Iterator

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.finding import CaseFinding, Weight

ALL = 100
PER_CENT = frozenset({"%", "per cent", "percent", "% of people", "per cent of people"})


def risks_not_kept(given: ToCheck) -> Iterator[CaseFinding]:
    """A risk of which it is not said who sees to it, what is done, how likely it is or how bad."""
    for risk in given.document.risks:
        kept = ((risk.owner, "who sees to it"), (risk.mitigation, "what is done about it"))
        weighed = ((risk.likelihood, "how likely it is"), (risk.impact, "how bad it would be"))
        missing = [words for said, words in (*kept, *weighed) if not said]
        if missing:
            nothing_done = not risk.mitigation
            yield CaseFinding(
                check="risk-not-looked-after",
                place=f"Risk “{risk.title}”",
                found=f"not said: {', '.join(missing)}",
                expected="a role that sees to it, what is done, how likely it is and how bad",
                mend="Say it: a risk that nobody looks after is only a worry.",
                weight=Weight.MUST_MEND if nothing_done else Weight.SHOULD_LOOK,
            )


def people_not_thought_of(given: ToCheck) -> Iterator[CaseFinding]:
    """What the case means for people, and for those with protected characteristics, left empty."""
    if given.template.part(PartName.IMPACT) is None:
        return
    impact = given.document.impact
    if not impact.groups and not impact.on_groups:
        yield CaseFinding(
            check="protected-groups-left-empty",
            place="Impact on people with protected characteristics",
            found="nothing",
            expected="what the case means for each group that it touches more than others, or that it "
            "touches none",
            mend="Think about each of the nine characteristics and write down what you find. The law asks a "
            "public body to do so before it decides (Equality Act 2010, section 149).",
            weight=Weight.MUST_MEND,
        )
    for one in impact.groups:
        if not one.done:
            yield CaseFinding(
                check="group-impact-without-action",
                place=f"Impact on people: {one.group.label.lower()}",
                found="what the case means for them, and not what is done about it",
                expected="what is done, or that nothing needs to be",
                mend="Say it.",
                weight=Weight.SHOULD_LOOK,
            )
    if impact.better and not impact.worse:
        yield CaseFinding(
            check="only-good-impact",
            place="Impact on people",
            found="what gets better, and nothing about what may get worse",
            expected="what may get worse, or that it was looked for and nothing was found",
            mend="Ask somebody who uses the service, and write down what they say.",
            weight=Weight.SHOULD_LOOK,
        )


def shares_over_all(given: ToCheck) -> Iterator[CaseFinding]:
    """A benefit that is counted in per cent and should reach, or stands at, more than all."""
    for one in given.document.benefits:
        if one.unit.strip().lower() not in PER_CENT:
            continue
        for value, words in ((one.baseline, "it stands at"), (one.target, "it should reach")):
            if value is not None and value > ALL:
                yield CaseFinding(
                    check="share-over-100",
                    place=f"Benefit “{one.name}”",
                    found=f"{words} {float(value):g} per cent",
                    expected="at most 100 per cent of those who are counted",
                    mend="Mend the number, or count it another way, such as “per cent more than today”.",
                    weight=Weight.MUST_MEND,
                )
