"""A real server on a database of its own, whose processes are killed at random."""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WORKERS, THREADS = 3, 8

PREPARE = """
import base64, json, os, sys, django; django.setup()
from decimal import Decimal
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from lifecourse.accounts.api import create_account, set_up_second_factor
from lifecourse.audit.api import acting_as
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.organisations.api import Role, give_role, members_of
from lifecourse.plans.api import FigureChange, add_row, change_figures, find_plan
from lifecourse.website import demonstration
from lifecourse.website.commands.serve import prepare_database
prepare_database()
demonstration.prepare(demonstration.EXAMPLES[:1])
plan, now = find_plan("essex-2016"), timezone.now()
member = members_of(plan.partnership, on=timezone.localdate())[0]
store, people = import_module(settings.SESSION_ENGINE).SessionStore, []
with acting_as("command: benchmark"):
    for number in range(int(sys.argv[1])):
        account = create_account(email=f"p{number}@example.org", full_name=f"Person {number}", at=now)
        set_up_second_factor(account=account, secret=base64.b32encode(os.urandom(10)).decode())
        give_role(account=account, role=Role.PROGRAMME_MANAGER, organisation=member.organisation,
            partnership=plan.partnership, from_date=timezone.localdate(), by=None, at=now)
        session = store()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        people.append((account, session.session_key))
    by = people[0][0]
    for key in sys.argv[2].split(","):
        add_row(plan=plan, table="inpatients", key=key, name="", by=by, at=now)
        stated = FigureValue(value=Decimal(1), unit=Unit.PEOPLE, source="The benchmark")
        one = FigureChange(row=key, column="people", stated=stated, seen=None)
        change_figures(plan=plan, table="inpatients", figures=[one], by=by, at=now)
print(json.dumps([key for _, key in people]))
"""

LOOK = """
import json, django; django.setup()
from django.db.models import Q
from django.utils import timezone
from lifecourse.assurance.api import latest_run, refresh_findings
from lifecourse.audit.api import Entry
from lifecourse.plans.api import document_of, find_plan, threads_of
plan = find_plan("essex-2016")
document = document_of(plan)
run = refresh_findings(plan=plan, at=timezone.now())
latest = latest_run(plan)
stated = Entry.objects.filter(table="figures_figure")
print(json.dumps({
    "cells": {r.key: str(r.number("people")) for r in document.rows("inpatients")},
    "answers": dict(document.answers),
    "remarks": [one.text for thread in threads_of(plan) for one in thread.remarks.all()],
    "threads": threads_of(plan).count(),
    "stated": [str(e.after["value"]) for e in stated.exclude(after=None)],
    "revision": plan.revision,
    "checked": latest is not None and latest.content_id == plan.content_id,
    "entries": Entry.objects.count(),
}))
"""


class Site:
    """The server, told by `environment` which database is its own."""

    def __init__(self, environment: Mapping[str, str], port: int) -> None:
        self.port = port
        self.environment = (
            os.environ
            | environment
            | {"DJANGO_SETTINGS_MODULE": "lifecourse.settings", "LIFECOURSE_DEMONSTRATION": "yes"}
            | {"PYTHONPATH": str(ROOT / "src")}
        )
        self.killed = {"worker": 0, "server": 0}
        self.server: subprocess.Popen[bytes] | None = None

    def run(self, script: str, *arguments: str) -> Any:
        """What a script prints, run in a process of its own on the same database."""
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return json.loads(done.stdout)

    def start(self) -> None:
        """Start the server, in a group of its own, and wait until it answers."""
        command = [sys.executable, "-m", "lifecourse", "serve", "--port", str(self.port)]
        command += ["--workers", str(WORKERS), "--threads", str(THREADS)]
        # What it says of killed workers is no news here.
        self.server = subprocess.Popen(
            command, env=self.environment, start_new_session=True, stderr=subprocess.DEVNULL
        )
        for _ in range(600):
            if self.answers():
                return
            time.sleep(0.1)
        raise AssertionError("The server did not answer within a minute.")

    def answers(self) -> bool:
        """Whether the server answers at all."""
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/health")
            return connection.getresponse().status == 204
        except (OSError, http.client.HTTPException):
            return False

    def workers(self) -> list[int]:
        """The processes that answer."""
        assert self.server is not None
        listed = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text()
        return [int(number) for number in listed.split()]

    def kill_worker(self, chance: random.Random) -> None:
        """Kill one process in the middle of whatever it does. The server starts another."""
        if workers := self.workers():
            os.kill(chance.choice(workers), signal.SIGKILL)
            self.killed["worker"] += 1

    def kill_all(self) -> None:
        """Kill every process of the server at once, as a failing machine would, and start again."""
        self.stop(signal.SIGKILL)
        self.killed["server"] += 1
        self.start()

    def stop(self, how: int = signal.SIGTERM) -> None:
        """End the server with everything it started."""
        if self.server is not None:
            os.killpg(self.server.pid, how)
            self.server.wait(30)
            self.server = None
