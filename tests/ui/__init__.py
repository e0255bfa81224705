"""The windows, tried as a person uses them."""
