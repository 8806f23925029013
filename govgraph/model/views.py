"""Charts that a scenario saves: what each shows, of which option, under which title and in which order."""

from govgraph.model.base import Written
from govgraph.model.charts import ViewName
from govgraph.records import Field


class SavedView(Written):
    """A chart that somebody wants to see again."""

    id: str = Field(description="its id")
    view: ViewName = Field(description="what it shows: governance, decisions, route ...")
    title: str = Field(default="", description="the title of the chart; empty: what the chart finds")
    what: str = Field(
        default="",
        description="what it is about: the decision of a route, the process; elsewhere one thing and its neighbours",
    )
    option: str = Field(default="", description="id of the option; empty: as now")
    against: str = Field(default="", description="for difference: id of the option before; empty: as now")
    everything: bool = Field(default=False, strict=True, description="for governance: influence and membership as well")
    order: int = Field(default=0, description="its place among the saved views: the lowest first")
