"""Whether the money of a pooled fund comes to the same however it is divided."""
