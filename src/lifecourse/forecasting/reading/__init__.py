"""What pages of forecasts show, as plain values: pure, made from an outlook."""
