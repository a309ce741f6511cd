"""What goes to the operational log: when, where in the code, and a reference; never what somebody typed."""

import logging
import traceback
from types import TracebackType


class WithoutValues(logging.Formatter):
    """Writes where something went wrong and of what kind it was, without the words of the error itself.

    An error's words may hold a name or a number that somebody typed; its place in the code never does.
    """

    def formatException(  # noqa: N802 - the name is the library's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """The frames of an error and its kind."""
        kind, _, where = ei
        if kind is None:
            return ""
        return f"{''.join(traceback.format_tb(where))}{kind.__module__}.{kind.__qualname__}"


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "lifecourse.settings.logs.WithoutValues",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # Said better, with a reference, by the page that answers: see website/views/errors.py.
        "django.request": {"level": "CRITICAL"},
    },
}
