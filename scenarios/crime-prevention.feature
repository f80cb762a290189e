@peel-2017
Feature: Preventing crime and tackling anti-social behaviour: the question as a whole
  How the three themes make one grade, what the force did with the advice of earlier inspections, which may have
  concerned any theme, and what never decides.

  Scenario: More crime and anti-social behaviour than elsewhere decide nothing
    Cleveland 2017: more than twice as much anti-social behaviour as in England and Wales, and graded good. Inspectors
    judge what the force does, not what is recorded.

    Given a force that is good throughout
    And the force records 76 anti-social behaviour incidents per 1,000 population, against 31 in England and Wales
    And the force records 93 crimes per 1,000 population, against 77 in England and Wales
    When the force is graded
    Then the draft grade for crime prevention is good
    And nothing is suggested for crime prevention

  Scenario: A public that is less satisfied than before decides nothing
    West Mercia 2016: a small online panel is an indication and no finding.

    Given a force that is good throughout
    And 48 percent of people surveyed are satisfied with local policing
    And satisfaction with local policing changed by -4 percent in a year
    And 34 percent of people surveyed think that the force is effective at tackling anti-social behaviour
    When the force is graded
    Then the draft grade for crime prevention is good
    And nothing is suggested for crime prevention

  Scenario Outline: Earlier advice was <taken>, and one theme is below good
    Training in problem solving was missing in West Mercia in 2015 and again in 2016. Advice that was not taken tips a
    question that one theme below good would not.
    Given a force that is good throughout
    And staff use problem-solving models inconsistently or none at all
    And local staff are not trained in problem solving
    And the force has no strategy for engaging with the public
    And <so far> put into effect what earlier inspections recommended about preventing crime
    When the force is graded
    Then earlier-prevention-advice-ignored is <conclusion>
    And the draft grade for crime prevention is <grade>

    Examples:
      | taken        | so far                             | conclusion                      | grade                |
      | not taken    | the force has not                  | found as a significant weakness | requires improvement |
      | partly taken | it is partly so that the force has | not found                       | good                 |
