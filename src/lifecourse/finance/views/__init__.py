"""The pages of pooled funds."""
