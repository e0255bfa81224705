"""System notifications, proved on a real notification service."""
