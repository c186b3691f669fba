"""What pages, papers and figures read of learning."""
