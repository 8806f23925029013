"""Does a row reach the function: is it one of its list, none that it excepts, and one that the giver exercises?"""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.graph.sentences import listed
from govgraph.law.kind_rows import Organ
from govgraph.law.power_rows import Excluded
from govgraph.legality.match import Setting
from govgraph.legality.row_outcome import Noting, RowJudged
from govgraph.legality.subjects import foreign, in_set

_NONE = Organ(of=())


class FunctionTests(Noting):
    """The tests of the function."""

    def function(self, out: RowJudged, excluded: Iterable[Excluded], at: Setting) -> None:
        for item in excluded:
            if not item.lives(at.day) or in_set(self.law, self.case.about, item.set, at.day) is not True:
                continue
            if item.when_receiver and not any(self._receives_as(kind, at) for kind in item.when_receiver):
                continue
            if item.when_giver and not any(
                self._giver_is(giver, kind, at) for giver in self.case.givers for kind in item.when_giver
            ):
                self._by_which_organ(out, item, at)
                continue
            name = (
                self.law.classes[item.set[6:]].name
                if item.set.startswith("class:")
                else self.law.function_set(item.set).name
            )
            text = f"{self.case.about.name} is among the {name}, which {out.row.id} does not reach"
            if item.when_system:
                systems = {self.find.system(person) for person in self.persons}
                if systems <= {None}:
                    self.ask(out, "function", f"the council has no {item.when_system} system", code=item.code)
                    continue
                if item.when_system not in systems:
                    continue
            self.fail(out, "function", text, item.conf or out.row.conf, code=item.code)

    def only(self, out: RowJudged, at: Setting) -> None:
        only = out.row.functions.only
        answers = {ref: in_set(self.law, self.case.about, ref, at.day) for ref in only}
        if not only or True in answers.values():
            return
        if any(foreign(self.law, self.case.about, ref) for ref in only):
            return  # a function of the other side that was received: which organ exercises it is asked at the giver
        about = self.case.about
        outside = self.law.outside(out.row, about.references, about.function_class, at.day)
        if outside or all(answer is False for answer in answers.values()):
            self.fail(out, "function", f"{out.row.id} does not reach {self.case.about.name}", out.row.conf)
            return
        out.loose = True
        self.ask(out, "function", f"{self.case.about.name or 'the function'} is one that {out.row.id} reaches")

    def by_its_organ(self, out: RowJudged, at: Setting) -> None:
        """An organ gives as its body only what it exercises as that body: full council no executive function (L38)."""
        for giver in self.case.givers:
            body, kind = self.find.organ_of(giver), at.kinds.get(giver, "")
            own = any(  # the row says it itself
                kind in item.when_giver or (item.when_system and not item.when_giver)
                for item in at.row.functions.except_
            )
            if not body or not kind or own:
                continue
            system = self.find.system(body)
            answer = self.law.acts_as_body(kind, self.case.about.function_class, system)
            if answer is False:
                text = f"{self.find.name(giver)} does not exercise {self.case.about.name} as {self.find.name(body)}"
                executive = self.law.in_class(self.case.about.function_class, "la_exec")
                self.fail(out, "giver", text, at.row.conf, node=giver, kinds=at.kinds, code="L38" if executive else "")
            elif (
                answer is None
                and self.case.about.owner == "la"
                and self.case.about.function_class in self.law.classes
                and system is None
            ):
                words = f"whether {self.find.name(body)} has an executive or a committee system"
                self.ask(out, "giver", words, code="L38")

    def _by_which_organ(self, out: RowJudged, item: Excluded, at: Setting) -> None:
        """A council named as giver, where those of its organs that the row would let give this may not: only a condition
        (docs/law.md#councils), but another row that its other organ may use fits better."""
        organs = [kind for kind in item.when_giver if self.law.kind(kind).organ]
        for giver in self.case.givers:
            kind = at.kinds.get(giver, "")
            barred = [self.law.kind(o).name for o in organs if kind in (self.law.kind(o).organ or _NONE).of]
            system = self.find.system(giver)
            if barred and item.when_system and system is None:
                self.ask(out, "function", f"{self.find.name(giver)} has no {item.when_system} system", code=item.code)
            elif barred and item.when_system and system == item.when_system:
                out.loose = True
                words = f"an organ of {self.find.name(giver)} other than its {listed(barred, 'or').lower()} gives it"
                self.ask(out, "function", words, code=item.code)

    def _receives_as(self, kind: str, at: Setting) -> bool:
        found = at.kinds.get(self.case.receiver)
        return found is not None and self.law.is_a(found, kind)

    def _giver_is(self, giver: str, kind: str, at: Setting) -> bool:
        found = at.kinds.get(giver)
        return found is not None and self.law.is_a(found, kind)
