"""One person at one browser: what they do, and what they were told had been saved."""

import html
import http.client
import random
import re
import time
from dataclasses import dataclass, field
from threading import Event
from urllib.parse import urlencode

PLAN = "/plans/essex-2016"
GRID = f"{PLAN}/table/inpatients/figures"
SHARED_CELLS = ("shared-0", "shared-1", "shared-2")
SHARED_SECTIONS = ("2.5", "3.1", "4.1")
THINK = (0.1, 0.6)
# Longer than any page takes, so that only a killed process leaves somebody without an answer.
PATIENCE = 60


def own_cells(number: int) -> tuple[str, str]:
    """The two cells that are one person's alone."""
    return f"p{number}-first", f"p{number}-second"


def all_cells(people: int) -> list[str]:
    """Every row that the people need, their own and the shared ones."""
    return [cell for number in range(people) for cell in own_cells(number)] + list(SHARED_CELLS)


@dataclass
class Told:
    """What one person was told had been saved, and what they sent without hearing back."""

    own: str = "1"
    own_in_doubt: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    tokens: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    saved: int = 0
    chosen: int = 0
    unanswered: int = 0
    wrong: list[str] = field(default_factory=list)


class NoAnswer(Exception):
    """The process that was to answer is gone; whether it saved is not known."""


class Person:
    """Edits until told to stop. `told` is what the verdict holds the plan to."""

    def __init__(self, number: int, port: int, session: str) -> None:
        self.number = number
        self.port = port
        self.cookies = {"sessionid": session}
        self.told = Told()
        self.turn = 0
        self.chance = random.Random(number)  # noqa: S311
        self.seen_shared = dict.fromkeys(SHARED_CELLS, "1")

    def edit(self, over: Event) -> None:
        """One thing after another, chosen at random, until it is over."""
        doing = [self.change_own, self.change_shared, self.write, self.say]
        while not over.is_set():
            self.turn += 1
            try:
                self.chance.choice(doing)()
            except NoAnswer:
                self.told.unanswered += 1
            time.sleep(self.chance.uniform(*THINK))

    @property
    def number_now(self) -> str:
        """A number that nobody else ever types."""
        return str(1_000_000 * (self.number + 1) + self.turn)

    def change_own(self) -> None:
        """Two cells of one's own, in one save: both or neither."""
        first, second = own_cells(self.number)
        number = self.number_now
        # What was sent without an answer may stand or not: the page says which.
        seen = self._stands(first) if self.told.own_in_doubt else self.told.own
        self.told.own_in_doubt.append(number)
        typed = {f"{cell}--people": number for cell in (first, second)}
        typed |= {f"seen--{cell}--people": seen for cell in (first, second)}
        status, page = self.post(GRID, typed)
        if status == 302:
            self.told.own, self.told.own_in_doubt = number, []
            self.told.saved += 1
        else:
            self._wrong("own cells", status, page)

    def change_shared(self) -> None:
        """A cell that everybody changes: whoever is second is asked, and takes their own."""
        cell, number = self.chance.choice(SHARED_CELLS), self.number_now
        typed = {f"{cell}--people": number, f"seen--{cell}--people": self.seen_shared[cell]}
        for _ in range(8):
            status, page = self.post(GRID, typed)
            if status == 302:
                self.told.shared.append(number)
                self.told.saved += 1
                self.seen_shared[cell] = number
                return
            theirs = re.search(r"Theirs: <strong>([^<]*)</strong>", page)
            if status != 422 or theirs is None:
                self._wrong("shared cell", status, page)
                return
            self.told.chosen += 1
            typed |= {f"choice--{cell}--people": "mine", f"against--{cell}--people": theirs[1]}
            self.seen_shared[cell] = theirs[1]

    def write(self) -> None:
        """A line at the end of a section that everybody writes in; both texts are kept where two collide."""
        section = self.chance.choice(SHARED_SECTIONS)
        address, token = f"{PLAN}/section/{section}/write", f"line-{self.number}-{self.turn}."
        seen = _area(self.get(address), "seen")
        for _ in range(8):
            sent = {"text": f"{seen}\n\n{token}", "seen": seen, "state": "drafting"}
            status, page = self.post(address, sent)
            if status == 302:
                self.told.tokens.setdefault(section, []).append(token)
                self.told.saved += 1
                return
            if status != 422:
                self._wrong("section", status, page)
                return
            self.told.chosen += 1
            seen = _area(page, "seen")

    def say(self) -> None:
        """A comment."""
        words = f"remark-{self.number}-{self.turn}"
        status, page = self.post(f"{PLAN}/questions/ask?about=2.2", {"kind": "comment", "text": words})
        if status == 302:
            self.told.remarks.append(words)
            self.told.saved += 1
        else:
            self._wrong("comment", status, page)

    def _stands(self, cell: str) -> str:
        found = re.search(rf'name="seen--{cell}--people" value="([^"]*)"', self.get(GRID))
        return found[1] if found else ""

    def _wrong(self, what: str, status: int, page: str) -> None:
        self.told.wrong.append(f"{what} answered {status}: {re.sub(r'<[^>]*>|\s+', ' ', page)[:300]}")

    def get(self, address: str) -> str:
        """A page."""
        status, page = self._ask("GET", address, None)
        if status != 200:
            self._wrong(address, status, page)
        return page

    def post(self, address: str, typed: dict[str, str]) -> tuple[int, str]:
        """Send a form; the status and the page, or where it led is where to sign in."""
        if "csrftoken" not in self.cookies:
            self.get(GRID)
        return self._ask("POST", address, urlencode(typed))

    def _ask(self, how: str, address: str, body: str | None) -> tuple[int, str]:
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(how, address, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        except (OSError, http.client.HTTPException) as gone:
            raise NoAnswer from gone
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        signed_out = answer.status == 302 and "/login" in answer.headers.get("Location", "")
        return (401 if signed_out else answer.status), page


def _area(page: str, name: str) -> str:
    found = re.search(rf'<textarea name="{name}"[^>]*>\n?(.*?)</textarea>', page, re.S)
    return html.unescape(found[1]) if found else ""
