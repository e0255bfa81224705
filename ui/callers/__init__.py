"""Who is calling: recognised while it is typed, chosen, and the directory they stand in."""
