import sys

import govgraph.answer as _moved

sys.modules[__name__] = _moved
