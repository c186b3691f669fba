"""Official papers of learning."""
