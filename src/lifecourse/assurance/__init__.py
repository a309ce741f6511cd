"""Checks run over a plan, what they found, and who accepted it."""
