"""Values from and to files: CSV and JSON."""
