"""What somebody sees when Lifecourse itself fails, and what whoever looks after it can find by it."""

import logging
import secrets
import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def something_went_wrong(request: HttpRequest) -> HttpResponse:
    """Say what happened, with a reference; the log holds the same reference and where it failed."""
    reference = secrets.token_hex(4)
    logger.error("Something went wrong. Reference %s", reference, exc_info=sys.exc_info())
    # Without the request: what a page usually asks the database may be what failed.
    return HttpResponse(render_to_string("500.html", {"reference": reference}), status=500)
