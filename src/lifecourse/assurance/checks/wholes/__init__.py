"""Whether parts stay within their wholes."""
