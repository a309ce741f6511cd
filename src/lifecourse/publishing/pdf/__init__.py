"""A paper as PDF, built to PDF/UA-1: tagged, titled, in reading order, with words for every picture."""

from lifecourse.publishing.pdf.making import count_pages, make_pdf, picture_png

__all__ = ["count_pages", "make_pdf", "picture_png"]
