"""Cases for change: what is asked for, what it costs and brings, who decides, and what became of it."""
