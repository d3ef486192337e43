"""Where a number comes from, beside the workspaces."""
