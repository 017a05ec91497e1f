"""Rules as JSON: ``{"kinds": ["person"], "all": [{"ask": "hosting.in", "of": [2024]}]}``.

What a newer program wrote and this one does not know is kept as it came and written back.
"""

from __future__ import annotations

import json
from typing import Any, cast

from twincrm.domain.smart.questions import QUESTIONS
from twincrm.domain.smart.rule import DEEPEST, Block, Condition, ContactType, Mode, Rule, Unknown

_MODES = {mode.value for mode in Mode}


def rule_text(rule: Rule) -> str:
    """A rule as it is kept."""
    more: dict[str, Any] = json.loads(rule.more) if rule.more else {}
    known = {"kinds": [str(kind) for kind in rule.kinds], **_block(rule.block)}
    return json.dumps({**known, **more}, ensure_ascii=False)


def read_rule(text: str) -> Rule:
    """A rule from its text; whatever is not understood is kept as `Unknown`, never refused."""
    try:
        found: Any = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):  # the text is kept as a whole
        found = None
    if not isinstance(found, dict):
        return Rule(block=Block(parts=(Unknown(json.dumps(text, ensure_ascii=False)),)))
    rule = cast("dict[str, Any]", found)
    mode = _mode(rule)
    kinds, strange = _kinds(rule.get("kinds", [ContactType.PERSON.value]))
    block = Block() if mode is None else _read_block(mode, rule[mode], 0)
    more = {key: value for key, value in rule.items() if key not in ("kinds", mode)}
    if strange:
        more["kinds"] = rule["kinds"]
    return Rule(kinds, block, json.dumps(more, ensure_ascii=False) if more else "")


def _block(block: Block) -> dict[str, Any]:
    return {block.mode.value: [_part(part) for part in block.parts]}


def _part(part: Condition | Unknown | Block) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(part, Unknown):
        return json.loads(part.written)
    if isinstance(part, Block):
        return _block(part)
    return {"ask": part.key, "of": list(part.values)}


def _read_block(mode: str, parts: Any, depth: int) -> Block:  # noqa: ANN401 - any JSON
    if not isinstance(parts, list):
        return Block(Mode(mode), (_kept(parts),))
    read = (_read_part(part, depth + 1) for part in cast("list[Any]", parts))
    return Block(Mode(mode), tuple(read))


def _read_part(part: Any, depth: int) -> Condition | Unknown | Block:  # noqa: ANN401 - any JSON
    if not isinstance(part, dict):
        return _kept(part)
    found = cast("dict[str, Any]", part)
    mode = _mode(found)
    if mode is not None and len(found) == 1 and depth < DEEPEST:
        return _read_block(mode, found[mode], depth)
    return _condition(found) or _kept(found)


def _condition(found: dict[str, Any]) -> Condition | None:
    """A condition where all of it is understood: its question, its values and nothing more."""
    key, values = found.get("ask"), found.get("of", [])
    if set(found) - {"ask", "of"} or not isinstance(key, str) or key not in QUESTIONS:
        return None
    if not isinstance(values, list):
        return None
    read = tuple(cast("list[Any]", values))
    if not QUESTIONS[key].fits(read):
        return None
    field, operator = key.split(".", 1)
    return Condition(field, operator, read)


def _kept(part: Any) -> Unknown:  # noqa: ANN401 - any JSON
    return Unknown(json.dumps(part, ensure_ascii=False))


def _mode(found: dict[str, Any]) -> str | None:
    modes = [key for key in found if key in _MODES]
    return modes[0] if len(modes) == 1 else None


def _kinds(found: Any) -> tuple[tuple[ContactType, ...], bool]:  # noqa: ANN401 - any JSON
    """The kinds that are known, and whether others stood there."""
    named = cast("list[Any]", found) if isinstance(found, list) else []
    known = tuple(kind for kind in ContactType if kind.value in named)
    strange = not isinstance(found, list) or len(known) < len(named)
    return known or ((ContactType.PERSON,) if strange else ()), strange
