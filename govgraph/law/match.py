import sys

import govgraph.legality.match as _moved

sys.modules[__name__] = _moved
