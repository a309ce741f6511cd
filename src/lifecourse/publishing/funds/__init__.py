"""What leaves the house about a pooled fund: its statement, and what partners send to others."""
