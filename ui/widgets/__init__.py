"""Small parts that any window may use; they know no message and no service."""
