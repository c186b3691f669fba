"""Rules of channels: plain Python."""
