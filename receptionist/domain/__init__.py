"""What the words mean: pure values and rules, with no I/O, no clock, no Qt and no SQL."""
