"""Makes sound plans from a seed and plants faults in them, to measure what the checks find.

Nothing here reads anything of the checks: what measures them must not share their mistakes.
"""
