"""The first minute at a new desk: four steps that vanish when done, and a sample office."""
