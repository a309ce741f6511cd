"""The public edition of a plan: what must not tell of one person is held back, in every form of it."""
