"""Changes: one function for one thing that a person does."""
