"""Mentoring, rotation, secondment, teams and quality circles."""
