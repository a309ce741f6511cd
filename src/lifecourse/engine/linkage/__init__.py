"""Are these records one person: pairs worth comparing, how likely each is, and why."""
