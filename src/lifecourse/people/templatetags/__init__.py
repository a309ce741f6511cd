"""Words that the pages about people need."""
