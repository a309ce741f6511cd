"""Pages that join rooms: each fetches within scope, makes one call, and answers."""
