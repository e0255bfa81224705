"""Brings everything of one desk into another database: a file into the office, and back out."""
