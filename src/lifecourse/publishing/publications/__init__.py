"""Publishing as an act: which version went out when, its files kept to the byte, and what changed since."""
