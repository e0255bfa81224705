"""Days that are not like every week: absences, and what other hours change."""
