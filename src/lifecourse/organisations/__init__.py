"""Partners, areas, boards, and who holds which role."""
