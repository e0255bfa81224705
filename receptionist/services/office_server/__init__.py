"""An office on its server: who sets it up, who is invited, how a PC joins it."""
