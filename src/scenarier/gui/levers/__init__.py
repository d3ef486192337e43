"""The lever panel: one row a parameter, made from the registry."""
