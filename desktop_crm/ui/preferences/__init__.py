"""The page of settings: language, look and security."""
