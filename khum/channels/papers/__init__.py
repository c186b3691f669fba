"""Papers of the channels."""
