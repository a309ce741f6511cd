"""Charts as plain values: what each says, its table, and where every shape goes; no Django here."""
