"""What people do with learning."""
