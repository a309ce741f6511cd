"""What people do with a case: one function each."""
