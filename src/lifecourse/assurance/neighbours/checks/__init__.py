"""Every check between two plans, one a file: a `CHECK` that says what it is and a `find` that does it."""
