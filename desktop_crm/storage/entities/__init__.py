"""The tables, one class per file: columns and constraints, no rules."""
