"""The window: what stands around the workspaces, and which workspaces there are."""
