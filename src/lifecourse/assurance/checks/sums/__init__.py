"""Whether tables add up, down and across, and shares come to a hundred."""
