"""The letters of the printed page: which font has them, how they join, how wide they are."""
