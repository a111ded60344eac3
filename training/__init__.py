"""Learns from the examples, and measures on what it has not learned from. Not part of the service."""
