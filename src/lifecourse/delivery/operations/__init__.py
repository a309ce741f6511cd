"""What people do: one function for one thing."""
