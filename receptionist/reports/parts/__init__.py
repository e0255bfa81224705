"""What the pages are made of: sheets, tables, short lists, figures, and the words for them."""
