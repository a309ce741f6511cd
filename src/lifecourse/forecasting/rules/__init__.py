"""Plain decisions on plain values about forecasts."""
