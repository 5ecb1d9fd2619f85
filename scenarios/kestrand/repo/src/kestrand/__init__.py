"""The library behind Kestrand's models: data, features, metrics, explanations and model files."""
