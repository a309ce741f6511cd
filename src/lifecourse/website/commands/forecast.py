"""`lifecourse forecast EXAMPLE` and `lifecourse forecast england`: people, beds and money into a folder."""

import argparse
import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from lifecourse.engine.forecast import BadModel
from lifecourse.engine.pathways import BASELINE, Area, BadArea, BadParameter, BadScenario, Scenario, compare
from lifecourse.forecasting.api import (
    MOST_DRAWS,
    MOST_MONTHS,
    USUAL_DRAWS,
    USUAL_SEED,
    Asked,
    BadKept,
    Inputs,
    OtherForecast,
    begin_in,
    drawn_in,
    england_in,
    stamp_of_inputs,
    write_england,
    write_forecast,
)
from lifecourse.plans.api import (
    BadExample,
    CannotForecast,
    NoSuchPlan,
    area_of_plan,
    document_of,
    examples_folder,
    find_plan,
    read_example,
    rule_pack_of,
)
from lifecourse.standards.api import pack_in_force

DONE, NOT_DONE, BROKEN_OFF = 0, 2, 130
MONTHS = 12
GROUP, OF, ENGLAND = "forecast", "of", "england"
# What a word after `forecast` is, when it is not the name of an example.
COMMANDS = (OF, ENGLAND, "validate")
REFUSALS = (
    BadExample, NoSuchPlan, CannotForecast, BadArea, BadParameter, BadScenario, BadModel, BadKept,
    OtherForecast, ValueError,
)  # fmt: skip


def add_forecast_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `forecast of EXAMPLE`, for which `forecast EXAMPLE` is short, and `forecast england`."""
    one = group.add_parser(OF, help="forecast an example or a plan (`forecast EXAMPLE` is short for it)")
    one.add_argument("example", metavar="EXAMPLE", help="a folder, an example’s name, or a plan’s short name")
    one.add_argument("--scenario", type=Path, metavar="FILE", help="a scenario as TOML; none is the baseline")
    one.set_defaults(run=forecast_example)
    england = group.add_parser(ENGLAND, help="forecast England: 42 boards of one size, added up")
    england.add_argument(
        "--first-day", type=date.fromisoformat, default=date(2016, 4, 1), help="the first of a month"
    )
    england.add_argument(
        "--dask",
        metavar="ADDRESS",
        help="draw on a Dask cluster, as tcp://host:8786; --threads says how many at once",
    )
    england.set_defaults(run=forecast_england)
    for parser in (one, england):
        parser.add_argument("--years", type=int, default=5, help=f"1 to {MOST_MONTHS // MONTHS}")
        parser.add_argument("--draws", type=int, default=USUAL_DRAWS, help=f"at most {MOST_DRAWS:,}")
        parser.add_argument("--seed", type=int, default=USUAL_SEED, help="the same seed, the same figures")
        parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder to write into")


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """`forecast EXAMPLE` as `forecast of EXAMPLE`; anything else as it stands."""
    short = len(arguments) > 1 and arguments[0] == GROUP and arguments[1] not in COMMANDS
    if short and not arguments[1].startswith("-"):
        return [GROUP, OF, *arguments[1:]]
    return list(arguments)


def forecast_example(args: argparse.Namespace) -> int:
    """Draw and write: 0 when it is written, 2 when it cannot be, 130 when it was broken off."""

    def act() -> None:
        asked = Asked(months=args.years * MONTHS, draws=args.draws, seed=args.seed)
        inputs = Inputs(area=area_named(args.example), scenario=scenario_in(args.scenario), asked=asked)
        stamp = stamp_of_inputs(**inputs.to_data())
        begin_in(args.out, stamp)
        base = replace(inputs, scenario=BASELINE)
        beside = None
        if inputs.scenario != BASELINE:
            told = progress("baseline", asked.draws)
            beside = drawn_in(args.out / "draws/baseline", base, threads=args.threads, told=told)
        told = progress(inputs.scenario.name, asked.draws)
        outlook = drawn_in(args.out / "draws/forecast", inputs, threads=args.threads, told=told)
        between = compare(beside, outlook) if beside is not None else None
        for path in write_forecast(args.out, inputs, outlook, between, found_by=stamp["fingerprint"]):
            print(path)

    return done(act, args.out)


def forecast_england(args: argparse.Namespace) -> int:
    """Draw and add up England's boards: 0, 2 or 130 as for an example."""

    def act() -> None:
        asked = Asked(months=args.years * MONTHS, draws=args.draws, seed=args.seed)
        with elsewhere(args.dask) as pool:
            totals, inputs, found_by = england_in(
                args.out, args.first_day, asked, threads=args.threads, told=portions, pool=pool
            )
        for path in write_england(args.out, inputs, totals, found_by=found_by):
            print(path)

    return done(act, args.out)


def done(act: Callable[[], None], out: Path) -> int:
    """Do it, and say in words why it was not done."""
    try:
        act()
    except REFUSALS as reason:
        for line in getattr(reason, "faults", None) or [str(reason)]:
            print(line, file=sys.stderr)
        return NOT_DONE
    except OSError as problem:
        print(f"{problem.filename or out} was not read or written: {problem.strerror}.", file=sys.stderr)
        return NOT_DONE
    except KeyboardInterrupt:
        print(
            f"Broken off. What was drawn is in {out}: the same command goes on from there.", file=sys.stderr
        )
        return BROKEN_OFF
    return DONE


@contextmanager
def elsewhere(address: str | None) -> Iterator[Executor | None]:
    """Where to draw: on the Dask cluster at an address; None for here. Raises ValueError or OSError."""
    if address is None:
        yield None
        return
    try:
        from distributed import Client  # noqa: PLC0415  (no part of Lifecourse: whoever has a cluster has it)
    except ImportError as missing:
        raise ValueError(
            "Dask is not installed here. Install distributed, in the version of the cluster; its workers "
            "need Lifecourse too."
        ) from missing
    with Client(address) as client:
        yield client.get_executor()


def portions(done: int, of: int) -> None:
    """Says on the error stream how much of England is drawn."""
    print(f"England: {done} of {of} portions", file=sys.stderr, flush=True)


def progress(name: str, of: int) -> Callable[[int], None]:
    """Says on the error stream how far it is."""

    def told(number: int) -> None:
        print(f"{name}: {number:,}{f' of {of:,} draws' if of else ''}", file=sys.stderr, flush=True)

    return told


def area_named(name: str) -> Area:
    """The area of a plan in a folder, of an example that ships, or of a plan in the database."""
    folder = next(
        (one for one in (Path(name), examples_folder() / name) if (one / "plan.toml").exists()), None
    )
    if folder is not None:
        example = read_example(folder)
        words = str(example.partnership["partnership"]["name"])
        return area_of_plan(example.document, pack_in_force(example.rules_on), name=words)
    plan = find_plan(name)
    return area_of_plan(document_of(plan), rule_pack_of(plan), name=plan.partnership.name)


def scenario_in(file: Path | None) -> Scenario:
    """The scenario in a file; the baseline where none is named. Raises BadScenario, OSError or ValueError."""
    if file is None:
        return BASELINE
    try:
        return Scenario.from_data(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ValueError(f"{file} is no TOML: {fault}.") from fault
