"""Small wrong changes of a module, one at a time: what a test should notice.

A mutant changes one place inside a function: a comparison, ``and`` for ``or``, a filter that is dropped, a call that is
left out, a number that is one more. Texts, types and error messages are left alone.
"""

from __future__ import annotations

import ast
import copy
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Mult: ast.Add,
}
_CALLED = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: its file, the line (1 is the first), the function, its number in the file, and the code before and after."""

    file: Path
    line: int
    function: str
    number: int
    before: str
    after: str

    def code(self) -> CodeType:
        """The changed function, compiled. It is found by name and first line, so it can replace the one in use."""
        mutator = _Mutator(self.number)
        module = compile(ast.fix_missing_locations(mutator.visit(_parsed(self.file))), str(self.file), "exec")
        return _function(module, self.function, self.line)


def mutants(file: Path) -> list[Mutant]:
    """Every mutant of a module, in the order of the file."""
    mutator = _Mutator(None)
    mutator.visit(_parsed(file))
    return [
        Mutant(file, line, function, number, before, after)
        for number, (line, function, before, after) in enumerate(mutator.listed)
    ]


def _parsed(file: Path) -> ast.Module:
    return ast.parse(_written(file))


@functools.cache
def _written(file: Path) -> str:
    """The text of a module, read once: somebody may change the file while its mutants are tried."""
    return file.read_text(encoding="utf-8")


def _function(module: CodeType, name: str, line: int) -> CodeType:
    """The function of this name that holds the line. Raises LookupError."""
    todo = [module]
    for code in todo:
        inside = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
        for found in inside:
            lines = [number for _, _, number in found.co_lines() if number]
            if found.co_qualname == name and min(lines) <= line <= _last(found):
                return found
        todo += inside
    raise LookupError(name)


def _last(code: CodeType) -> int:
    inside = [_last(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return max([number for _, _, number in code.co_lines() if number] + inside)


class _Mutator(ast.NodeTransformer):
    """Lists every change of a module, or makes the one of a number."""

    def __init__(self, chosen: int | None) -> None:
        self._chosen = chosen
        self._names: list[str] = []
        self._function = ""
        self.listed: list[tuple[int, str, str, str]] = []

    def _change(self, node: ast.AST, changed: ast.AST, line: int = 0) -> ast.AST:
        number = len(self.listed)
        self.listed.append((line or node.lineno, self._function, ast.unparse(node), ast.unparse(changed)))  # type: ignore[attr-defined]
        return ast.copy_location(changed, node) if number == self._chosen else node

    # -- where -------------------------------------------------------------------------------------------------

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        if self._function:
            return node
        self._names.append(node.name)
        node.body = [
            self.visit(item) if isinstance(item, ast.FunctionDef | ast.ClassDef) else item for item in node.body
        ]
        self._names.pop()
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        outermost = not self._function
        if outermost:
            if node.name == "__repr__":
                return node
            self._function = ".".join([*self._names, node.name])
        node.body = [self.visit(item) for item in node.body]
        if outermost:
            self._function = ""
        return node

    def visit(self, node: ast.AST) -> ast.AST:
        if not self._function and not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            return node  # what a module says at its head is made once, when it is imported
        made: ast.AST = super().visit(node)
        return made

    # -- left alone --------------------------------------------------------------------------------------------

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        return node

    def visit_Import(self, node: ast.Import) -> ast.AST:
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    # -- changed -----------------------------------------------------------------------------------------------

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        made: ast.AST = node
        for place, operator in enumerate(node.ops):
            other = copy.deepcopy(node)
            other.ops[place] = _COMPARED[type(operator)]()
            changed = self._change(node, other)
            made = changed if changed is not node else made
        return made

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        other = copy.deepcopy(node)
        other.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return self._change(node, other)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        return self._change(node, node.operand) if isinstance(node.op, ast.Not) else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        texts = (ast.JoinedStr, ast.List, ast.Tuple)
        if type(node.op) not in _RECKONED or any(
            _text(side) or isinstance(side, texts) for side in (node.left, node.right)
        ):
            return node
        other = copy.deepcopy(node)
        other.op = _RECKONED[type(node.op)]()
        return self._change(node, other)

    def _test(self, test: ast.expr) -> ast.expr:
        """A plain name or call that decides something is denied; comparisons change by themselves."""
        if isinstance(test, ast.Name | ast.Call | ast.Attribute | ast.Subscript | ast.NamedExpr):
            return self._change(test, ast.UnaryOp(ast.Not(), test))  # type: ignore[return-value]
        return test

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        node.test = self._test(node.test)
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        self.generic_visit(node)
        node.test = self._test(node.test)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        self.generic_visit(node)
        node.test = self._test(node.test)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs = [self._change(test, ast.Constant(True)) for test in node.ifs]  # type: ignore[misc]
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, bool):
            return self._change(node, ast.Constant(not node.value))
        return self._change(node, ast.Constant(node.value + 1)) if isinstance(node.value, int) else node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in _CALLED and node.args:
            other = copy.deepcopy(node)
            assert isinstance(other.func, ast.Name)
            other.func.id = _CALLED[node.func.id]
            return self._change(node, other)
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if isinstance(node.value, ast.Constant):
            return node
        self.generic_visit(node)
        return self._change(node, ast.Pass()) if isinstance(node.value, ast.Call) else node

    def visit_Continue(self, node: ast.Continue) -> ast.AST:
        return self._change(node, ast.Break())

    def visit_Break(self, node: ast.Break) -> ast.AST:
        return self._change(node, ast.Continue())


def _text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def of_rooms(root: Path, rooms: tuple[str, ...]) -> Iterator[Mutant]:
    """Every mutant of these rooms of the package, by file."""
    for room in rooms:
        for file in sorted((root / "govgraph" / room).rglob("*.py")):
            yield from mutants(file)
