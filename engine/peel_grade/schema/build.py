"""The schemas of one rulebook's files: their forms, with the names that the rulebook defines and what each means."""

import copy
import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from peel_grade.lint.codes import all_codes
from peel_grade.rulebook.framework import INSUFFICIENT, Words
from peel_grade.rulebook.model import Area, Flag, Indicator, Rule, Rulebook
from peel_grade.rulebook.reading.conditions import COUNT_KINDS, DRAFT_KINDS, EVIDENCE_KINDS, QUOTED
from peel_grade.schema.forms import KINDS, form, restrict
from peel_grade.schema.names import one_of_many
from peel_grade.wording.criteria import told_criteria
from peel_grade.wording.sentences import conclusion, parameter_said, reason, sentence
from peel_grade.wording.terms import capital

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES = {
    "findings": "rules",
    "areas": "areas",
    "catalogue": "a file of the catalogue",
    "framework": "a framework",
    "exclusions": "what no rule covers",
    "force": "a force file",
}
Schema: TypeAlias = dict[str, Any]


def schemas(book: Rulebook) -> dict[str, str]:
    """The schema of each kind of file, as JSON text, by the name of its file."""
    return {file_name(book.framework.id, kind): as_text(_schema(kind, book)) for kind in KINDS}


def file_name(framework: str, kind: str) -> str:
    """What the schema of a kind of file is called."""
    return f"{framework}.{kind}.json"


def as_text(schema: Schema) -> str:
    """A schema as JSON, the same for the same content."""
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _schema(kind: str, book: Rulebook) -> Schema:
    called = book.framework.words
    schema = _in_words(form(kind, called.subject.key, tuple(book.framework.benchmarks)), called)
    allowing = [model for model in schema.get("$defs", {}).values() if "allow" in model.get("properties", {})]
    for model in allowing:
        model["properties"]["allow"] |= _ref("allow")
    if allowing:
        schema["$defs"]["allow"] = _lints(book)
    fill = {
        "findings": _findings,
        "areas": _areas,
        "catalogue": _catalogue,
        "framework": _framework,
        "exclusions": lambda *_: None,
        "force": _force,
    }
    fill[kind](schema, book)
    title = f"{_TITLES[kind]} ({book.framework.title}, version {book.framework.version})"
    return {"$schema": _DIALECT, **schema, "title": title}


def _in_words(schema: Any, called: Words) -> Any:
    """The form with its descriptions in the words of the framework."""
    if isinstance(schema, dict):
        return {
            key: called.into(value) if key == "description" and isinstance(value, str) else _in_words(value, called)
            for key, value in schema.items()
        }
    return [_in_words(each, called) for each in schema] if isinstance(schema, list) else schema


def _findings(schema: Schema, book: Rulebook) -> None:
    defs = schema["$defs"]
    defs |= _evidence(book) | {
        "rule": _rules(book),
        "area": _area_names(book),
        "theme": _themes(book),
        "document": _documents(book),
    }
    condition = defs["ConditionText"]
    restrict(condition, EVIDENCE_KINDS, book.framework)
    _thresholds(condition, defs, book)
    condition["properties"]["previous_grade"] |= _alone_or_listed(_grades(book))
    extreme = [name for name, place in book.framework.rank_places().items() if place]
    condition["properties"]["among"] |= _choice((name, {"title": book.framework.ranks[name]}) for name in extreme)
    defs["RuleText"]["properties"]["weakness"] |= {"enum": [*book.framework.weights]}
    for key, name in (("indicator", "indicator"), ("flag", "flag"), ("finding", "rule")):
        _name(condition, key, name)
    defs["question"] = _questions(book)
    _name(defs["RuleText"], "theme", "theme")
    _name(defs["RuleText"], "question", "question")
    _name(defs["RuleText"], "replaced_by", "rule")
    _name(defs["RuleText"], "area", "area")
    repeated = condition["properties"]["repeated"]
    repeated["anyOf"] = [{"type": "boolean"}, _ref("area")]
    _name(defs["SourceText"], "document", "document")


def _areas(schema: Schema, book: Rulebook) -> None:
    defs = schema["$defs"]
    defs |= {"question": _questions(book), "document": _documents(book), "area": _area_names(book)}
    _name(defs["AreaText"], "question", "question")
    _name(defs["AreaText"], "replaced_by", "area")
    _name(defs["SourceText"], "document", "document")


