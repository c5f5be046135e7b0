"""Verify: a finished briefing against its own sources, offline and without a model."""

from summarizer.verify.briefing import Verification, verify
from summarizer.verify.passages import Finding

__all__ = ["Finding", "Verification", "verify"]
