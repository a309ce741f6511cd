"""Home, search, menus and the pages that join rooms."""
