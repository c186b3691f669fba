"""Official papers of the library."""
