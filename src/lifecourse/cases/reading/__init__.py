"""What pages of a case show."""
