"""Delivery: milestones and what they depend on, quarters, risks."""
