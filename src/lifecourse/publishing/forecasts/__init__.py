"""What leaves the house about a forecast: two sides of paper, as PDF and Word."""
