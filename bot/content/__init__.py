"""Reads editors' files, checks them, and turns ids into words."""
