"""Two and twenty people at one message: nothing of anybody is lost, conflicts are said (R7)."""
