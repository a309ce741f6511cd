"""Words of forecasts, as data."""
