"""What is kept, over real files."""
