"""What a hand-over, a lesson and a programme can be, and the moves of each. Plain Python."""
