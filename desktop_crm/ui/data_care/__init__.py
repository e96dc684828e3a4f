"""The page that looks after the data: import, export, backup, recycle bin."""
