"""What several workspaces use: tables, grids, fields, the clipboard."""
