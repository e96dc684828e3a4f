"""The page of complaints, suggestions, praise and questions."""
