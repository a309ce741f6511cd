"""National rules as dated data, each number with where it comes from."""
