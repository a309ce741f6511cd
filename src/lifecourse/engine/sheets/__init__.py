"""Reads workbooks that strangers send: screened first, nothing evaluated, nothing followed.

What files of ours may hold, so that nothing in them is evaluated either, is `formulas`.
"""
