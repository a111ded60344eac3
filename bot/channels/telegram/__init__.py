"""Telegram's Bot API: updates become events, requests become calls, its errors become ours."""
