"""Who may do what, enforced by the server (product.md §11, R11)."""
