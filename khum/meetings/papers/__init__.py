"""Official papers of meetings."""
