"""Around the forms: the frame of their page, drafts on disk, what is spelled and undone."""
