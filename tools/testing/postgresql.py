"""A real PostgreSQL for one test run: its own folder, its own socket, nothing on the network."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

# Nothing here needs to survive a power cut, so nothing waits for the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
PORT = "5432"


class PostgresqlDidNotStart(Exception):
    """The tests' own PostgreSQL could not be started."""


@contextmanager
def own_postgresql(bin_folder: Path) -> Iterator[dict[str, str]]:
    """Start a server and answer the environment that leads to it; stop it and forget it afterwards."""
    # A socket's path has room for about a hundred letters, so a short folder is named here.
    folder = Path(tempfile.mkdtemp(prefix="lifecourse-pg-", dir="/tmp"))
    as_owner = owner()
    if as_owner:
        shutil.chown(folder, as_owner["user"], as_owner["group"])
    data = folder / "data"
    control = [str(bin_folder / "pg_ctl"), "-D", str(data)]
    try:
        start(bin_folder, folder, control, as_owner)
        make_role(folder)
        yield leading_to(folder)
    finally:
        subprocess.run([*control, "stop", "-m", "immediate", "-s"], cwd="/", check=False, **as_owner)
        shutil.rmtree(folder, ignore_errors=True)


def owner() -> dict[str, Any]:
    """How to run as somebody else: PostgreSQL refuses to be started by root."""
    if os.geteuid():
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": "postgres", "group": account.pw_gid, "extra_groups": []}


def start(bin_folder: Path, folder: Path, control: Sequence[str], as_owner: dict[str, Any]) -> None:
    """Make an empty cluster and start it."""
    local = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--username=postgres"]
    quietly([str(bin_folder / "initdb"), "-D", str(folder / "data"), *local], as_owner)
    choices = ["listen_addresses=", f"unix_socket_directories={folder}", f"port={PORT}", *FAST]
    options = " ".join(f"-c {choice}" for choice in choices)
    quietly([*control, "start", "-w", "-s", "-l", str(folder / "log"), "-o", options], as_owner)


def quietly(command: Sequence[str], as_owner: dict[str, Any]) -> None:
    """Run a command; show what it printed only when it fails."""
    # Through a file and not a pipe: the server that pg_ctl leaves behind would hold the pipe open.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, cwd="/", stdout=said, stderr=said, check=False, **as_owner)
        if done.returncode:
            said.seek(0)
            raise PostgresqlDidNotStart(f"{command[0]} failed:\n{said.read()}")


def make_role(folder: Path) -> None:
    """An ordinary account for the tests, so that what an installation's account is refused, it is too."""
    with psycopg.connect(
        host=str(folder), port=PORT, user="postgres", dbname="postgres", autocommit=True
    ) as to:
        to.execute("CREATE ROLE lifecourse LOGIN CREATEDB")
        # Emptying tables between tests must not be taken for a change worth recording.
        to.execute("GRANT SET ON PARAMETER session_replication_role TO lifecourse")


def leading_to(folder: Path) -> dict[str, str]:
    """The environment in which Lifecourse and the tests find this server."""
    return {
        "LIFECOURSE_DATABASE": "postgresql://lifecourse@/lifecourse",
        "LIFECOURSE_TEST_POSTGRESQL_ADMIN": "postgresql://postgres@/postgres",
        "PGHOST": str(folder),
        "PGPORT": PORT,
    }
