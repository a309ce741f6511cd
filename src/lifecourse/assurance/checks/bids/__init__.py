"""Whether bids for national money hold together."""
