"""Backup, restore and upgrade, so that nothing is lost."""
