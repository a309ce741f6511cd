"""Which records are one person: standardise, compare, weigh, decide and say why."""
