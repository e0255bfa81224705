"""The words of due phrases in both languages, and how a typed phrase is cut into them."""
