"""Forums, stories, points of knowledge, cores and knowledge sets."""
