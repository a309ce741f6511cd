"""What is done to records: one function for one thing that a person does."""
