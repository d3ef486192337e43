"""The places of the window that a lesson may point at; the window's own list has them too, a test compares."""

WORKSPACE_PARTS: dict[str, tuple[str, ...]] = {
    "overview": (),
    "frames": ("frames", "budget"),
    "measures": (),
    "compare": ("curves", "departments", "differences", "bridge", "words"),
    "analysis": ("sensitivity", "levers", "turning", "guarantee"),
    "foundation": ("tables", "report", "reconciliation", "history", "backtest", "ages", "assumptions"),
}
"""Parts by workspace; none where a workspace has none that a lesson may name."""
