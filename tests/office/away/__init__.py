"""The server is away: nothing is lost, nothing doubled, and people go on (numbers.md R6)."""
