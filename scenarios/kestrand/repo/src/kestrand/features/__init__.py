"""Features, one module per model."""
