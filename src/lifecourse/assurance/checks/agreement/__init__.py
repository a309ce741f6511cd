"""Whether the same thing said in two places agrees."""
