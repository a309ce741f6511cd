"""Papers beside the whole plan: the plan on two pages, the route map, the risk register."""

from lifecourse.publishing.leaves.choosing import Leaf, LeafForm, leaf_galley
from lifecourse.publishing.leaves.page import make_leaf_page

__all__ = ["Leaf", "LeafForm", "leaf_galley", "make_leaf_page"]
