"""A section's answer as a page shows it: paragraphs, lists and bold, and nothing that can act."""

from django.utils.safestring import SafeString

from lifecourse.publishing.page import prose_html
from lifecourse.publishing.prose import read_prose


def answer_html(markdown: str) -> SafeString:
    """An answer's Markdown as safe HTML."""
    return prose_html(read_prose(markdown))
