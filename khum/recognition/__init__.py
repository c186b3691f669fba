"""Thanks, nominations, awards and certificates."""
