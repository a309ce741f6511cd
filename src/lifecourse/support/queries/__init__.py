"""Who may be read of by whom, in a stated order."""
