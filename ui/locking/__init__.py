"""A PC that nobody sits at shows no names: when it locks, and what goes on meanwhile."""
