"""What does not hold in cases for change: in each, and between those of one partnership."""
