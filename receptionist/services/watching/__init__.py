"""What the owner watches: the four numbers, each PC, and who is not to be disturbed."""
