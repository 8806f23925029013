import sys

import govgraph.legality.remedies as _moved

sys.modules[__name__] = _moved
