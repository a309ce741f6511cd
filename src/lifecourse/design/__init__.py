"""The design room: how every page of Lifecourse looks, reads and prints."""
