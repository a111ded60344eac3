"""Measures the whole bot beside bare echo bots, on one machine in one run. Nothing here is needed to serve."""
