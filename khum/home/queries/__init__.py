"""Reads of the first page and the search page."""
