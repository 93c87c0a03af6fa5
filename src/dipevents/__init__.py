"""Structured diplomatic events from news text, by rules anyone can read."""
