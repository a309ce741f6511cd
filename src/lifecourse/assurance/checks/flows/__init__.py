"""Whether comings, goings and numbers in hospital fit."""
