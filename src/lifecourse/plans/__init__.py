"""The joint plan: its template, its sections and tables, and who changed them."""
