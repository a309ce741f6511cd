"""The rules of every test: which kind it is, which database it meets, and that it meets nobody else."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.browser import Browser, Page, chromium, new_page, open_browser, what_went_wrong
from tests.browser import check_accessible as accessible
from tests.browser import check_no_sideways_scroll as no_sideways_scroll
from tests.database import begin_with, empty_without_recording, kept_as_migrated
from tests.kept import kept_file
from tests.network import loopback_only
from tests.shares import is_of_share

KINDS = ("unit", "page", "journey")
UNITS = "tests/unit/"
DATABASE = {"db", "django_db", "transactional_db", "live_server", "django_db_setup"}
# A browser driven from a test keeps an event loop in its thread; the tests' own queries are plain ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# What fails is what somebody changed: the same examples each time, and no limit of time that a busy machine
# could break. New examples are looked for on purpose, with --hypothesis-profile=explore.
hypothesis.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.register_profile("explore", hypothesis.get_profile("house"), derandomize=False, max_examples=1_000)
hypothesis.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run take a share of the files, so that several of them have all of it."""
    parser.addoption("--share", default="1/1", help="which of how many shares of the test files, as 1/2")


def pytest_configure(config: pytest.Config) -> None:
    """Add the mark for journeys that change data enough to be worth a second database."""
    config.addinivalue_line("markers", "on_both_databases: a journey that also runs on PostgreSQL")
    # A password is hashed slowly on purpose; tests sign in thousands of times.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the files of other shares before they are read."""
    file = collection_path.relative_to(config.rootpath)
    if file.match("test_*.py") and not is_of_share(file, config.getoption("share")):
        return True
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a test that is not of exactly one kind; skip journeys by name where there is no browser."""
    wrong = [item.nodeid for item in items if len(kinds_of(item)) != 1]
    if wrong:
        raise pytest.UsageError(
            "Each test is exactly one of unit, page and journey; these are not:\n  " + "\n  ".join(wrong)
        )
    asking = [item.nodeid for item in items if "unit" in kinds_of(item) and DATABASE & set(fixtures_of(item))]
    if asking:
        raise pytest.UsageError(
            "A unit test meets no database, and is run once for both; these do:\n  " + "\n  ".join(asking)
        )
    # Parts of a run that want no unit test do not read that folder.
    strayed = [
        item.nodeid for item in items if item.nodeid.startswith(UNITS) and "unit" not in kinds_of(item)
    ]
    if strayed:
        raise pytest.UsageError(
            f"In {UNITS} stand unit tests alone; these are not:\n  " + "\n  ".join(strayed)
        )
    no_browser = pytest.mark.skip(reason="needs Chromium: install it, or name it in LIFECOURSE_CHROMIUM")
    for item in items:
        if "page" in kinds_of(item) and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db)
        # In CI nothing may be left out, so there the journey itself fails.
        if "journey" in kinds_of(item) and not chromium() and os.environ.get("CI") != "true":
            item.add_marker(no_browser)


def kinds_of(item: pytest.Item) -> set[str]:
    """The kinds that a test says it is."""
    return {mark.name for mark in item.iter_markers() if mark.name in KINDS}


def fixtures_of(item: pytest.Item) -> Iterable[str]:
    """The fixtures that a test needs, and the mark that stands for one."""
    yield from getattr(item, "fixturenames", ())
    yield from (mark.name for mark in item.iter_markers())


@pytest.fixture(scope="session", autouse=True)
def nobody_outside() -> Iterator[None]:
    """No test reaches past this machine."""
    with loopback_only():
        yield


@pytest.fixture(scope="session")
def given(request: pytest.FixtureRequest) -> str:
    """The database that the tests' own begins as a copy of, from this run or from one before; or none."""
    if made := os.environ.get("LIFECOURSE_TEST_MIGRATED", ""):
        return made
    kept = None if request.config.getoption("create_db") or not on_sqlite() else kept_file()
    return str(kept) if kept and kept.exists() else ""


def on_sqlite() -> bool:
    """Whether the tests run on SQLite."""
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory, given: str
) -> None:
    """Keep SQLite's test database in a file, so that a browser and its test see the same one."""
    database = settings.DATABASES["default"]
    if on_sqlite() and not database["TEST"].get("NAME"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    # A browser keeps several lines open for a minute, and each would keep a connection to the database.
    database["CONN_MAX_AGE"] = 0
    begin_with(given, database)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, given: str) -> bool:
    """Leave the copy of a given SQLite database where it is: Django would make an empty one in its place."""
    return bool(given and on_sqlite()) or bool(request.config.getoption("reuse_db"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Empty tables between tests without the record of change taking it for a change; keep a first copy."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(kept_as_migrated())
        stack.enter_context(empty_without_recording())
        yield


@pytest.fixture(scope="session", autouse=True)
def static_files_found_once() -> Iterator[None]:
    """Look for static files at the first of a thousand clients, each of which would look again."""
    found: dict[str, Any] = {}
    look = WhiteNoiseMiddleware.add_files_from_finders

    def add(self: WhiteNoiseMiddleware) -> None:
        if not found:
            look(self)
            found.update(self.files)
        self.files |= found

    WhiteNoiseMiddleware.add_files_from_finders = add
    yield
    WhiteNoiseMiddleware.add_files_from_finders = look


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One real browser for all journeys."""
    with open_browser() as opened:
        yield opened


@pytest.fixture
def browser_page(live_server: Any, browser: Browser) -> Iterator[Page]:
    """A fresh person at a fresh browser, on the site as this test left it; addresses begin with /."""
    with new_page(browser, base_url=live_server.url) as page:
        yield page
        assert not what_went_wrong(page), "The browser reported: " + "; ".join(what_went_wrong(page))


@pytest.fixture(scope="session")
def check_accessible() -> Callable[..., None]:
    """`check_accessible(page)`: no WCAG 2.2 AA violation that axe can find."""
    return accessible


@pytest.fixture(scope="session")
def check_no_sideways_scroll() -> Callable[..., None]:
    """`check_no_sideways_scroll(page)`: nothing sticks out at 320 px wide, nor wider."""
    return no_sideways_scroll


@pytest.fixture
def repository() -> Path:
    """The folder that holds everything."""
    return Path(__file__).resolve().parent.parent
