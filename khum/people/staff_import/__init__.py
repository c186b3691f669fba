"""Reading staff lists: header words, names, kinds and dates as councils write them. Plain Python."""
