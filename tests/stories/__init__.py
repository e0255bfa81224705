"""Whole days at the desk, told with keys through the real windows, threads and database."""
