"""Translation and number formatting, Danish and English; no Qt."""
