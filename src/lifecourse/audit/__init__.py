"""What was done, by whom, when, before and after."""
