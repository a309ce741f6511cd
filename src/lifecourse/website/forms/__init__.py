"""What people type, read with care."""
