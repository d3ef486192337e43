"""The command line; starts the window."""
