"""The window: the only code below the application that knows Qt."""
