"""Whether people and beds fit."""
