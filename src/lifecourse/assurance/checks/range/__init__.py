"""Whether the range of planning assumptions, and the reduction, follow from the rules."""
