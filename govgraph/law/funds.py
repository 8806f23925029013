import sys

import govgraph.legality.funds as _moved

sys.modules[__name__] = _moved
