"""Holds two plans against each other where both touch one provider or one hospital unit."""
