"""What pages show, put together in a fixed number of queries."""
