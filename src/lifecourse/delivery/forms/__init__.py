"""What is filled in about meetings, decisions and actions."""
