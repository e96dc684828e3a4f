"""Damaged files: whatever comes in, an import reads it or refuses it with a sentence."""
