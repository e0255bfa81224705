"""A desk moves into the office, and out again."""
