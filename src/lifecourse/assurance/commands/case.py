"""The command that says what does not hold in cases for change, from a folder or from the database."""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from lifecourse.assurance.cases.checking import CheckedCase, CheckedCases, check_cases
from lifecourse.assurance.cases.naming import NoSuchCases, cases_named, plans_beside
from lifecourse.cases.api import BadCase, CaseFinding, CaseWeight, held_words
from lifecourse.plans.api import BadExample

DONE, MUST_BE_MENDED, NOT_DONE = 0, 1, 2
WIDTH = 100
WEIGHT_WORDS = {
    CaseWeight.MUST_MEND: "MUST BE MENDED",
    CaseWeight.SHOULD_LOOK: "SHOULD BE LOOKED AT",
}


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `case check`."""
    check = group.add_parser("check", help="say what does not hold in a partnership's cases for change")
    check.add_argument(
        "cases", metavar="EXAMPLE", help="a folder with cases kept as files, or a partnership's short name"
    )
    check.add_argument("--format", choices=["text", "json"], default="text")
    check.add_argument("--all", action="store_true", help="tell also which printed figures hold")
    check.set_defaults(run=check_them)


def check_them(args: argparse.Namespace) -> int:
    """Check cases: 0 when nothing must be mended, 1 when something must, 2 when they cannot be checked."""
    try:
        checked = check_cases(cases_named(args.cases), plans_beside(args.cases))
    except (BadCase, BadExample) as bad:
        print(f"{args.cases} cannot be read: {len(bad.faults)} faults.", file=sys.stderr)
        for fault in bad.faults:
            print(f"  {fault}", file=sys.stderr)
        return NOT_DONE
    except NoSuchCases as reason:
        print(reason, file=sys.stderr)
        return NOT_DONE
    if args.format == "json":
        print(json.dumps(_as_data(checked), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_told(checked, all_held=args.all)))
    return MUST_BE_MENDED if checked.must_mend else DONE


def _as_data(checked: CheckedCases) -> dict[str, object]:
    return {
        "cases": [
            {
                "case": case.document.about.slug,
                "reference": case.document.about.reference,
                "findings": [asdict(one) for one in case.findings],
                "held": [{"place": one.place, "holds": one.holds} for one in case.held],
            }
            for case in checked.cases
        ],
        "between": [asdict(one) for one in checked.between],
    }


def _told(checked: CheckedCases, *, all_held: bool) -> Iterator[str]:
    for case in checked.cases:
        about = case.document.about
        yield f"{about.reference}  {about.title} ({about.slug})"
        yield from _held(case, all_held=all_held)
        yield ""
        yield from _findings(case.findings)
    if checked.between:
        yield "BETWEEN CASES, AND WITH THE PLAN"
        yield ""
        yield from _findings(checked.between)
    look = len(checked.findings) - checked.must_mend
    count = "1 case" if len(checked.cases) == 1 else f"{len(checked.cases)} cases"
    yield f"{checked.must_mend} must be mended, {look} should be looked at, in {count}."


def _held(case: CheckedCase, *, all_held: bool) -> Iterator[str]:
    if not case.held:
        return
    holding = [one for one in case.held if one.holds]
    yield f"{len(holding)} of {len(case.held)} printed figures come to what they should."
    if all_held:
        yield from (_wrapped(f"holds: {held_words(one)}") for one in holding)


def _findings(findings: Iterable[CaseFinding]) -> Iterator[str]:
    for weight, words in WEIGHT_WORDS.items():
        these = [one for one in findings if one.weight is weight]
        if these:
            yield f"{words} ({len(these)})"
            yield ""
        for one in these:
            expected = one.expected if one.expected.endswith((".", "?")) else f"{one.expected}."
            yield _wrapped(f"{one.place}. Found: {one.found}. Expected: {expected}")
            yield _wrapped(f"To mend: {one.mend}  [{one.check}]")
            yield ""


def _wrapped(words: str) -> str:
    return textwrap.fill(words, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
