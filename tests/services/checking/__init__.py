"""What must hold, and that nothing of it goes by unnoticed."""
