"""The command that says what does not hold in a fund's books, and where they and the plan differ."""

import argparse
import json
import sys
import textwrap
from dataclasses import asdict

from lifecourse.assurance.funds.against_plan import plan_faults
from lifecourse.assurance.funds.naming import plan_paid_for, year_named
from lifecourse.assurance.funds.reconciling import PlanHeld, hold_against_plan
from lifecourse.finance.api import (
    REASON_WORDS,
    BadFund,
    BookFault,
    NoSuchFund,
    Weight,
    check_books,
    pounds_words,
    read_moves,
    read_statement,
)
from lifecourse.plans.api import document_of

DONE, MUST_BE_MENDED, NOT_DONE = 0, 1, 2
WIDTH = 100
WEIGHT_WORDS = {Weight.MUST_MEND: "MUST BE MENDED", Weight.SHOULD_LOOK: "SHOULD BE LOOKED AT"}


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `fund check`."""
    check = group.add_parser("check", help="say what does not hold in a fund's books, and against its plan")
    check.add_argument("fund", metavar="FUND", help="a fund, the plan it pays for, or a folder of both")
    check.add_argument("--format", choices=["text", "json"], default="text")
    check.set_defaults(run=check_fund)


def check_fund(args: argparse.Namespace) -> int:
    """Check a fund: 0 when nothing must be mended, 1 when something must, 2 when it cannot be checked."""
    try:
        year = year_named(args.fund)
    except (NoSuchFund, BadFund) as reason:
        print(reason, file=sys.stderr)
        return NOT_DONE
    faults, plan = check_books(year), plan_paid_for(year)
    held = None
    if plan is not None:
        statement, document, moves = read_statement(year), document_of(plan), read_moves(year)
        faults += plan_faults(statement, document, moves)
        held = hold_against_plan(statement, moves, document)
    if args.format == "json":
        about = {"fund": year.fund.slug, "year": year.slug, "plan": plan.slug if plan else None}
        told = about | {"faults": [asdict(one) for one in faults], "reconciled": _as_data(held)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(f"{year.fund.name} {year.slug} ({year.fund.slug}/{year.slug})")
        print(f"Held against the plan {plan.slug}.\n" if plan else "No plan of this year has a fund.\n")
        if held is not None:
            print("\n".join(_told(held)) + "\n")
        print(_as_text(faults))
    return MUST_BE_MENDED if any(one.weight is Weight.MUST_MEND for one in faults) else DONE


def _told(held: PlanHeld) -> list[str]:
    """By how much the books' budget differs from the plan, and why, each in a line."""
    whole = held.held
    if not any(one.held.difference for scheme in held.schemes for one in scheme.spenders):
        return ["At every scheme the books give what the plan gives."]
    lines = [f"The books give schemes {_signed(whole.difference)} beside what the plan gives them:"]
    lines += [f"  {_signed(one.pence)}: {REASON_WORDS[one.reason]}" for one in whole.explained]
    places = "1 place" if held.open == 1 else f"{held.open} places"
    lines.append(f"  {_signed(whole.unexplained)} is not explained, at {places}.")
    return lines


def _signed(pence: int) -> str:
    return pounds_words(pence) if pence >= 0 else f"minus {pounds_words(-pence)}"


def _as_data(held: PlanHeld | None) -> dict[str, object] | None:
    """In pence."""
    if held is None:
        return None
    whole = held.held
    return {
        "plan": whole.first,
        "books": whole.second,
        "explained": {one.reason.value: one.pence for one in whole.explained},
        "unexplained": whole.unexplained,
        "places_unexplained": held.open,
    }


def _as_text(faults: list[BookFault]) -> str:
    lines: list[str] = []
    for weight, words in WEIGHT_WORDS.items():
        of_weight = [one for one in faults if one.weight is weight]
        if of_weight:
            lines += [f"{words} ({len(of_weight)})", ""]
        for one in of_weight:
            lines += [_wrapped(one.sentence), _wrapped(f"To mend: {one.mend}  [{one.check}]"), ""]
    must = sum(one.weight is Weight.MUST_MEND for one in faults)
    end = f"{must} must be mended, {len(faults) - must} should be looked at."
    return "\n".join([*lines, end if faults else "Nothing was found."])


def _wrapped(words: str) -> str:
    return textwrap.fill(words, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
