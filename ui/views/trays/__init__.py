"""What the page of the trays is made of: the list with its search, and several chosen at once."""
