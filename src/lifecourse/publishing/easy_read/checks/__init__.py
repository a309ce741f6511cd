"""Every check of an Easy Read summary, one a file: a `CHECK` that says what it asks and how to mend."""
