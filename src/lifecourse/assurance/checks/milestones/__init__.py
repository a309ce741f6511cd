"""Whether the days of milestones can be true."""
