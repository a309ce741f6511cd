"""Which forecasts somebody may read, and what stands in them."""
