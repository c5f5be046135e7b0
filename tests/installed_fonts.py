"""What tests that draw Arabic and Chinese need of the machine."""

import os

import pytest


def skip_without_foreign_fonts() -> None:
    """Skips the test where no fonts for Arabic and Chinese are installed; fails in CI, which installs them."""
    pytest.importorskip("typst", reason="the extra `pdf`, which knows the installed fonts, is not installed")
    from summarizer.render.pdf.fonts import families_for, installed

    families = families_for(installed(), ("ar", "zh"))
    if not any("Arab" in f for f in families) or not any("CJK" in f for f in families):
        assert not os.environ.get("SUMMARIZER_REQUIRE_SHARED"), "CI installs fonts for Arabic and Chinese"
        pytest.skip("no fonts for Arabic and Chinese are installed")
