import sys

import govgraph.legality.subjects as _moved

sys.modules[__name__] = _moved
