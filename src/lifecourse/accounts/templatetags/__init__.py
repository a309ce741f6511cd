"""Template filters of sign-in pages."""
