"""What leaves and enters by files: `Fil › Hent…` with its preview, and `Fil › Eksportér`."""
