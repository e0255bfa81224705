"""The only folder that speaks SQL: rows become domain values here, and back."""
