"""The one figure type: value, unit, as-at date, source and confidence."""
