"""Why a figure differs between two scenarios, or between two years of one: docs/bridge.md."""
