"""What a pooled fund's books say, held against the plan that it pays for."""
