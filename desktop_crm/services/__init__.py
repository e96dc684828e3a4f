"""Use cases: functions that take a session and write, one module per noun."""
