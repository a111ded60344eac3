"""How well typed text is understood, measured on messages nobody has learned from."""
