"""Hamroh: a helpline in Telegram for people on the road and the families who wait for them."""

__version__ = "0.3.0"
