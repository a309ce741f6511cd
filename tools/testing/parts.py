"""The parts of a whole run: which tests, on which database, in what order."""

from dataclasses import dataclass

# What touches no database is run once. A journey on both would test the browser twice; those that write are
# marked to run on both.
ON_POSTGRESQL = "page or on_both_databases"


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some tests on one database: what to call them, which to choose by mark, whether to print at once."""

    of: str
    on_postgresql: bool = False
    only: str = ""
    # Which of how many shares of the files that are left, as "1/2"; all of them when it is empty.
    share: str = ""
    live: bool = False

    @property
    def needs_a_database(self) -> bool:
        """Whether any of its tests may ask a database."""
        return self.only != "unit"


# What needs no database runs while databases are migrated. Journeys wait for a browser now and then, so they
# come early; pages, which keep every processor busy, come last.
EVERYTHING = (
    Part(of="units", only="unit"),
    Part(of="journeys on {}", only="journey"),
    Part(of="pages on {}, second half", on_postgresql=True, only="page", share="2/2"),
    Part(of="pages on {}, first half", on_postgresql=True, only="page", share="1/2"),
    Part(of="journeys on {}", on_postgresql=True, only="on_both_databases"),
    Part(of="pages on {}, second half", only="page", share="2/2"),
    Part(of="pages on {}, first half", only="page", share="1/2"),
)
WHAT_WAS_NAMED = (
    Part(of="tests on {}", live=True),
    Part(of="tests on {}", on_postgresql=True, only=ON_POSTGRESQL),
)
