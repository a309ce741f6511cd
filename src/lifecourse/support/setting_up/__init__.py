"""Made-up histories in a demonstration."""
