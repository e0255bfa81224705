"""Tests of what the owner watches."""
