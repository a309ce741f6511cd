"""Count what passed, what failed and what was left out, over all runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

from tools.checks import Outcome
from tools.testing.runs import Run


@dataclass(kw_only=True)
class Count:
    """The numbers of one run."""

    of: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    left_out: list[str] = field(default_factory=list)


@dataclass
class Tally:
    """The numbers of all runs together."""

    counts: list[Count] = field(default_factory=list)

    def add_checks(self, outcomes: Sequence[Outcome]) -> None:
        """Count each check as one."""
        held = sum(outcome.held for outcome in outcomes)
        self.counts.append(Count(of="checks", passed=held, failed=len(outcomes) - held))

    def add_runs(self, runs: Sequence[Run]) -> None:
        """Count the tests of each run."""
        self.counts.extend(count_of(run) for run in runs)

    @property
    def sound(self) -> bool:
        """Whether nothing failed."""
        return not any(count.failed for count in self.counts)

    def lines(self) -> list[str]:
        """One line for each run."""
        return [f"{c.of}: {c.passed} passed, {c.failed} failed, {c.skipped} skipped" for c in self.counts]

    def left_out(self) -> list[str]:
        """The name of every test that was skipped, once, with the reason."""
        return sorted({name for count in self.counts for name in count.left_out})

    def last_line(self) -> str:
        """All of it in one line."""
        passed, failed, skipped = (
            sum(getattr(count, name) for count in self.counts) for name in ("passed", "failed", "skipped")
        )
        return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def count_of(run: Run) -> Count:
    """The numbers in pytest's record; a run that ended badly without one counts as a failure."""
    count = Count(of=run.of)
    if run.record:
        # The record is our own pytest's, written a moment ago.
        record = ElementTree.fromstring(run.record)  # noqa: S314
        for suite in record.iter("testsuite"):
            add_suite(count, suite)
        count.left_out = [
            name_of(case, why) for case in record.iter("testcase") for why in case.iter("skipped")
        ]
    if run.exit_code and not count.failed:
        count.failed = 1
    return count


def add_suite(count: Count, suite: ElementTree.Element) -> None:
    """Add the numbers of one suite of the record."""
    number = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
    count.failed += number["failures"] + number["errors"]
    count.skipped += number["skipped"]
    count.passed += number["tests"] - sum(number[n] for n in ("failures", "errors", "skipped"))


def name_of(case: ElementTree.Element, skipped: ElementTree.Element) -> str:
    """A skipped test by its name, and why it was skipped."""
    return f"{case.get('classname')}::{case.get('name')} ({skipped.get('message')})"
