"""Secrets, histories and erasures, and who sits at the PC."""
