"""`lifecourse serve` and `lifecourse migrate`."""

import argparse
import os
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from gunicorn.app.base import BaseApplication

from lifecourse.safekeeping.api import take_stock
from lifecourse.wsgi import application

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the two commands."""
    migrating = group.add_parser("migrate", help="bring the database up to this version")
    migrating.set_defaults(run=migrate)
    serving = group.add_parser("serve", help="serve the site")
    add_address(serving)
    serving.set_defaults(run=serve)


def add_address(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with how many workers."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=int(os.environ.get("LIFECOURSE_WORKERS", "1")))
    parser.add_argument("--threads", type=int, default=8)


def migrate(args: argparse.Namespace) -> int:
    """Run every migration that has not been run, and make the cache table."""
    prepare_database()
    print("The database is up to date.")
    return 0


def prepare_database() -> None:
    """Migrations, the table that sign-in limits are counted in, and what the database knows of its sizes."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    take_stock()


def serve(args: argparse.Namespace) -> int:
    """Serve the site until told to stop."""
    if settings.DEMONSTRATION and args.host not in LOOPBACK:
        print(
            "A demonstration shows everyone its passwords, so it listens on this machine only, "
            f"not on {args.host}."
        )
        return 2
    Site(args).run()
    return 0


class Site(BaseApplication):
    """Gunicorn, told in code what a command line would have told it."""

    def __init__(self, args: argparse.Namespace, ready: Callable[[], None] | None = None) -> None:
        self.args = args
        self.ready = ready
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.choices().items():
            self.cfg.set(name, value)

    def choices(self) -> dict[str, Any]:
        """Settings by gunicorn's own names."""
        host = f"[{self.args.host}]" if ":" in self.args.host else self.args.host
        return {
            "bind": f"{host}:{self.args.port}",
            "workers": self.args.workers,
            "threads": self.args.threads,
            "worker_class": "gthread",
            # Longer than a proxy in front keeps a connection idle, so that none is cut in mid-request.
            "keepalive": 75,
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda server: self.ready() if self.ready else None,
        }

    def load(self) -> Any:
        return application
