"""A real PostgreSQL for one test run: its own folder, port and password, for this machine alone."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

# Nothing here needs to survive a power cut, so nothing waits for the disk. Several parts share it, and
# twenty people whose processes are killed leave connections behind that are found dead only later.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300")
ACCOUNT = "lifecourse"
DATABASE = "LIFECOURSE_DATABASE"


class PostgresqlDidNotStart(Exception):
    """The tests' own PostgreSQL could not be started."""


@contextmanager
def own_postgresql(bin_folder: Path) -> Iterator[dict[str, str]]:
    """Start a server and answer the environment that leads to it; stop it and forget it afterwards."""
    # A socket's path has room for about a hundred letters, so a short folder is named here.
    folder = Path(tempfile.mkdtemp(prefix="lifecourse-pg-", dir="/tmp"))
    as_owner = owner()
    password, port = secrets.token_hex(16), free_port()
    (folder / "password").write_text(password)
    if as_owner:
        for path in (folder, folder / "password"):
            shutil.chown(path, as_owner["user"], as_owner["group"])
    control = [str(bin_folder / "pg_ctl"), "-D", str(folder / "data")]
    try:
        start(bin_folder, folder, [*control, "start", "-w", "-s"], port, as_owner)
        yield {DATABASE: f"postgresql://{ACCOUNT}:{password}@127.0.0.1:{port}/lifecourse"}
    finally:
        subprocess.run([*control, "stop", "-m", "immediate", "-s"], cwd="/", check=False, **as_owner)
        shutil.rmtree(folder, ignore_errors=True)


def database_on(server: Mapping[str, str], name: str) -> dict[str, str]:
    """The environment that leads to another database on a server."""
    return {DATABASE: f"{server[DATABASE].rpartition('/')[0]}/{name}"}


def create_database(server: Mapping[str, str], name: str) -> dict[str, str]:
    """Make an empty database on a server; the environment that leads to it."""
    with psycopg.connect(database_on(server, "postgres")[DATABASE], autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return database_on(server, name)


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def owner() -> dict[str, Any]:
    """How to run as somebody else: PostgreSQL refuses to be started by root."""
    if os.geteuid():
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": "postgres", "group": account.pw_gid, "extra_groups": []}


def start(bin_folder: Path, folder: Path, begin: Sequence[str], port: int, as_owner: dict[str, Any]) -> None:
    """Make an empty cluster, whose one account may make databases and accounts, and start it."""
    local = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--auth=scram-sha-256"]
    who = [f"--username={ACCOUNT}", f"--pwfile={folder / 'password'}"]
    quietly([str(bin_folder / "initdb"), "-D", str(folder / "data"), *local, *who], as_owner)
    choices = ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}", *FAST]
    options = " ".join(f"-c {choice}" for choice in choices)
    quietly([*begin, "-l", str(folder / "log"), "-o", options], as_owner)


def quietly(command: Sequence[str], as_owner: dict[str, Any]) -> None:
    """Run a command; show what it printed only when it fails."""
    # Through a file and not a pipe: the server that pg_ctl leaves behind would hold the pipe open.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, cwd="/", stdout=said, stderr=said, check=False, **as_owner)
        if done.returncode:
            said.seek(0)
            raise PostgresqlDidNotStart(f"{command[0]} failed:\n{said.read()}")