def _catalogue(schema: Schema, book: Rulebook) -> None:
    defs = schema["$defs"]
    defs |= {"theme": _themes(book), "question": _questions(book), "document": _documents(book)}
    for model in ("IndicatorText", "FlagText"):
        _name(defs[model], "theme", "theme")
        _name(defs[model], "question", "question")
    _relations(defs, book)
    _name(defs["SourceText"], "document", "document")
    units = ((name, {"title": unit.title}) for name, unit in book.framework.units.items())
    defs["IndicatorText"]["properties"]["unit"] |= _choice(units)
    efforts = _choice((name, {"title": effort.title}) for name, effort in book.framework.efforts.items())
    for model in ("IndicatorText", "FlagText"):
        defs[model]["properties"]["effort"] |= efforts
    # An indicator that is written beside its benchmark is known only to the next `rulebook schema`.
    named = {name: {**_entry(indicator, book), **_ref("BenchmarkText")} for name, indicator in book.indicators.items()}
    benchmarks = schema["properties"]["benchmarks"]
    values = benchmarks["additionalProperties"] if benchmarks["additionalProperties"] else None
    values = values or next(iter(benchmarks["patternProperties"].values()))
    defs["benchmark_values"] = {**values, "properties": named}
    benchmarks.pop("patternProperties", None)
    titles = {name: {"title": comparator.title} for name, comparator in book.framework.benchmarks.items()}
    _close(benchmarks, titles, "benchmark_values")


def _relations(defs: Schema, book: Rulebook) -> None:
    """What an entry says of others names other entries.

    One that is new is known only to the next `rulebook schema`.
    """
    defs |= _evidence(book)
    for key in ("excludes", "implies"):
        defs["FlagText"]["properties"][key]["items"] = _ref("flag")
    for key in ("not_more_than", "change_of"):
        _name(defs["IndicatorText"], key, "indicator")
    _name(defs["IndicatorText"], "none_where", "flag")
    for key in ("count", "of"):
        _name(defs["DerivedText"], key, "indicator")
    for model in ("IndicatorText", "FlagText"):
        others = defs[model]["properties"]["not_to_be_confused_with"]
        others["propertyNames"] = {"anyOf": [_ref("flag"), _ref("indicator")]}


def _framework(schema: Schema, book: Rulebook) -> None:
    defs = schema["$defs"]
    entries = ((entry.id, _entry(entry, book)) for entry in book.entries())
    defs |= {"rule": _rules(book), "theme": _themes(book), "question": _questions(book)}
    defs["entry"] = one_of_many("entry", entries)
    _properties(defs, book)
    condition = defs["ConditionText"]
    restrict(condition, COUNT_KINDS, book.framework)
    _thresholds(condition, defs, book)
    grade = _grades(book, INSUFFICIENT)
    condition["properties"]["graded"] |= _alone_or_listed(grade)
    condition["properties"]["weight"] |= {"enum": [*book.framework.weights]}
    defs["GradeRuleText"]["properties"]["grade"] = grade
    condition["properties"]["named"] |= _alone_or_listed({"anyOf": [_ref("theme"), _ref("question"), _ref("entry")]})
    for counted, name in (("themes", "theme"), ("questions", "question"), ("evidence", "entry")):
        for measure in sorted(COUNT_KINDS):
            condition["allOf"].append(
                {
                    "if": {"required": [measure], "properties": {measure: {"const": counted}}},
                    "then": {"properties": {"named": _alone_or_listed(_ref(name))}},
                }
            )
    without = schema["properties"]["without"]  # what it names is no rule of this rulebook any more
    without["items"] = {"anyOf": [_ref("rule"), without["items"]]}


def _properties(defs: Schema, book: Rulebook) -> None:
    """What properties say of a draft, and what exceptions name: a condition of another kind than grade rules have."""
    condition = _of_properties(copy.deepcopy(defs["ConditionText"]))
    restrict(condition, DRAFT_KINDS | COUNT_KINDS | EVIDENCE_KINDS - {"previous_grade"}, book.framework)
    defs["PropertyConditionText"] = condition
    defs |= _evidence(book) | {"area": _area_names(book), "document": _documents(book)}
    _thresholds(condition, defs, book)
    asked = condition["properties"]
    grade = _grades(book, INSUFFICIENT)
    for key in ("graded", "overall"):
        asked[key] |= _alone_or_listed(grade)
    extreme = [name for name, place in book.framework.rank_places().items() if place]
    asked["among"] |= _choice((name, {"title": book.framework.ranks[name]}) for name in extreme)
    named = {"theme": "theme", "question": "question", "suggested": "area", "repeated": "area"}
    for key, name in {**named, "indicator": "indicator", "flag": "flag", "finding": "rule"}.items():
        _name(condition, key, name)
    asked["named"] |= _alone_or_listed({"anyOf": [_ref("theme"), _ref("question")]})
    for key in ("whenever", "always", "never"):
        text = defs["PropertyText"]["properties"]
        text[key] = _of_properties(text[key])
    _name(defs["SourceText"], "document", "document")
    excepted = defs["ExceptionText"]["properties"]
    excepted["from"] |= _alone_or_listed(grade)
    excepted["in"] |= _alone_or_listed({"anyOf": [_ref("theme"), _ref("question"), {"const": "overall"}]})


