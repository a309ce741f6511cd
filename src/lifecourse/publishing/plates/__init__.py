"""A chart as drawings that stand alone, for papers that cannot lay out a page's parts themselves."""

from lifecourse.publishing.plates.drawing import images_of, side_by_side

__all__ = ["images_of", "side_by_side"]
