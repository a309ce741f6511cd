"""Writes what is true of an area into the tables of a plan, part by part."""
