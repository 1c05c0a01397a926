"""What all tests share: a cache of their own, so that none reads or leaves anything in the user's."""

from __future__ import annotations

import os
import tempfile

from chance import choose

os.environ["SAIKES_CACHE"] = tempfile.mkdtemp(prefix="saikes-tests-")
choose()
