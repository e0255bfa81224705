"""What the owner watches: the four numbers, each computer, and who is not to be disturbed."""
