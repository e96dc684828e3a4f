"""The main window, navigation, unlocking and first run: puts the pages together."""