def _of_properties(schema: Any) -> Any:
    """A schema whose conditions are those of properties."""
    if isinstance(schema, dict):
        found = {key: _of_properties(value) for key, value in schema.items()}
        if found.get("$ref") == "#/$defs/ConditionText":
            found["$ref"] = "#/$defs/PropertyConditionText"
        return found
    return [_of_properties(each) for each in schema] if isinstance(schema, list) else schema


def _force(schema: Schema, book: Rulebook) -> None:
    properties = schema["properties"]
    defs: Schema = {"area": _area_names(book), "question": _questions(book)}
    schema["$defs"] = defs
    properties["framework"] = {"const": book.framework.id, "title": book.framework.title}
    properties["inspected"] |= {"items": _ref("question"), "uniqueItems": True}
    for section, name, entries in (("indicators", "figure", book.indicators), ("flags", "statement", book.flags)):
        defs[name] = properties[section]["additionalProperties"]
        named = {key: _entry(entry, book) | _given_up(key, book) for key, entry in entries.items()}
        _close(properties[section], named, name)
    ranks = _choice((name, {"title": says}) for name, says in book.framework.ranks.items())
    defs["figure"]["then"]["properties"]["rank"] = ranks
    previous = properties["previous"]["properties"]
    defs["earlier_grade"] = previous["grades"]["additionalProperties"]
    overall = {"overall": {"title": "the overall grade"}} if book.graded_overall else {}
    asked = {name: {"title": question.title} for name, question in book.questions.items()}
    _close(previous["grades"], asked | overall, "earlier_grade")
    previous["areas"]["items"]["properties"]["area"] = _ref("area")
    decided = properties["moderation"]["properties"]
    defs["decisions_on_grade"] = decided["grades"]["additionalProperties"]
    for graded_part in (defs["earlier_grade"], defs["decisions_on_grade"]["items"]):
        graded_part["properties"]["grade"] = _grades(book)
    graded = {name: meaning for name, meaning in asked.items() if book.questions[name].graded}
    _close(decided["grades"], graded | overall, "decisions_on_grade")
    defs["decisions_on_area"] = decided["areas"]["additionalProperties"]
    named_areas = {name: {"title": area.text} | _given_up(name, book) for name, area in book.areas.items()}
    _close(decided["areas"], named_areas, "decisions_on_area")


def _grades(book: Rulebook, *further: str) -> Schema:
    """One of the grades of the framework, best first, or of what may stand in the place of a grade."""
    grades = reversed(book.framework.grades)
    return _choice((*((grade.id, {"title": grade.title}) for grade in grades), *((name, {}) for name in further)))


def _thresholds(condition: Schema, defs: Schema, book: Rulebook) -> None:
    """Let what names a parameter name one of the rulebook's."""
    named = ((name, {"title": parameter_said(each)}) for name, each in book.parameters.items())
    defs["parameter"] = _choice(named)
    quoted = {**QUOTED, "properties": {"parameter": _ref("parameter")}}
    for test in condition["properties"].values():
        threshold = test.get("items", test)
        if threshold.get("then") == QUOTED:
            threshold["then"] = quoted


def _lints(book: Rulebook) -> Schema:
    """The codes that an entry may allow, with what each reports."""
    codes = {
        code.code: {"description": code.description}
        for code in all_codes(book.framework.words).values()
        if code.allowable
    }
    reasons = {code: {**meaning, "type": "string", "minLength": 1} for code, meaning in codes.items()}
    return {"type": "object", "properties": reasons, "additionalProperties": False}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _name(mapping: Schema, key: str, of: str) -> None:
    """Let the value of a key be one of several names."""
    meaning = mapping["properties"][key].get("description")
    mapping["properties"][key] = ({"description": meaning} if meaning else {}) | _ref(of)


