"""Who may read which case."""
