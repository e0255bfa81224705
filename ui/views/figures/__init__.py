"""The page of figures: which days, what they brought, and drawings of when calls come."""
