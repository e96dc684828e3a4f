"""The migrations, numbered: literal operations that never change."""
