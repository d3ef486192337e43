"""What several workspaces use: fields, lists, messages and questions."""
