"""Remembers. SQL beside the function that runs it; nothing about a person readable on the disk."""
