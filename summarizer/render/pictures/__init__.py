"""Pictures of figures and days, as SVG."""
