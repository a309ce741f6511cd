"""Standard counts of a period, from one set of definitions."""
