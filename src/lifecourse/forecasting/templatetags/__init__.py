"""What templates of forecasts load."""
