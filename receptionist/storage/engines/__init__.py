"""How each kind of database is reached: a file on this PC, or an office's server."""
