"""Official papers of a plan."""
