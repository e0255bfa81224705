"""Speeds beside their limits: small, honest programs that do the same work with nothing around."""
