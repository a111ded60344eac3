"""Decides. Values in, values out: no clock, no chance, no network, no disk."""
