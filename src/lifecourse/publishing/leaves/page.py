"""A paper of its own as one HTML page, drawn from the galley that Word and PDF are set from."""

from django.template.loader import render_to_string

from lifecourse.publishing.galley import Galley


def make_leaf_page(galley: Galley, *, nonce: str = "", back: str = "") -> str:
    """The whole paper. `nonce` allows its style on a served page, `back` is the page to return to."""
    return render_to_string("publishing/leaf.html", {"galley": galley, "csp_nonce": nonce, "back": back})
