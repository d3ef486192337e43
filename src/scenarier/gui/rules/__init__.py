"""The rules beside the workspaces: how they are kept, and which there are."""
