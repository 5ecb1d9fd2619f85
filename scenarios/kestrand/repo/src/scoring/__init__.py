"""What the online endpoints run."""
