"""A paper as a Word document: real styles, marked header rows, words for every picture."""

from lifecourse.publishing.word.making import make_word

__all__ = ["make_word"]
