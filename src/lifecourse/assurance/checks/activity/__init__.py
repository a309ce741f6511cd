"""Whether activity by year is there and follows from what is promised."""
