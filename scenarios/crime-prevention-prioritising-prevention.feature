@peel-2017
Feature: Preventing crime and tackling anti-social behaviour: prioritising prevention
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: The local policing model no longer fits budget, demand and communities (local-policing-model-out-of-date)
    Given <what inspectors found>
    When the force is graded
    Then local-policing-model-out-of-date is <outcome>

    Examples: it concludes
      | what inspectors found                                                                          | outcome                         |
      | the force has not fitted its local policing model to changes in budget, demand and communities | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                               | outcome   |
      | the force has fitted its local policing model to its budget, demand and communities | not found |

  Scenario Outline: Neighbourhood officers are often drawn away from their communities (neighbourhood-staff-redeployed-often)
    Given <what inspectors found>
    When the force is graded
    Then neighbourhood-staff-redeployed-often is <outcome>

    Examples: it concludes
      | what inspectors found                                                               | outcome                         |
      | neighbourhood officers are often taken away to other duties                         | found as a significant weakness |
      | neighbourhood work rests on support officers because police officers are drawn away | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | neighbourhood officers are seldom taken away to other duties; neighbourhood teams have police officers as well as support officers | not found |

  Scenario Outline: Leaders do not know how neighbourhood staff spend their time (neighbourhood-staff-time-not-understood)
    Given <what inspectors found>
    When the force is graded
    Then neighbourhood-staff-time-not-understood is <outcome>

    Examples: it concludes
      | what inspectors found                                               | outcome                         |
      | leaders do not know how neighbourhood staff really spend their time | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                                 | outcome   |
      | leaders know how neighbourhood staff really spend their time and what level of staff prevention needs | not found |

  Scenario Outline: The workforce has not been given a coherent approach to prevention (prevention-approach-unclear)
    Given <what inspectors found>
    When the force is graded
    Then prevention-approach-unclear is <outcome>

    Examples: it concludes
      | what inspectors found                                                           | outcome                         |
      | the force has not made a coherent approach to prevention clear to its workforce | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                   | outcome   |
      | officers and staff know the approach that the force takes to prevention | not found |

  Scenario Outline: Response work crowds out prevention (prevention-crowded-out)
    Given <what inspectors found>
    When the force is graded
    Then prevention-crowded-out is <outcome>

    Examples: it concludes
      | what inspectors found                                                          | outcome                         |
      | the force puts response ahead of longer-term prevention and problem solving    | found as a significant weakness |
      | neighbourhood staff do not have enough time for prevention and problem solving | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force keeps prevention work going when demand for response is high; neighbourhood staff have enough time for prevention and problem solving | not found |

  Scenario Outline: The leaders of the force do not make prevention a priority (prevention-not-a-priority)
    Given <what inspectors found>
    When the force is graded
    Then prevention-not-a-priority is <outcome>

    Examples: it concludes
      | what inspectors found                                            | outcome                         |
      | the leaders of the force do not make preventing crime a priority | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                            | outcome   |
      | the leaders of the force make preventing crime a stated priority | not found |

  Scenario Outline: Neighbourhood staff lack skills, guidance or support (prevention-skills-lacking)
    Given <what inspectors found>
    When the force is graded
    Then prevention-skills-lacking is <outcome>

    Examples: it concludes
      | what inspectors found                                                       | outcome                         |
      | neighbourhood staff are not equipped or guided well enough to prevent crime | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                    | outcome   |
      | neighbourhood staff are equipped and guided well enough to prevent crime | not found |

  Scenario Outline: The force does not know how far neighbourhood staff are redeployed (redeployment-not-understood)
    Given <what inspectors found>
    When the force is graded
    Then redeployment-not-understood is <outcome>

    Examples: it concludes
      | what inspectors found                                                              | outcome                         |
      | the force does not know how far neighbourhood staff are taken away to other duties | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                      | outcome   |
      | the force knows how far neighbourhood staff are taken away to other duties | not found |

  Scenario Outline: The staff or money given to neighbourhood policing has been cut (neighbourhood-staffing-cut)
    Given <what inspectors found>
    When the force is graded
    Then neighbourhood-staffing-cut is <outcome>

    Examples: it concludes
      | what inspectors found                                                             | outcome                   |
      | the force has cut the staff it gives to neighbourhood policing and prevention     | found as a minor weakness |
      | the number of officers in neighbourhood policing changed by -20 percent in a year | found as a minor weakness |
      | the number of police community support officers changed by -20 percent in a year  | found as a minor weakness |
      | spending on neighbourhood policing changed by -16 percent in a year               | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force has kept up or raised the staff it gives to neighbourhood policing and prevention; the number of officers in neighbourhood policing changed by -19.9 percent in a year; the number of police community support officers changed by -19.9 percent in a year; spending on neighbourhood policing changed by -15.9 percent in a year | not found |

  Scenario Outline: Local policing lacks dedicated teams, targeting, specialist support or help from other departments (neighbourhood-support-thin)
    Given <what inspectors found>
    When the force is graded
    Then neighbourhood-support-thin is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | areas have no staff dedicated to neighbourhood policing; the force spreads neighbourhood staff without regard to where the need is greatest | found as a minor weakness |
      | the force spreads neighbourhood staff without regard to where the need is greatest; neighbourhood teams have no specialist support in prevention or problem solving | found as a minor weakness |
      | neighbourhood teams have no specialist support in prevention or problem solving; departments outside local policing take little part in preventing crime | found as a minor weakness |
      | departments outside local policing take little part in preventing crime; areas have no staff dedicated to neighbourhood policing | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | each area has a neighbourhood team dedicated to local policing; the force places neighbourhood staff where vulnerability or long-term problems are greatest; specialist posts support neighbourhood teams in prevention or problem solving | not found |
      | the force places neighbourhood staff where vulnerability or long-term problems are greatest; specialist posts support neighbourhood teams in prevention or problem solving; departments across the force work together to prevent crime | not found |
      | specialist posts support neighbourhood teams in prevention or problem solving; departments across the force work together to prevent crime; each area has a neighbourhood team dedicated to local policing | not found |
      | departments across the force work together to prevent crime; each area has a neighbourhood team dedicated to local policing; the force places neighbourhood staff where vulnerability or long-term problems are greatest | not found |

  Scenario Outline: Neighbourhood staff do not answer for the results of prevention (prevention-results-not-held-to-account)
    Given <what inspectors found>
    When the force is graded
    Then prevention-results-not-held-to-account is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome                   |
      | leaders do not hold neighbourhood staff to account for the results of prevention | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                       | outcome   |
      | leaders hold neighbourhood staff to account for lasting reductions in crime | not found |

  Scenario Outline: Techniques that are known to prevent crime are not fully understood (prevention-techniques-not-understood)
    Given <what inspectors found>
    When the force is graded
    Then prevention-techniques-not-understood is <outcome>

    Examples: it concludes
      | what inspectors found                                                              | outcome                   |
      | the force does not fully understand the techniques that are known to prevent crime | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                | outcome   |
      | the force understands the techniques that are known to prevent crime | not found |

  Scenario Outline: What redeployment does to prevention is not measured (redeployment-effect-unmeasured)
    Given <what inspectors found>
    When the force is graded
    Then redeployment-effect-unmeasured is <outcome>

    Examples: it concludes
      | what inspectors found                                                    | outcome                   |
      | the force does not measure what redeployment does to its prevention work | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                            | outcome   |
      | the force measures what redeployment does to its prevention work | not found |

  Scenario Outline: Redeployment of neighbourhood staff is rising (redeployment-rising)
    Given <what inspectors found>
    When the force is graded
    Then redeployment-rising is <outcome>

    Examples: it concludes
      | what inspectors found                                         | outcome                   |
      | redeployment of neighbourhood staff to other duties is rising | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                    | outcome   |
      | redeployment of neighbourhood staff to other duties is steady or falling | not found |

  Scenario Outline: Support officers do work outside their neighbourhood role (support-officers-diverted)
    Given <what inspectors found>
    When the force is graded
    Then support-officers-diverted is <outcome>

    Examples: it concludes
      | what inspectors found                                                             | outcome                   |
      | police community support officers are given work outside their neighbourhood role | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                        | outcome   |
      | police community support officers stay on neighbourhood work | not found |

  Scenario Outline: Each area has a dedicated team with police officers in it (local-teams-with-officers)
    Given <what inspectors found>
    When the force is graded
    Then local-teams-with-officers is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | each area has a neighbourhood team dedicated to local policing; neighbourhood teams have police officers as well as support officers | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                               | outcome   |
      | areas have no staff dedicated to neighbourhood policing                             | not found |
      | neighbourhood work rests on support officers because police officers are drawn away | not found |

  Scenario Outline: Staffing of neighbourhood policing was kept up or raised, or money given to prevention (neighbourhood-investment)
    Given <what inspectors found>
    When the force is graded
    Then neighbourhood-investment is <outcome>

    Examples: it concludes
      | what inspectors found                                                                       | outcome             |
      | the force has kept up or raised the staff it gives to neighbourhood policing and prevention | found as a strength |
      | the number of officers in neighbourhood policing changed by 0 percent in a year             | found as a strength |
      | the force or its commissioner puts money into preventing crime                              | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force has cut the staff it gives to neighbourhood policing and prevention; the number of officers in neighbourhood policing changed by -0.1 percent in a year; no money stands behind what the force says about preventing crime | not found |

  Scenario Outline: Leaders know how neighbourhood staff spend their time (neighbourhood-staff-time-known)
    Given <what inspectors found>
    When the force is graded
    Then neighbourhood-staff-time-known is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                 | outcome             |
      | leaders know how neighbourhood staff really spend their time and what level of staff prevention needs | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                               | outcome   |
      | leaders do not know how neighbourhood staff really spend their time | not found |

  Scenario Outline: The workforce understands the approach to prevention (prevention-approach-known)
    Given <what inspectors found>
    When the force is graded
    Then prevention-approach-known is <outcome>

    Examples: it concludes
      | what inspectors found                                                   | outcome             |
      | officers and staff know the approach that the force takes to prevention | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                           | outcome   |
      | the force has not made a coherent approach to prevention clear to its workforce | not found |

  Scenario Outline: Leaders make prevention a stated priority (prevention-led-as-priority)
    Given <what inspectors found>
    When the force is graded
    Then prevention-led-as-priority is <outcome>

    Examples: it concludes
      | what inspectors found                                            | outcome             |
      | the leaders of the force make preventing crime a stated priority | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                            | outcome   |
      | the leaders of the force do not make preventing crime a priority | not found |

  Scenario Outline: Prevention goes on when demand for response is high (prevention-protected-at-peak)
    Given <what inspectors found>
    When the force is graded
    Then prevention-protected-at-peak is <outcome>

    Examples: it concludes
      | what inspectors found                                                  | outcome             |
      | the force keeps prevention work going when demand for response is high | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                       | outcome   |
      | the force puts response ahead of longer-term prevention and problem solving | not found |

  Scenario Outline: Neighbourhood staff answer for lasting results (prevention-results-held-to-account)
    Given <what inspectors found>
    When the force is graded
    Then prevention-results-held-to-account is <outcome>

    Examples: it concludes
      | what inspectors found                                                       | outcome             |
      | leaders hold neighbourhood staff to account for lasting reductions in crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                            | outcome   |
      | leaders do not hold neighbourhood staff to account for the results of prevention | not found |

  Scenario Outline: Neighbourhood officers are seldom redeployed (redeployment-kept-low)
    Given <what inspectors found>
    When the force is graded
    Then redeployment-kept-low is <outcome>

    Examples: it concludes
      | what inspectors found                                        | outcome             |
      | neighbourhood officers are seldom taken away to other duties | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                       | outcome   |
      | neighbourhood officers are often taken away to other duties | not found |

  Scenario Outline: Support officers stay on neighbourhood work (support-officers-stay-local)
    Given <what inspectors found>
    When the force is graded
    Then support-officers-stay-local is <outcome>

    Examples: it concludes
      | what inspectors found                                        | outcome             |
      | police community support officers stay on neighbourhood work | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                             | outcome   |
      | police community support officers are given work outside their neighbourhood role | not found |

  Scenario Outline: Neighbourhood staff have the time, skills and support to prevent crime (time-and-skills-for-prevention)
    Given <what inspectors found>
    When the force is graded
    Then time-and-skills-for-prevention is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | neighbourhood staff have enough time for prevention and problem solving; neighbourhood staff are equipped and guided well enough to prevent crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                          | outcome   |
      | neighbourhood staff do not have enough time for prevention and problem solving | not found |
      | neighbourhood staff are not equipped or guided well enough to prevent crime    | not found |

  Scenario Outline: Departments work together on prevention or proven techniques are understood (whole-force-prevents-crime)
    Given <what inspectors found>
    When the force is graded
    Then whole-force-prevents-crime is <outcome>

    Examples: it concludes
      | what inspectors found                                                | outcome             |
      | departments across the force work together to prevent crime          | found as a strength |
      | the force understands the techniques that are known to prevent crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | departments outside local policing take little part in preventing crime; the force does not fully understand the techniques that are known to prevent crime | not found |

  Scenario Outline: No money stands behind what is said about prevention (prevention-unfunded)
    Given <what inspectors found>
    When the force is graded
    Then prevention-unfunded is <outcome>

    Examples: it concludes
      | what inspectors found                                                  | outcome                   |
      | no money stands behind what the force says about preventing crime      | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                     | outcome   |
      | it is partly so that the force or its commissioner puts money into preventing crime       | not found |
      | the force or its commissioner puts money into preventing crime                            | not found |

  Scenario: Leaders speak for prevention and no money follows
    Given the leaders of the force make preventing crime a stated priority
    And no money stands behind what the force says about preventing crime
    When the force is graded
    Then prevention-led-as-priority is found as a strength
    And prevention-unfunded is found as a minor weakness
    And neighbourhood-investment is undecided

  Scenario Outline: crime-prevention-led is suggested
    Given <what inspectors found>
    When the force is graded
    Then crime-prevention-led is suggested as an area for improvement
    And crime-prevention-led is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the leaders of the force do not make preventing crime a priority | prevention-not-a-priority |
      | the force has not made a coherent approach to prevention clear to its workforce | prevention-approach-unclear |
      | the leaders of the force do not make preventing crime a priority; the force does not fully understand the techniques that are known to prevent crime | prevention-not-a-priority and prevention-techniques-not-understood |

  Scenario Outline: neighbourhood-time-protected is suggested
    Given <what inspectors found>
    When the force is graded
    Then neighbourhood-time-protected is suggested as an area for improvement
    And neighbourhood-time-protected is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | neighbourhood officers are often taken away to other duties | neighbourhood-staff-redeployed-often |
      | the force puts response ahead of longer-term prevention and problem solving | prevention-crowded-out |
      | the force does not know how far neighbourhood staff are taken away to other duties | redeployment-not-understood |
      | leaders do not know how neighbourhood staff really spend their time | neighbourhood-staff-time-not-understood |
      | neighbourhood officers are often taken away to other duties; the force does not measure what redeployment does to its prevention work; police community support officers are given work outside their neighbourhood role | neighbourhood-staff-redeployed-often, redeployment-effect-unmeasured and support-officers-diverted |

  Scenario Outline: local-policing-model-reviewed is suggested
    Given <what inspectors found>
    When the force is graded
    Then local-policing-model-reviewed is suggested as an area for improvement
    And local-policing-model-reviewed is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force has not fitted its local policing model to changes in budget, demand and communities | local-policing-model-out-of-date |

  Scenario Outline: neighbourhood-skills-built is suggested
    Given <what inspectors found>
    When the force is graded
    Then neighbourhood-skills-built is suggested as an area for improvement
    And neighbourhood-skills-built is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | neighbourhood staff are not equipped or guided well enough to prevent crime | prevention-skills-lacking |

  Scenario Outline: Local teams are drawn away, short of time and cut, nobody leads prevention, and the force does not know what it has lost (local-prevention-abandoned)
    Given <what inspectors found>
    When the force is graded
    Then local-prevention-abandoned is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | neighbourhood officers are often taken away to other duties; neighbourhood staff do not have enough time for prevention and problem solving; the force has cut the staff it gives to neighbourhood policing and prevention; the leaders of the force do not make preventing crime a priority; the force does not know how far neighbourhood staff are taken away to other duties | found as a cause of concern |
      | neighbourhood officers are often taken away to other duties; the force puts response ahead of longer-term prevention and problem solving; neighbourhood work rests on support officers because police officers are drawn away; the leaders of the force do not make preventing crime a priority; leaders do not know how neighbourhood staff really spend their time | found as a cause of concern |
      | neighbourhood officers are often taken away to other duties; neighbourhood staff do not have enough time for prevention and problem solving; the leaders of the force do not make preventing crime a priority; the force does not know how far neighbourhood staff are taken away to other duties; the number of officers in neighbourhood policing changed by -20 percent in a year | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that neighbourhood officers are seldom taken away to other duties | not found |
      | it is partly so that neighbourhood staff have enough time for prevention and problem solving; it is partly so that the force keeps prevention work going when demand for response is high | not found |
      | it is partly so that the force has kept up or raised the staff it gives to neighbourhood policing and prevention; it is partly so that neighbourhood teams have police officers as well as support officers; the number of officers in neighbourhood policing changed by -19.9 percent in a year | not found |
      | it is partly so that the leaders of the force make preventing crime a stated priority | not found |
      | it is partly so that the force knows how far neighbourhood staff are taken away to other duties; it is partly so that leaders know how neighbourhood staff really spend their time and what level of staff prevention needs | not found |

  Scenario: What is suggested (local-prevention-abandoned)
    Given neighbourhood officers are often taken away to other duties
    And neighbourhood staff do not have enough time for prevention and problem solving
    And the force has cut the staff it gives to neighbourhood policing and prevention
    And the leaders of the force do not make preventing crime a priority
    And the force does not know how far neighbourhood staff are taken away to other duties
    When the force is graded
    Then neighbourhood-time-protected is raised as a cause of concern

  Scenario Outline: Neighbourhood policing was not reviewed against the national guidelines (neighbourhood-guidelines-not-reviewed)
    Given <what inspectors found>
    When the force is graded
    Then neighbourhood-guidelines-not-reviewed is <outcome>

    Examples: it concludes
      | what inspectors found                                                                 | outcome                   |
      | the force has not reviewed its neighbourhood policing against the national guidelines | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force has reviewed its neighbourhood policing against the national guidelines and made the changes needed | not found |

  Scenario Outline: The local policing model was fitted to what communities need, or reviewed against the national guidelines (local-policing-fits-need)
    Given <what inspectors found>
    When the force is graded
    Then local-policing-fits-need is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                         | outcome             |
      | the force has fitted its local policing model to its budget, demand and communities                           | found as a strength |
      | the force has reviewed its neighbourhood policing against the national guidelines and made the changes needed | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force has fitted its local policing model to its budget, demand and communities; it is partly so that the force has reviewed its neighbourhood policing against the national guidelines and made the changes needed | not found |

  Scenario Outline: The force knows how far staff are redeployed, or measures what it does to prevention (redeployment-tracked)
    Given <what inspectors found>
    When the force is graded
    Then redeployment-tracked is <outcome>

    Examples: it concludes
      | what inspectors found                                                      | outcome             |
      | the force knows how far neighbourhood staff are taken away to other duties | found as a strength |
      | the force measures what redeployment does to its prevention work           | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force knows how far neighbourhood staff are taken away to other duties; it is partly so that the force measures what redeployment does to its prevention work | not found |

  Scenario Outline: Specialist posts support prevention, or staff are placed where they are needed most (specialist-prevention-support)
    Given <what inspectors found>
    When the force is graded
    Then specialist-prevention-support is <outcome>

    Examples: it concludes
      | what inspectors found                                                                       | outcome             |
      | specialist posts support neighbourhood teams in prevention or problem solving               | found as a strength |
      | the force places neighbourhood staff where vulnerability or long-term problems are greatest | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that specialist posts support neighbourhood teams in prevention or problem solving; it is partly so that the force places neighbourhood staff where vulnerability or long-term problems are greatest | not found |
