"""The directory of callers: names, certainty, likeness."""
