"""Labels pushed apart so that none covers another; no Qt."""

# How far labels may close up before one is left out.
TIGHTEST = 0.8


def _pooled(wanted: list[float]) -> list[float]:
    """The nearest rising numbers: neighbours in the wrong order share their mean."""
    pools: list[tuple[float, int]] = []
    for value in wanted:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def spread(centres: list[float], height: float, low: float, high: float) -> list[float]:
    """
    Centres moved as little as can be so that labels of this height stay apart and inside.

    Returns
    -------
    list of float
        In the order given. Where there is no room the labels close up evenly.
    """
    if not centres:
        return []
    gap = min(height, (high - low) / len(centres))
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    free = _pooled([centres[i] - place * gap for place, i in enumerate(order)])
    first, last = low + gap / 2, high - gap / 2 - (len(centres) - 1) * gap
    placed = [0.0] * len(centres)
    for place, i in enumerate(order):
        placed[i] = min(max(free[place], first), max(last, first)) + place * gap
    return placed


def that_fit(weights: list[float], height: float, room: float) -> list[int]:
    """Which labels there is room for: all, or the heaviest, in the order given."""
    most = max(int(room / (height * TIGHTEST)), 1)
    heaviest = sorted(range(len(weights)), key=lambda i: -weights[i])[:most]
    return sorted(heaviest)
