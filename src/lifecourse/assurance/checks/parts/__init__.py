"""Whether everything that the template and the rules ask for is there."""
