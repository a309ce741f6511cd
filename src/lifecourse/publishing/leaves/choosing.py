"""Which papers there are beside the whole plan, and in which forms."""

from enum import StrEnum

from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.galley import Galley
from lifecourse.publishing.leaves.single import risk_register, route_map
from lifecourse.publishing.leaves.summary import summary
from lifecourse.publishing.paper import Paper


class Leaf(StrEnum):
    """A paper of its own."""

    SUMMARY = "summary"
    ROUTE_MAP = "route-map"
    RISKS = "risk-register"


class LeafForm(StrEnum):
    """What a paper of its own can be had as, besides the page."""

    PDF = "pdf"
    WORD = "docx"


def leaf_galley(leaf: Leaf, paper: Paper, document: PlanDocument) -> Galley:
    """The paper, ready to be set."""
    if leaf is Leaf.SUMMARY:
        return summary(paper, document)
    return route_map(paper) if leaf is Leaf.ROUTE_MAP else risk_register(paper)
