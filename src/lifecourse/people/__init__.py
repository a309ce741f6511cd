"""One record for a person, and who may see it."""
