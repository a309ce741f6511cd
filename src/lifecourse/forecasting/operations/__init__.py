"""What somebody does with forecasts."""
