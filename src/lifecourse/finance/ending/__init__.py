"""The end of a fund's year: what it comes to, and the steps by which it is settled and closed."""
