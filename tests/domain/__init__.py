"""What the words of the desk mean."""
