"""What several tests share: a desktop of their own, patience with a deadline."""
