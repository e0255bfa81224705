"""The chains of digests that prove histories whole."""
