"""PDF pages and drawings from domain values; they know no database and no window."""
