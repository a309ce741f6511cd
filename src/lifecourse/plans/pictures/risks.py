"""Risks by how likely they are and how bad they would be."""
