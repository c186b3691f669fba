"""Work goals, needed knowledge, holders, leaver risk and hand-over."""
