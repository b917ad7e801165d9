"""A noun becomes JSON that a database can keep, and the JSON the same noun again; what has its default value is left out.

The shapes are those of `nouns.py`: frozen dataclasses of strings, numbers, tuples and one another. A field that may hold nouns of several
classes says in `is` which it holds.
"""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Noun = TypeVar("Noun")


def encode(noun: Any) -> str:
    """Return a noun as JSON, the same text for equal nouns."""
    return json.dumps(_plain(noun), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[Noun], text: str) -> Noun:
    """Return the noun of a class that `encode` wrote. Raises ValueError, KeyError or TypeError where the text is none."""
    return cast(Noun, _reader(cast(Any, kind))(json.loads(text)))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        kept = {}
        for name, default, several in _columns(cast(Any, type(value))):
            own = getattr(value, name)
            if own is default or own == default:
                continue
            plain = _plain(own)
            if several and isinstance(plain, dict):
                plain["is"] = type(own).__name__
            kept[name] = plain
        return kept
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


@cache
def _columns(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Return each field's name, its default, and whether it may hold nouns of several classes."""
    hints = get_type_hints(kind)
    return tuple((one.name, one.default, len(_classes(hints[one.name])) > 1) for one in fields(kind))


def _classes(hint: Any) -> list[Any]:
    options: tuple[Any, ...] = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return [option for option in options if is_dataclass(option)]


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return what turns plain JSON into a value of a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        noun: Any = hint
        hints = get_type_hints(hint)
        readers = {one.name: _reader(hints[one.name]) for one in fields(hint)}
        needed = {one.name for one in fields(hint) if one.default is MISSING and one.default_factory is MISSING}

        def read_noun(plain: Any) -> Any:
            if not needed <= plain.keys():
                raise KeyError(f"{', '.join(sorted(needed - plain.keys()))} of {noun.__name__}")
            return noun(**{name: readers[name](value) for name, value in plain.items() if name != "is"})

        return read_noun
    if origin in (Union, types.UnionType):
        classes = {option.__name__: _reader(option) for option in _classes(hint)}
        others = [option for option in arguments if option is not type(None) and not is_dataclass(option)]
        only = next(iter(classes.values())) if len(classes) == 1 else None
        plain_reader = _reader(others[0]) if others else None

        def read_either(plain: Any) -> Any:
            if plain is None:
                return None
            if isinstance(plain, dict):
                return only(plain) if only is not None else classes[plain["is"]](plain)
            return plain_reader(plain) if plain_reader is not None else plain

        return read_either
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            each = _reader(arguments[0])
            return lambda plain: tuple(each(one) for one in plain)
        parts = [_reader(argument) for argument in arguments]
        return lambda plain: tuple(part(one) for part, one in zip(parts, plain, strict=True))
    if origin is Literal:
        return lambda plain: plain
    return lambda plain: plain
