"""Reads: functions that take a session and return frozen rows, one module per noun."""
