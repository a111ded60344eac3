"""Speaks: each package carries our words over one channel, and its updates and errors back in our words."""
