"""Faults written by somebody who had not read the checks, to measure what the checks find."""
