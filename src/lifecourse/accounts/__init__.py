"""Who is signing in."""
