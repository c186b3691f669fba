"""What changes the index."""
