"""The words and kinds of support, one module a subject."""
