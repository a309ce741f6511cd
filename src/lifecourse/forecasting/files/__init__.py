"""A forecast in a folder: drawn there portion by portion, and written down as tables and in words."""
