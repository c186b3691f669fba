"""Question banks, surveys and quizzes."""
