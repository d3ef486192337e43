"""What it would take: one lever's values that meet a target, and the scenario that is made of one."""
