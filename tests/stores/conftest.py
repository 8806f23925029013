"""The suite of every store is a module that tests import: its assertions explain themselves as tests' own do."""

import pytest

pytest.register_assert_rewrite("conformance")
