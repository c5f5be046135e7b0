"""Attribution: who says what a sentence says."""
