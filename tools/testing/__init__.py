"""`./lifecourse test`: every check, then every test on SQLite and again on a real PostgreSQL."""
