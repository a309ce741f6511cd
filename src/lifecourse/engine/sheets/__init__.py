"""Reads workbooks that strangers send: screened first, nothing evaluated, nothing followed."""
