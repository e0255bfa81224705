"""An office whose server knows each colleague by a login of their own, and what each may do."""
