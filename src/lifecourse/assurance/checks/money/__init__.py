"""Whether money that moves between commissioners balances."""
