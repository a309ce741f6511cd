"""What other rooms may ask of support."""

from lifecourse.support.reading import board

__all__ = ["board"]
