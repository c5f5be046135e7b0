"""Which figure is a part of which, or all of several."""
