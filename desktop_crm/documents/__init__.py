"""Values to PDF bytes: fonts, styles, safe text, brief and profile."""
