"""Rounds, findings, recommendations, self-assessment, binder and reports."""
