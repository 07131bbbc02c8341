"""The ways in which a mutant differs from the code: each is one small slip that a person could make.

The rules this module guards: only what runs is changed (no annotation, decorator, docstring, log line or
assertion), every change is a cut in the text, so that its diff is what a reviewer would see, and the same
tree, number and seed give the same mutants. Nothing here knows a file or a name of the project: enums, and
methods that give back their own class, are found in the tree.
"""

import ast
import random
from bisect import bisect
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

UNTOLD = {"annotation", "returns", "decorator_list", "bases", "pattern", "type_params"}
IDLE = (ast.Import, ast.ImportFrom, ast.Assert, ast.JoinedStr)
FILTERS = {"where", "order_by", "limit", "distinct", "having", "offset"}
FIELDS = {"replace", "values", "evolve"}
SWAPS: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
EARLY = {
    "None": "return",
    "bool": "return False",
    "str": 'return ""',
    "int": "return 0",
    "Iterator": "return",
}


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """The bytes from `start` to `end` of the file at `path` become `new`."""

    path: str
    line: int
    start: int
    end: int
    new: str
    kind: str

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.new.encode() + source[self.end :]

    def lines(self, source: bytes) -> tuple[str, str]:
        """The changed lines as they were and as they are: what the list of equivalents knows a mutant by."""
        first, last = source.rfind(b"\n", 0, self.start) + 1, source.find(b"\n", self.end)
        head, tail = source[first : self.start].decode(), source[self.end : last].decode()
        return _plain(source[first:last].decode()), _plain(head + self.new + tail)


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())


@dataclass(frozen=True, slots=True)
class Known:
    enums: dict[str, list[str]]  # the members of each, in their order
    fluent: set[str]  # methods that give back an object of their own class: dropping one drops its effect


def known(trees: Iterable[ast.Module]) -> Known:
    classes = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    enums = {c.name: _members(c) for c in classes if any("Enum" in ast.unparse(base) for base in c.bases)}
    fluent = {f.name for c in classes for f in c.body if _gives(f, c.name) and not f.name.startswith("_")}
    return Known(enums, fluent)


def _members(of: ast.ClassDef) -> list[str]:
    return [
        n.targets[0].id
        for n in of.body
        if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)
    ]


def _gives(node: ast.stmt, name: str) -> bool:
    is_method = isinstance(node, ast.FunctionDef) and not node.decorator_list and node.returns
    return bool(is_method) and ast.unparse(node.returns).strip("'\"") in (name, "Self")


def mutants(path: str, source: bytes, of: Known) -> list[Mutant]:
    return sorted(set(_File(path, source, of).all()))


def sampled(files: Mapping[str, bytes], count: int, seed: int, only: str = "") -> list[Mutant]:
    """Kind by kind in turn, and one of each line: numbers are many, dropped effects are few."""
    taken: dict[tuple[str, int], Mutant] = {}
    for each in _in_turn(files, random.Random(seed), only):
        if len(taken) == count:
            break
        if (each.path, each.line) not in taken and _compiles(each.applied(files[each.path])):
            taken[each.path, each.line] = each
    return sorted(taken.values())


def _in_turn(files: Mapping[str, bytes], chance: random.Random, only: str) -> Iterator[Mutant]:
    of, kinds = known([ast.parse(source) for source in files.values()]), defaultdict(list)
    for path in (path for path in files if only in path):
        for each in mutants(path, files[path], of):
            kinds[each.kind].append(each)
    order = chance.sample(sorted(kinds), len(kinds))
    rounds = zip_longest(*(chance.sample(kinds[kind], len(kinds[kind])) for kind in order))
    return (each for each in chain.from_iterable(rounds) if each)


