"""Plain decisions about support: no database, no request, no clock."""
