"""Filters for the pages of a plan."""
