"""The tests say what the product does, in its words; stories/ tells whole days at the desk."""
