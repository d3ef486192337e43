"""The finder: go anywhere by typing."""
