"""Turns values into files and files into values."""
