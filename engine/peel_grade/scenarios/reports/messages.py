"""A run of scenarios as Cucumber's messages, an envelope a line: what its own reports and services read."""

import json
import platform
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gherkin.stream.id_generator import IdGenerator

from peel_grade.files.problems import missing_extra
from peel_grade.files.yaml_tree import read_bytes
from peel_grade.scenarios.reports.pickles import Parsed, Pickled, parsed, step_results
from peel_grade.scenarios.verdicts import BAD, Outcome

if TYPE_CHECKING:
    from cucumber_messages import Duration, Timestamp

_KINDS = ("given", "when", "then")


def messages(outcomes: Iterable[Outcome]) -> str:
    """The messages of a run. Raises InputError where the library that knows their form is not installed."""
    try:
        import cucumber_messages
    except ImportError:
        message = "cucumber-messages, which writes Cucumber's messages, is not installed"
        raise missing_extra(message, "reports") from None
    to_dict = cucumber_messages.message_converter.to_dict
    lines = (json.dumps(to_dict(each), ensure_ascii=False) for each in _envelopes([*outcomes]))
    return "".join(f"{line}\n" for line in lines)


def _envelopes(outcomes: list[Outcome]) -> Iterator[Any]:
    import cucumber_messages as m

    ids = IdGenerator()
    yield m.Envelope(meta=_meta())
    files = [*parsed(outcomes, ids)]
    for file in files:
        yield from _file(file)
    definitions = {kind: str(ids.get_next_id()) for kind in _KINDS}
    for kind, id in definitions.items():
        pattern = m.StepDefinitionPattern(".*", m.StepDefinitionPatternType.regular_expression)
        reference = m.SourceReference(uri=f"rulebook test --sentences ({kind})")
        yield m.Envelope(step_definition=m.StepDefinition(id, pattern, reference))
    run = str(ids.get_next_id())
    begin = min((each.started for each in outcomes), default=0.0)
    yield m.Envelope(test_run_started=m.TestRunStarted(timestamp=_at(begin), id=run))
    for of in (each for file in files for each in file.run):
        yield from _case(of, definitions, run, ids)
    end = max((each.started + each.seconds for each in outcomes), default=0.0)
    success = not any(each.verdict in BAD for each in outcomes)
    yield m.Envelope(test_run_finished=m.TestRunFinished(success=success, timestamp=_at(end), test_run_started_id=run))


def _meta() -> Any:
    from importlib.metadata import version

    import cucumber_messages as m

    return m.Meta(
        protocol_version=version("cucumber-messages"),
        implementation=m.Product(name="peel-grade", version=version("peel-grade")),
        runtime=m.Product(name=platform.python_implementation(), version=platform.python_version()),
        os=m.Product(name=platform.system(), version=platform.release()),
        cpu=m.Product(name=platform.machine()),
    )


def _file(file: Parsed) -> Iterator[Any]:
    import cucumber_messages as m

    from_dict, uri = m.message_converter.from_dict, file.document["uri"]
    data = read_bytes(file.path).decode("utf-8-sig")
    yield m.Envelope(source=m.Source(uri=uri, data=data, media_type=m.SourceMediaType.text_x_cucumber_gherkin_plain))
    yield m.Envelope(gherkin_document=from_dict(file.document, m.GherkinDocument))
    for pickle in file.pickles:
        yield m.Envelope(pickle=from_dict({**pickle, "uri": uri}, m.Pickle))


def _case(of: Pickled, definitions: dict[str, str], run: str, ids: IdGenerator) -> Iterator[Any]:
    import cucumber_messages as m

    results = [*step_results(of.outcome)]
    steps = [
        m.TestStep(
            id=str(ids.get_next_id()),
            pickle_step_id=pickled["id"],
            step_definition_ids=[definitions[step.kind]],
            step_match_arguments_lists=[m.StepMatchArgumentsList(step_match_arguments=[])],
        )
        for pickled, (step, _, _) in zip(of.pickle["steps"], results, strict=True)
    ]
    case, started = str(ids.get_next_id()), str(ids.get_next_id())
    begin, each = of.outcome.started, of.outcome.seconds / max(len(steps), 1)
    yield m.Envelope(test_case=m.TestCase(case, of.pickle["id"], steps, run))
    yield m.Envelope(test_case_started=m.TestCaseStarted(0, started, case, _at(begin)))
    for number, (step, (_, status, told)) in enumerate(zip(steps, results, strict=True)):
        yield m.Envelope(test_step_started=m.TestStepStarted(started, step.id, _at(begin + number * each)))
        result = m.TestStepResult(_lasting(each), m.TestStepResultStatus(status.upper()), message=told or None)
        finished = _at(begin + (number + 1) * each)
        yield m.Envelope(test_step_finished=m.TestStepFinished(started, step.id, result, finished))
    end = _at(begin + of.outcome.seconds)
    yield m.Envelope(test_case_finished=m.TestCaseFinished(started, end, will_be_retried=False))


def _at(seconds: float) -> "Timestamp":
    import cucumber_messages as m

    return m.Timestamp(seconds=int(seconds), nanos=int(seconds % 1 * 1e9))


def _lasting(seconds: float) -> "Duration":
    import cucumber_messages as m

    return m.Duration(seconds=int(seconds), nanos=int(seconds % 1 * 1e9))
