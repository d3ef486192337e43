"""What is shown, as frozen rows in words and numbers; no Qt."""
