"""Backup, restore and verification of everything an installation holds (docs/cli.md)."""