def _alone_or_listed(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


def _close(mapping: Schema, named: Mapping[str, Schema], of: str) -> None:
    """Let a mapping have only these keys, each with its meaning."""
    mapping["properties"] = {name: {**meaning, **_ref(of)} for name, meaning in named.items()}
    mapping["additionalProperties"] = False


def _choice(entries: Iterable[tuple[str, Schema]]) -> Schema:
    """One of several names, each with its meaning."""
    named = [{"const": name, **meaning} for name, meaning in entries]
    return {"type": "string", "anyOf": named} if named else {"type": "string"}


def _themes(book: Rulebook) -> Schema:
    of = {theme.id: book.questions[theme.question].title for theme in book.themes.values()}
    called = capital(book.framework.words.theme.one)
    return _choice((name, _shown(theme.title, f"{called} of: {of[name]}")) for name, theme in book.themes.items())


def _questions(book: Rulebook) -> Schema:
    return _choice((name, {"title": question.title}) for name, question in book.questions.items())


def _documents(book: Rulebook) -> Schema:
    return _choice((name, {"title": document.title}) for name, document in book.documents.items())


def _rules(book: Rulebook) -> Schema:
    return one_of_many("rule", ((name, _rule(rule, book)) for name, rule in sorted(book.rules.items())))


def _area_names(book: Rulebook) -> Schema:
    def shown(area: Area) -> Schema:
        rules = [rule.id for rule in book.rules.values() if rule.area == area.id]
        return _shown(area.text, book.questions[area.question].title, f"Reasons: {', '.join(rules)}" if rules else "")

    return one_of_many("area", ((name, shown(area)) for name, area in sorted(book.areas.items())))


def _evidence(book: Rulebook) -> Schema:
    return {
        "indicator": one_of_many(
            "indicator",
            ((name, _entry(entry, book)) for name, entry in book.indicators.items()),
        ),
        "flag": one_of_many("flag", ((name, _entry(entry, book)) for name, entry in book.flags.items())),
    }


def _shown(title: str, *paragraphs: str) -> Schema:
    """What an editor shows: a title, and paragraphs as plain text and as Markdown."""
    given = [paragraph for paragraph in paragraphs if paragraph]
    markdown = [f"**{_markdown(title)}**", *(_markdown(paragraph) for paragraph in given)]
    return {"title": title, "description": "\n\n".join(given), "markdownDescription": "\n\n".join(markdown)}


def _markdown(text: str) -> str:
    for character in "\\`*_<>[]":
        text = text.replace(character, f"\\{character}")
    return text


def _entry(entry: Indicator | Flag, book: Rulebook) -> Schema:
    subject = f"{entry.theme or entry.question}".replace("_", " ")
    if isinstance(entry, Flag):
        usual = {True: "favourable when true", False: "adverse when true", None: "neither favourable nor adverse"}
        facts = f"Flag; {usual[entry.favourable]}; {subject}"
        said = f"true: {entry.holds}; false: {entry.fails}"
        criteria = [f"{label.capitalize()}: {text}" for label, text in told_criteria(entry.criteria).items()]
        return _shown(entry.label, entry.definition, facts, said, *criteria, *_confused(entry), *entry.caveats)
    worse = {"higher": "higher is worse", "lower": "lower is worse"}.get(entry.worse, "neither direction is worse")
    facts = f"Unit: {entry.unit.replace('_', ' ')}; {worse}; {subject}"
    facts += f"; {entry.period}" if entry.period else ""
    benchmarks = "; ".join(
        f"{comparator.title}: {benchmark.value}"
        for of, comparator in book.framework.benchmarks.items()
        if (benchmark := book.benchmark(of, entry.id)) is not None
    )
    return _shown(entry.label, entry.definition, facts, benchmarks, *_confused(entry), *entry.caveats)


def _given_up(name: str, book: Rulebook) -> Schema:
    """What marks a name that is kept for old files only."""
    entry = book.indicators.get(name) or book.flags.get(name) or book.areas.get(name)
    return {"deprecated": True} if name in book.replaced or (entry is not None and entry.retired) else {}


def _confused(entry: Indicator | Flag) -> list[str]:
    """What an entry is not to be confused with, in one paragraph."""
    others = "; ".join(f"{name}: {text}" for name, text in entry.not_to_be_confused_with)
    return [f"Not to be confused with {others}"] if others else []


def _rule(rule: Rule, book: Rulebook) -> Schema:
    concludes = f"Concludes {conclusion(rule, book.framework)} when {sentence(rule.condition, book)}"
    area = book.areas[rule.area].text if rule.area is not None else ""
    return _shown(reason(rule), concludes, area, (rule.theme or rule.question).replace("_", " "))
