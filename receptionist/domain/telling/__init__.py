"""The words for what the domain knows, for whoever says it: windows, papers, terminal, history."""
