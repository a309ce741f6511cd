"""Forecasts of an area: its parameters, scenarios and runs, kept and compared, and what became of them."""
