"""What templates of cases load."""
