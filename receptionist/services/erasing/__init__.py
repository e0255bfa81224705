"""Erasing a person: their messages keep the figures, not the person (product.md §5)."""
