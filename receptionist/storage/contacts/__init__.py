"""The directory of callers as rows: contacts, what finds them, whose call a message was."""
