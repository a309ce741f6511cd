"""Measures: what a partnership counts to know whether it does well, its targets and its results."""
