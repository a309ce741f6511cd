"""What other rooms may ask of forecasting."""

__all__: list[str] = []
