"""Carries. Moves events in, effects out, and time forward; decides nothing about people."""
