"""Sitting down at a PC: your name, and your PIN where you have one (product.md §11)."""
