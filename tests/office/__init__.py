"""What needs an office's server: rights, bad days, several people at once."""
