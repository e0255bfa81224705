"""How a command comes to its desk."""
