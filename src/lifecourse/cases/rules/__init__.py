"""Plain decisions on plain values."""
