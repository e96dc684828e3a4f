"""The page of the customers: list, filters, card and timeline."""
