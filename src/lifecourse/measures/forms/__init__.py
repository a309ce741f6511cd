"""What is filled in about measures."""
