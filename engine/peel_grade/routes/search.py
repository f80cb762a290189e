"""The search for routes: the smallest sets of changes that bring a question, or all of it, to a grade.

The set of the least cost comes first; the next ones lack some piece of each set before. Every set is graded by the
rules engine before it is told.
"""

from collections.abc import Callable
from heapq import heappop, heappush
from typing import TypeAlias

from peel_grade.findings.engines import Engines
from peel_grade.firmness.kept import Diagrams, load_diagrams
from peel_grade.grades.results import Assessment
from peel_grade.routes.options import points_in
from peel_grade.routes.parts import Fixed, Part, Rules, TooMany, Work
from peel_grade.routes.reach import OVERALL, Allowed, Good, Reach, reaches
from peel_grade.routes.results import ROUTES, Change, Of, Route, Routes, Way
from peel_grade.routes.verified import Wanted

_LIMITS = (None, 6, 4, 3, 2, 1)
"""How many changes are looked at together: any number, or fewer where that is too much."""
_WORK = 2_000_000
"""Numbers that are put together for the first route, and as many again for the next ones."""
_WORK_FOR_WORSE = 300_000
"""The same where changes for the worse are looked at too: only rules that are not monotone need them."""


def way_to(target: str, question: str, assessment: Assessment, engines: Engines, within: Work | None = None) -> Way:
    """How a question (OVERALL: all together) comes to a grade of the scale, or a better one; looked for `within` so
    much work, if that is limited.
    """
    framework = assessment.book.framework
    result = assessment.overall if question == OVERALL else assessment.questions[question]
    draft = result.grade.draft
    if reaches(draft, target, framework):
        return Way(question, draft, target, True, ())
    diagrams = load_diagrams(engines.compiled)
    kinds: tuple[Of, ...] = ("recorded", "missing")
    found = [_routes(target, question, of, assessment, engines, diagrams, within) for of in kinds]
    if not any(each is None or each.routes for each in found):
        found.append(_routes(target, question, "either", assessment, engines, diagrams, within))
    told = tuple(each for each in found if each is not None)
    return Way(question, draft, target, False, told if len(told) == len(found) else None)


def _routes(
    target: str,
    question: str,
    of: Of,
    assessment: Assessment,
    engines: Engines,
    diagrams: Diagrams,
    within: Work | None,
) -> Routes | None:
    """The routes by one kind of evidence: with what cannot be changed, and for the worse, only where there is no other.

    None where rules are too entangled.
    """
    if of == "missing" and not _possible(target, question, assessment):
        return Routes(of, (), None, None, False)
    reach, looked = Reach(assessment, diagrams, of), list[int | None]()
    wanted = Wanted(question, target, assessment, engines)
    for allowed in (Allowed(False, False), Allowed(True, False), Allowed(True, True)):
        for limit in _LIMITS:
            rules = Rules(limit, Work(_WORK_FOR_WORSE if allowed.worse else _WORK, within))
            try:
                goal = reach.goal(question, target, allowed, rules)
                if goal is None:
                    return None
                routes, more = _best(*goal, rules.work, wanted.route)
            except TooMany:
                continue
            if routes:
                return Routes(of, tuple(routes), limit, limit, more)
            looked.append(limit)
            break
        else:
            looked.append(0)
    better = [each for each in looked[:2] if each is not None]
    return Routes(of, (), min(better, default=None), looked[2], False)


def _possible(target: str, question: str, assessment: Assessment) -> bool:
    """Whether missing evidence, whatever it were, could bring a grade."""
    grade = assessment.overall.grade if question == OVERALL else assessment.questions[question].grade
    framework = assessment.book.framework
    return any(reaches(each, target, framework) for each in grade.possible)


_Verified: TypeAlias = Callable[[tuple[Change, ...], int], Route | None]


def _best(part: Part, good: Good, work: Work, verified: _Verified) -> tuple[list[Route], bool | None]:
    """The routes of the least cost, none of which holds another; and whether there are others, if that is known.

    Raises TooMany where not even the first one is found.
    """
    found: list[tuple[frozenset[str], Route]] = []
    waiting: list[tuple[int, list[str], int]] = []
    seen = set[Fixed]()

    def look(fixed: Fixed) -> None:
        if fixed not in seen:
            seen.add(fixed)
            costs = part.costs(fixed).items()
            reached = min(((cost, number) for number, cost in costs if good(number)), default=None)
            if reached is not None:
                heappush(waiting, (reached[0], sorted(fixed), reached[1]))

    look(frozenset())
    work.refill(_WORK)
    while waiting and len(found) < ROUTES:
        cost, names, number = heappop(waiting)
        fixed = frozenset(names)
        changes = tuple(sorted(part.changes(fixed, number), key=lambda each: each.name))
        entries = frozenset(each.name for each in changes)
        held = next((known for known, _ in found if known <= entries), None)
        if held is None and (route := verified(changes, points_in(cost))) is not None:
            found.append((entries, route))
        try:
            for name in sorted(entries if held is None else held):
                look(fixed | {name})
        except TooMany:
            return [route for _, route in found], None
    return [route for _, route in found], bool(waiting)
