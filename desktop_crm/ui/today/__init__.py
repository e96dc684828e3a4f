"""The page of the day: what is overdue, due and open."""
