"""Engines that take one force at a time. Each function loads the rules, and gives what decides a force."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from importlib import import_module
from operator import itemgetter
from typing import Any, TypeAlias

from peel_grade.findings import core
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.durable import Engine
from peel_grade.force.facts import Facts, Interval, exactly
from peel_grade.rulebook.conditions import leaves

from tests.benchmarks.peers.workload import Force, Rule, Value, Workload, name_of, text

Decide: TypeAlias = Callable[[Force], Iterable[str]]
"""The ids of the rules that conclude for a force."""


def peel_grade(given: Workload) -> Decide:
    """This project: durable_rules behind its adapter, for three values."""
    engine, facts_of = _started(given)
    return lambda force: [name for name, verdict in engine.decide(facts_of(force)).items() if verdict]


def _started(given: Workload) -> tuple[Engine, Callable[[Force], Facts]]:
    compiled = load_compiled(given.folder)
    subjects = sorted({leaf.subject for rule in compiled.book.rules.values() for leaf in leaves(rule.condition)})
    told, known = itemgetter(*map(name_of, subjects)), _Known()

    def facts_of(force: Force) -> Facts:
        return dict(zip(subjects, map(known.__getitem__, told(force)), strict=True))

    return Engine(compiled.programs["findings"], "peers"), facts_of


class _Known(dict[Value, Interval]):
    """Values as facts, filled as they are looked up."""

    def __missing__(self, value: Value) -> Interval:
        self[value] = fact = exactly(value)
        return fact


def core_alone(given: Workload) -> Decide:
    """The calls of durable_rules' core that decide a force, made again: nothing is written as text, nor read out.

    What follows is remembered from when the force was first decided, and told where somebody looks.
    """
    engine, facts_of = _started(given)
    known: dict[int, tuple[list[str], list[tuple[int, str, Callable[[], object]]]]] = {}

    def decided(force: Force) -> list[str]:
        asserted: list[tuple[int, str]] = []
        emptied: list[Callable[[], object]] = []

        def told(handle: int, fact: str) -> tuple[int, int]:
            asserted.append((handle, fact))
            return tell(handle, fact)

        def emptying(call: Callable[[int, str], Any]) -> Callable[[int, str], Any]:
            def empty(handle: int, what: str) -> Any:
                emptied.append(partial(call, handle, what))
                return call(handle, what)

            return empty

        tell, retract, delete = core.assert_fact, core.retract_fact, core.delete_state
        core.assert_fact, core.retract_fact, core.delete_state = told, emptying(retract), emptying(delete)
        try:
            found = [name for name, verdict in engine.decide(facts_of(force)).items() if verdict]
        finally:
            core.assert_fact, core.retract_fact, core.delete_state = tell, retract, delete
        calls = [(*each, empty) for each, empty in zip(asserted, emptied, strict=True)]
        known[id(force)] = found, calls
        return found

    def decide(force: Force) -> Iterable[str]:
        if id(force) not in known:
            return decided(force)
        found, calls = known[id(force)]
        tell, start, follow = core.assert_fact, core.start_action_for_state, core.complete_and_start_action
        for handle, fact, empty in calls:
            _, state = tell(handle, fact)
            message: object = start(handle, state)
            while message:
                message = follow(handle, state)
            empty()
        return found

    return decide


def handwritten(given: Workload) -> Decide:
    """Plain Python, as a program would write the rules."""
    lines = ["def decide(f):", "    found = []"]
    flag, number = "{negated}f['{name}']", "f['{name}'] >= {value}"
    for rule in given.rules:
        lines += [f"    if {text(rule, ' and ', ' or ', flag, number)}:", f"        found.append({rule.id!r})"]
    space: dict[str, Any] = {}
    exec("\n".join([*lines, "    return found"]), space)
    decide: Decide = space["decide"]
    return decide


def zen_engine(given: Workload) -> Decide:
    """ZEN (Rust): a decision of one node with an expression for each rule, which its loader compiles."""
    content, ids = _decision(given)
    loader = {"type": "static", "content": {"peers": content}}
    evaluate = import_module("zen").ZenEngine({"loader": loader}).evaluate
    return lambda force: [ids[key] for key, holds in evaluate("peers", force)["result"].items() if holds is True]


def zen_engine_of_text(given: Workload) -> Decide:
    """ZEN, of a decision that is made of text, as its manual shows first: it is compiled each time."""
    content, ids = _decision(given)
    evaluate = import_module("zen").ZenEngine().create_decision(json.dumps(content)).evaluate
    return lambda force: [ids[key] for key, holds in evaluate(force)["result"].items() if holds is True]


def _decision(given: Workload) -> tuple[dict[str, Any], dict[str, str]]:
    """The rules as a decision of ZEN, and the rule of each key that it tells."""
    expressions = [
        {"id": rule.id, "key": rule.id.replace("-", "_"), "value": text(rule, " and ", " or ")} for rule in given.rules
    ]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "rules", "type": "expressionNode", "name": "rules", "content": {"expressions": expressions}},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "rules", "type": "edge"},
        {"id": "b", "sourceId": "rules", "targetId": "out", "type": "edge"},
    ]
    return {"nodes": nodes, "edges": edges}, {rule.id.replace("-", "_"): rule.id for rule in given.rules}


def cedarpy(given: Workload) -> Decide:
    """Cedar (Rust): a policy for each rule; those that permit are the reasons. It has whole numbers only."""
    cedar = import_module("cedarpy")
    flag, number = "context.{name} == {truth}", "context.{name} >= {value}"
    policies = "\n".join(
        f'@id("{rule.id}")\npermit(principal, action, resource) when {{ {_in_millionths(rule, flag, number)} }};'
        for rule in given.rules
    )
    made = cedar.PolicySet.from_str(policies)
    ids = {f"policy{place}": rule.id for place, rule in enumerate(given.rules)}

    def decide(force: Force) -> Iterable[str]:
        context = {name: value if isinstance(value, bool) else round(value * 1e6) for name, value in force.items()}
        request = {"principal": 'U::"a"', "action": 'A::"b"', "resource": 'R::"c"', "context": context}
        answer = cedar.is_authorized(request, made, [])
        return [ids.get(reason, reason) for reason in answer.diagnostics.reasons]

    return decide


def _in_millionths(rule: Rule, flag: str, number: str) -> str:
    whole = rule._replace(
        ways=tuple(
            tuple(
                test if test.operator == "is" else test._replace(value=round(float(test.value) * 1e6)) for test in way
            )
            for way in rule.ways
        )
    )
    return text(whole, " && ", " || ", flag, number)


def json_logic(given: Workload) -> Decide:
    """json-logic (Python): each rule a tree of operations."""
    apply = import_module("json_logic").jsonLogic
    trees = {
        rule.id: {
            "or": [
                {"and": [{"==" if test.operator == "is" else ">=": [{"var": test.name}, test.value]} for test in way]}
                for way in rule.ways
            ]
        }
        for rule in given.rules
    }
    return lambda force: [name for name, tree in trees.items() if apply(tree, force)]


def business_rules(given: Workload) -> Decide:
    """business-rules (Python): variables and actions as classes, rules as data."""
    module = import_module("business_rules")
    variables, actions = import_module("business_rules.variables"), import_module("business_rules.actions")
    names = {test.name: test.operator for rule in given.rules for way in rule.ways for test in way}

    def variable(name: str, operator: str) -> Any:
        def read(self: Any) -> Any:
            return self.force[name]

        read.__name__ = name
        kind = variables.boolean_rule_variable if operator == "is" else variables.numeric_rule_variable
        return kind()(read)

    def init(self: Any, force: Force) -> None:
        self.force = force

    known = type(
        "Known",
        (variables.BaseVariables,),
        {"__init__": init, **{name: variable(name, operator) for name, operator in names.items()}},
    )

    class Found(actions.BaseActions):  # type: ignore[misc, name-defined]  # of a package without types
        def __init__(self) -> None:
            self.ids: list[str] = []

        @actions.rule_action(params={"id": import_module("business_rules.fields").FIELD_TEXT})  # type: ignore[untyped-decorator]  # as above
        def conclude(self, id: str) -> None:
            self.ids.append(id)

    def test_of(name: str, operator: str, value: Any) -> dict[str, Any]:
        if operator == "is":
            return {"name": name, "operator": "is_true" if value else "is_false", "value": True}
        return {"name": name, "operator": "greater_than_or_equal_to", "value": value}

    rules = [
        {
            "conditions": {"any": [{"all": [test_of(*test) for test in way]} for way in rule.ways]},
            "actions": [{"name": "conclude", "params": {"id": rule.id}}],
        }
        for rule in given.rules
    ]

    def decide(force: Force) -> Iterable[str]:
        found = Found()
        module.run_all(rules, known(force), found, stop_on_first_trigger=False)
        return found.ids

    return decide


def clips(given: Workload) -> Decide:
    """CLIPS (C, Rete): a rule for each way, facts by name."""
    environment = import_module("clips").Environment()
    environment.build("(deftemplate known (slot name (type SYMBOL)) (slot value))")
    for rule in given.rules:
        for place, way in enumerate(rule.ways):
            tests = " ".join(
                f"(known (name {test.name}) (value {'TRUE' if test.value else 'FALSE'}))"
                if test.operator == "is"
                else f"(known (name {test.name}) (value ?v{n}&:(>= ?v{n} {test.value})))"
                for n, test in enumerate(way)
            )
            environment.build(f"(defrule {rule.id}_{place} {tests} => )")
    template = environment.find_template("known")
    names = {test.name for rule in given.rules for way in rule.ways for test in way}
    symbol = import_module("clips").Symbol

    def decide(force: Force) -> Iterable[str]:
        environment.reset()
        for name in names:
            value = force[name]
            told = symbol("TRUE" if value else "FALSE") if isinstance(value, bool) else value
            template.assert_fact(name=symbol(name), value=told)
        return {each.name.rpartition("_")[0] for each in environment.activations()}

    return decide


def experta(given: Workload) -> Decide:
    """experta (Python, Rete)."""
    module = import_module("experta")

    class Known(module.Fact):  # type: ignore[misc, name-defined]  # of a package without types
        """What is known of one name."""

    def rule_of(rule: Rule) -> Any:
        def conclude(self: Any) -> None:
            self.ids.add(rule.id)

        ways = [
            module.AND(
                *(
                    Known(name=test.name, value=test.value)
                    if test.operator == "is"
                    else Known(name=test.name, value=module.P(lambda value, least=test.value: value >= least))
                    for test in way
                )
            )
            for way in rule.ways
        ]
        return module.Rule(module.OR(*ways))(conclude)

    rules = {f"rule_{place}": rule_of(rule) for place, rule in enumerate(given.rules)}
    engine = type("Engine", (module.KnowledgeEngine,), rules)()

    def decide(force: Force) -> Iterable[str]:
        engine.ids = set()
        engine.reset()
        for name, value in force.items():
            engine.declare(Known(name=name, value=value))
        engine.run()
        return engine.ids  # type: ignore[no-any-return]  # of a package without types

    return decide


def rule_engine(given: Workload) -> Decide:
    """rule-engine (Python): an expression for each rule."""
    make = import_module("rule_engine").Rule
    rules = [(rule.id, make(text(rule, " and ", " or "))) for rule in given.rules]
    return lambda force: [name for name, rule in rules if rule.matches(force)]


def durable_rules(given: Workload) -> Decide:
    """durable_rules as its manual shows it: a function for each way of a rule, a fact for each name."""
    lang = import_module("durable.lang")
    unhandled = import_module("durable.engine").MessageNotHandledException
    found: set[str] = set()
    name = f"peers{len(given.rules)}"

    def concluding(id: str) -> Callable[[Any], None]:
        return lambda _c: found.add(id)

    with lang.ruleset(name):
        for rule in given.rules:
            for way in rule.ways:
                tests = [
                    getattr(lang.c, f"t{place}") << (lang.m.name == test.name)
                    & (lang.m.value == test.value if test.operator == "is" else lang.m.value >= test.value)
                    for place, test in enumerate(way)
                ]
                lang.when_all(*tests)(concluding(rule.id))
    names = {test.name for rule in given.rules for way in rule.ways for test in way}

    def decide(force: Force) -> Iterable[str]:
        found.clear()
        facts = [{"sid": "1", "id": each, "name": each, "value": force[each]} for each in names]
        for tell in (lang.assert_fact, lang.retract_fact):
            for fact in facts:
                with suppress(unhandled):  # that no rule waits for it
                    tell(name, fact)
        return set(found)

    return decide


ENGINES: dict[str, Callable[[Workload], Decide]] = {
    "peel-grade (durable_rules)": peel_grade,
    "durable_rules, its core alone": core_alone,
    "hand-written Python": handwritten,
    "zen-engine": zen_engine,
    "zen-engine, of text": zen_engine_of_text,
    "cedarpy": cedarpy,
    "clipspy": clips,
    "rule-engine": rule_engine,
    "json-logic-qubit": json_logic,
    "business-rules": business_rules,
    "experta": experta,
    "durable_rules, by its manual": durable_rules,
}
"""By what they are called."""
