"""What people do at the desk, over a real file."""