class _File:
    def __init__(self, path: str, source: bytes, of: Known) -> None:
        self.path, self.source, self.of = path, source, of
        self.begins = [0, *(at + 1 for at, byte in enumerate(source) if byte == ord("\n"))]

    def all(self) -> Iterator[Mutant]:
        for node in _running(ast.parse(self.source)):
            for kind, start, end, new in self.changes(node):
                yield Mutant(self.path, bisect(self.begins, start), start, end, new, kind)

    def changes(self, node: ast.AST) -> Iterator[tuple[str, int, int, str]]:
        for kind, where, new in chain(self.conditions(node), self.calls(node), self.values(node)):
            yield kind, *self.span(where), new
        yield from self.cuts(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from self.early(node)

    def conditions(self, node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
        tests = (
            [node.test] if isinstance(node, ast.If | ast.While | ast.IfExp) else getattr(node, "ifs", [])
        )
        for test in (*tests, *filter(None, [getattr(node, "guard", None)])):
            yield "condition", test, f"not ({self.text(test)})"
        if isinstance(node, ast.BoolOp):
            for dropped in range(len(node.values)):
                yield (
                    "operand",
                    node,
                    self.joined(node, [v for n, v in enumerate(node.values) if n != dropped]),
                )
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in SWAPS:
            sides = self.text(node.left), self.text(node.comparators[0])
            yield "comparison", node, f"({sides[0]} {SWAPS[type(node.ops[0])]} {sides[1]})"

    def joined(self, node: ast.BoolOp, operands: list[ast.expr]) -> str:
        sign = " and " if isinstance(node.op, ast.And) else " or "
        return f"({sign.join(f'({self.text(each)})' for each in operands)})"

    def calls(self, node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
        match node:
            case ast.Call(func=ast.Attribute(value=on, attr=name)) if name in self.of.fluent | FILTERS:
                yield "filter" if name in FILTERS else "effect", node, self.text(on)
            case ast.Call(func=ast.Name(id="min" | "max" as name)):
                yield "number", node.func, {"min": "max", "max": "min"}[name]
            case ast.Expr(value=ast.Call() | ast.Await()) | ast.AugAssign() | ast.Delete() | ast.Raise():
                yield "statement", node, "pass"
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
                yield "statement", node, "pass"
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _names(value):
                yield "statement", node, "pass"

    def values(self, node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
        match node:
            case ast.Constant(value=bool() as value):
                yield "truth", node, str(not value)
            case ast.Constant(value=int() | float() as value):
                yield "number", node, str(value + 1 if isinstance(value, int) else value * 2)
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                yield "number", node, f"({self.text(left)} + {self.text(right)})"
            case ast.Attribute(value=ast.Name(id=enum), attr=member) if member in self.of.enums.get(
                enum, ()
            ):
                others = self.of.enums[enum]
                yield "enum", node, f"{enum}.{others[(others.index(member) + 1) % len(others)]}"

    def cuts(self, node: ast.AST) -> Iterator[tuple[str, int, int, str]]:
        """Of a list, a tuple, a set or a dict one element; of a filter one condition; of fields one."""
        match node:
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts) if len(parts) > 2:
                yield from self.without("element", [self.span(each) for each in parts])
            case ast.Tuple(elts=parts, ctx=ast.Load()) if parts:
                for kept in [[other for other in parts if other is not each] for each in parts]:
                    yield (
                        "element",
                        *self.span(node),
                        f"({''.join(f'{self.text(each)},' for each in kept)})",
                    )
            case ast.List(elts=parts) | ast.Set(elts=parts) if len(parts) == 2:
                yield from self.without("element", [self.span(each) for each in parts])
            case ast.Dict(keys=keys, values=values) if len(values) > 1 and all(keys):
                pairs = zip(keys, values, strict=True)
                yield from self.without(
                    "element", [(self.span(k)[0], self.span(v)[1]) for k, v in pairs if k]
                )
            case ast.Call(args=conditions) if _name(node) in FILTERS and len(conditions) > 1:
                yield from self.without("filter", [self.span(each) for each in conditions])
            case ast.Call(args=args, keywords=fields) if (
                fields and _name(node) in FIELDS | self.of.fluent
            ):
                places = [self.span(each) for each in (*args, *fields)]
                yield from list(self.without("field", places))[len(args) :]

    def without(self, kind: str, places: list[tuple[int, int]]) -> Iterator[tuple[str, int, int, str]]:
        for number, (start, end) in enumerate(places):
            is_last = number == len(places) - 1
            cut = (places[number - 1][1] if number else start, end)
            yield kind, *(cut if is_last else (start, places[number + 1][0])), ""

    def early(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[str, int, int, str]]:
        """The first argument of a step comes back as it was; other functions give what is empty."""
        body = node.body[1:] if ast.get_docstring(node) else node.body
        gives = ast.unparse(node.returns) if node.returns else ""
        first = next((arg for arg in node.args.args if arg.annotation), None)
        is_step = first and first.annotation and ast.unparse(first.annotation) == gives
        result = f"return {first.arg}" if is_step and first else EARLY.get(gives.partition("[")[0], "")
        if gives.startswith("tuple[") and "..." in gives:
            result = "return ()"
        result = result or ("return None" if gives.endswith("| None") else "")
        if body and result and not isinstance(body[0], ast.Pass):
            at = self.span(body[0])[0]
            yield "return", at, at, f"{result}\n{' ' * body[0].col_offset}"

    def span(self, node: ast.AST) -> tuple[int, int]:
        n: ast.expr = node  # type: ignore[assignment]
        end = self.begins[(n.end_lineno or 1) - 1] + (n.end_col_offset or 0)
        return self.begins[n.lineno - 1] + n.col_offset, end

    def text(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.source[start:end].decode()


def _running(tree: ast.Module) -> Iterator[ast.AST]:
    todo: deque[ast.AST] = deque([tree])
    while todo:
        node = todo.popleft()
        yield node
        for name, value in ast.iter_fields(node):
            children = value if isinstance(value, list) else [value]
            if name not in UNTOLD and not (name == "slice" and isinstance(value, ast.Tuple | ast.List)):
                todo.extend(each for each in children if isinstance(each, ast.AST) and not _is_idle(each))


def _is_idle(node: ast.AST) -> bool:
    told = ast.unparse(node) if isinstance(node, ast.Expr | ast.Call | ast.If) else ""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return (
        isinstance(node, IDLE)
        or is_text
        or told.startswith(("logger.", "assert_never", "if TYPE_CHECKING"))
    )


def _name(node: ast.Call) -> str:
    func = node.func
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _compiles(source: bytes) -> bool:
    try:
        compile(source, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def sources(root: Path, folders: Iterable[str]) -> dict[str, bytes]:
    """All that is changed. Migrations stand apart: what ran once at a society stays as it is."""
    files = sorted(each for folder in folders for each in (root / folder).rglob("*.py"))
    told = {file.relative_to(root).as_posix(): file.read_bytes() for file in files}
    return {path: source for path, source in told.items() if "/versions/" not in path}
