"""Whether sums of money that are stated come to what they are parts of."""
