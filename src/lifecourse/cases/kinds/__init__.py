"""The words of each subject, as data."""
