"""A summary as one HTML page that needs nothing beside itself, for screen, voice and printer."""

from django.template.loader import render_to_string

from lifecourse.publishing.easy_read.layout import PICTURE_MM, SMALLEST_POINTS, TYPE_POINTS
from lifecourse.publishing.easy_read.pictures import CREDIT, CREDIT_URL
from lifecourse.publishing.easy_read.summary import Summary


def make_easy_read_page(summary: Summary, *, nonce: str = "", back: str = "") -> str:
    """The whole summary. `nonce` allows its style on a served page, `back` is the page to return to."""
    notice, picture = summary.notice
    return render_to_string(
        "publishing/easy_read.html",
        {
            "summary": summary,
            "notice": notice,
            "notice_picture": picture,
            "pages": [(number, summary.parts_of(number)) for number in (1, 2)],
            "points": TYPE_POINTS,
            "small": SMALLEST_POINTS,
            "picture_mm": PICTURE_MM,
            "credit": CREDIT,
            "credit_url": CREDIT_URL,
            "csp_nonce": nonce,
            "back": back,
        },
    )
