"""Papers are made for real and read back."""
