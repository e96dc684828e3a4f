"""The page of what is planned, by day."""
