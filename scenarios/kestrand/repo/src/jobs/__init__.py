"""What the Azure ML jobs run."""
