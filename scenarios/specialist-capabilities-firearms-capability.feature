@peel-2017
Feature: Specialist capabilities: firearms capability
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: Assessment, numbers, training or oversight of armed policing fail together (armed-capability-unsafe)
    Given <what inspectors found>
    When the force is graded
    Then armed-capability-unsafe is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance; nothing is done to recruit and train the armed officers that are needed; too few armed response vehicles are available | found as a cause of concern |
      | nothing is done to recruit and train the armed officers that are needed; too few armed response vehicles are available; firearms training does not meet national standards | found as a cause of concern |
      | firearms training does not meet national standards; no chief officer scrutinises or approves the armed policing assessment; too few armed response vehicles are available | found as a cause of concern |
      | no chief officer scrutinises or approves the armed policing assessment; too few armed response vehicles are available; the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the armed policing strategic threat and risk assessment meets the code of practice and College of Policing guidance; the force has assessed what armed crime and terrorism could do to the public in its area; a programme to recruit and train the armed officers that are needed is running; firearms training meets national standards and follows the assessment | not found |
      | a programme to recruit and train the armed officers that are needed is running; firearms training meets national standards and follows the assessment; the designated chief officer scrutinises and approves the armed policing assessment | not found |
      | a programme to recruit and train the armed officers that are needed is running; firearms training meets national standards and follows the assessment; enough armed response vehicles are available, by interim measures where recruitment is not complete; the force has met its commitment to the national programme for more armed response vehicles; the force has 85 percent of the armed officers that its assessment requires | not found |
      | firearms training meets national standards and follows the assessment; the designated chief officer scrutinises and approves the armed policing assessment; the armed policing strategic threat and risk assessment meets the code of practice and College of Policing guidance; the force has assessed what armed crime and terrorism could do to the public in its area | not found |
      | firearms training meets national standards and follows the assessment; enough armed response vehicles are available, by interim measures where recruitment is not complete; the force has met its commitment to the national programme for more armed response vehicles; the armed policing strategic threat and risk assessment meets the code of practice and College of Policing guidance; the force has assessed what armed crime and terrorism could do to the public in its area; the force has 85 percent of the armed officers that its assessment requires | not found |
      | the designated chief officer scrutinises and approves the armed policing assessment; the armed policing strategic threat and risk assessment meets the code of practice and College of Policing guidance; the force has assessed what armed crime and terrorism could do to the public in its area; a programme to recruit and train the armed officers that are needed is running | not found |
      | enough armed response vehicles are available, by interim measures where recruitment is not complete; the force has met its commitment to the national programme for more armed response vehicles; the armed policing strategic threat and risk assessment meets the code of practice and College of Policing guidance; the force has assessed what armed crime and terrorism could do to the public in its area; a programme to recruit and train the armed officers that are needed is running; the force has 85 percent of the armed officers that its assessment requires | not found |

  Scenario Outline: The armed policing assessment is missing or does not meet the standards (armed-assessment-deficient)
    Given <what inspectors found>
    When the force is graded
    Then armed-assessment-deficient is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance | found as a serious weakness |
      | the force has not properly assessed what armed crime and terrorism could do to the public in its area | found as a serious weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the armed policing strategic threat and risk assessment meets the code of practice and College of Policing guidance; the force has assessed what armed crime and terrorism could do to the public in its area | not found |

  Scenario Outline: There are too few armed officers and nothing is done to recruit more (armed-capacity-unplanned)
    Given <what inspectors found>
    When the force is graded
    Then armed-capacity-unplanned is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | nothing is done to recruit and train the armed officers that are needed; too few armed response vehicles are available | found as a serious weakness |
      | nothing is done to recruit and train the armed officers that are needed; the force has 84.9 percent of the armed officers that its assessment requires | found as a serious weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | a programme to recruit and train the armed officers that are needed is running | not found |
      | enough armed response vehicles are available, by interim measures where recruitment is not complete; the force has 85 percent of the armed officers that its assessment requires | not found |

  Scenario Outline: Firearms training does not meet national standards (armed-training-below-standard)
    Given <what inspectors found>
    When the force is graded
    Then armed-training-below-standard is <outcome>

    Examples: it concludes
      | what inspectors found                              | outcome                     |
      | firearms training does not meet national standards | found as a serious weakness |

    Examples: it narrowly does not
      | what inspectors found                                                 | outcome   |
      | firearms training meets national standards and follows the assessment | not found |

  Scenario Outline: The armed policing assessment is out of date (armed-assessment-out-of-date)
    Given <what inspectors found>
    When the force is graded
    Then armed-assessment-out-of-date is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                    | outcome                         |
      | the armed policing assessment is out of date                                                             | found as a significant weakness |
      | the armed policing strategic threat and risk assessment was last reviewed 366 days before the inspection | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the armed policing assessment is reviewed at least yearly; the armed policing strategic threat and risk assessment was last reviewed 365 days before the inspection | not found |

  Scenario Outline: The armed policing assessment leaves out several things it should rest on (armed-assessment-uninformed)
    Given <what inspectors found>
    When the force is graded
    Then armed-assessment-uninformed is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                         |
      | the armed policing assessment leaves out crowded places and other attractive targets for terrorists; the armed policing assessment leaves out information held by the National Ballistics Intelligence Service | found as a significant weakness |
      | the armed policing assessment leaves out information held by the National Ballistics Intelligence Service; the armed policing assessment lacks intelligence about the criminal use of firearms or about terrorism | found as a significant weakness |
      | the armed policing assessment lacks intelligence about the criminal use of firearms or about terrorism; the armed policing assessment leaves out crowded places and other attractive targets for terrorists | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the armed policing assessment considers crowded places and other attractive targets for terrorists; the armed policing assessment includes information held by the National Ballistics Intelligence Service | not found |
      | the armed policing assessment includes information held by the National Ballistics Intelligence Service; the armed policing assessment draws on intelligence about the criminal use of firearms and about terrorism | not found |
      | the armed policing assessment draws on intelligence about the criminal use of firearms and about terrorism; the armed policing assessment considers crowded places and other attractive targets for terrorists | not found |

  Scenario Outline: There are too few armed officers or vehicles (armed-capacity-short)
    Given <what inspectors found>
    When the force is graded
    Then armed-capacity-short is <outcome>

    Examples: it concludes
      | what inspectors found                                                                           | outcome                         |
      | too few armed response vehicles are available                                                   | found as a significant weakness |
      | the force has not met its commitment to the national programme for more armed response vehicles | found as a significant weakness |
      | the force has 84.9 percent of the armed officers that its assessment requires                   | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | enough armed response vehicles are available, by interim measures where recruitment is not complete; the force has met its commitment to the national programme for more armed response vehicles; the force has 85 percent of the armed officers that its assessment requires | not found |

  Scenario Outline: Armed numbers have no justification in the assessment (armed-numbers-unjustified)
    Given <what inspectors found>
    When the force is graded
    Then armed-numbers-unjustified is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                          | outcome                         |
      | the number of armed officers and armed response vehicles has no justification in the armed policing assessment | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                               | outcome   |
      | the number of armed officers and armed response vehicles follows from the armed policing assessment | not found |

  Scenario Outline: No chief officer oversees the armed policing assessment (armed-oversight-missing)
    Given <what inspectors found>
    When the force is graded
    Then armed-oversight-missing is <outcome>

    Examples: it concludes
      | what inspectors found                                                  | outcome                         |
      | no chief officer scrutinises or approves the armed policing assessment | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                               | outcome   |
      | the designated chief officer scrutinises and approves the armed policing assessment | not found |

  Scenario Outline: Procedures, exercises or lessons for extreme attacks are missing (armed-response-unprepared)
    Given <what inspectors found>
    When the force is graded
    Then armed-response-unprepared is <outcome>

    Examples: it concludes
      | what inspectors found                                                                              | outcome                         |
      | there are no clear procedures for extreme threats such as a roaming terrorist attack with firearms | found as a significant weakness |
      | the response to firearms attacks is not tested in exercises                                        | found as a significant weakness |
      | the lessons of earlier terrorist attacks have not been considered                                  | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | there are clear procedures for extreme threats such as a roaming terrorist attack with firearms; the response to firearms attacks is tested in exercises, with others who would take part; the lessons of earlier terrorist attacks have changed command, tactics, equipment or training | not found |

  Scenario Outline: The armed policing assessment leaves out likely targets or intelligence on guns (armed-assessment-incomplete)
    Given <what inspectors found>
    When the force is graded
    Then armed-assessment-incomplete is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                     | outcome                   |
      | the armed policing assessment leaves out crowded places and other attractive targets for terrorists       | found as a minor weakness |
      | the armed policing assessment leaves out information held by the National Ballistics Intelligence Service | found as a minor weakness |
      | the armed policing assessment lacks intelligence about the criminal use of firearms or about terrorism    | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the armed policing assessment considers crowded places and other attractive targets for terrorists; the armed policing assessment includes information held by the National Ballistics Intelligence Service; the armed policing assessment draws on intelligence about the criminal use of firearms and about terrorism | not found |

  Scenario Outline: Decisions on armed policing are not recorded or not kept under review (armed-decisions-unrecorded)
    Given <what inspectors found>
    When the force is graded
    Then armed-decisions-unrecorded is <outcome>

    Examples: it concludes
      | what inspectors found                                                          | outcome                   |
      | decisions on armed capability and capacity are not recorded with their reasons | found as a minor weakness |
      | nobody keeps armed capability and training under review between assessments    | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | decisions on armed capability and capacity and the reasons for them can be audited; a standing group keeps armed capability and training under review | not found |

  Scenario Outline: Support from other forces or minimum standards for armed response are missing (armed-support-missing)
    Given <what inspectors found>
    When the force is graded
    Then armed-support-missing is <outcome>

    Examples: it concludes
      | what inspectors found                                                | outcome                   |
      | armed support from neighbouring forces or the region is not arranged | found as a minor weakness |
      | no minimum standards for armed response are set                      | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | armed support from neighbouring forces or the region is arranged; minimum standards for armed response are set and agreed | not found |

  Scenario Outline: Too little is known of how quickly armed response vehicles reach incidents (arv-response-times-unknown)
    Given <what inspectors found>
    When the force is graded
    Then arv-response-times-unknown is <outcome>

    Examples: it concludes
      | what inspectors found                                                                           | outcome                   |
      | the force collects too little data on how quickly armed response vehicles reach armed incidents | found as a minor weakness |
      | the force could not supply time for armed response vehicles to reach armed incidents            | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force collects data on how quickly armed response vehicles reach armed incidents; armed response vehicles reach armed incidents in 1 minutes on average | not found |

  Scenario Outline: The armed policing assessment is current (armed-assessment-current)
    Given <what inspectors found>
    When the force is graded
    Then armed-assessment-current is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                    | outcome             |
      | the armed policing assessment is reviewed at least yearly                                                | found as a strength |
      | the armed policing strategic threat and risk assessment was last reviewed 365 days before the inspection | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the armed policing assessment is out of date; the armed policing strategic threat and risk assessment was last reviewed 366 days before the inspection | not found |

  Scenario Outline: The armed policing assessment meets the standards and the threat is understood (armed-assessment-sound)
    Given <what inspectors found>
    When the force is graded
    Then armed-assessment-sound is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the armed policing strategic threat and risk assessment meets the code of practice and College of Policing guidance; the force has assessed what armed crime and terrorism could do to the public in its area | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance | not found |
      | the force has not properly assessed what armed crime and terrorism could do to the public in its area | not found |

  Scenario Outline: Armed numbers follow from the assessment and are being reached (armed-capacity-justified-and-growing)
    Given <what inspectors found>
    When the force is graded
    Then armed-capacity-justified-and-growing is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the number of armed officers and armed response vehicles follows from the armed policing assessment; a programme to recruit and train the armed officers that are needed is running | found as a strength |
      | the number of armed officers and armed response vehicles follows from the armed policing assessment; the force has met its commitment to the national programme for more armed response vehicles | found as a strength |
      | the number of armed officers and armed response vehicles follows from the armed policing assessment; the force has 100 percent of the armed officers that its assessment requires | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the number of armed officers and armed response vehicles has no justification in the armed policing assessment | not found |
      | nothing is done to recruit and train the armed officers that are needed; the force has not met its commitment to the national programme for more armed response vehicles; the force has 99.9 percent of the armed officers that its assessment requires | not found |

  Scenario Outline: A chief officer oversees armed policing and the decisions can be followed (armed-chief-officer-oversight)
    Given <what inspectors found>
    When the force is graded
    Then armed-chief-officer-oversight is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the designated chief officer scrutinises and approves the armed policing assessment; decisions on armed capability and capacity and the reasons for them can be audited | found as a strength |
      | the designated chief officer scrutinises and approves the armed policing assessment; a standing group keeps armed capability and training under review | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | no chief officer scrutinises or approves the armed policing assessment | not found |
      | decisions on armed capability and capacity are not recorded with their reasons; nobody keeps armed capability and training under review between assessments | not found |

  Scenario Outline: Training meets the standard and takes up the lessons of recent attacks (armed-preparation-up-to-date)
    Given <what inspectors found>
    When the force is graded
    Then armed-preparation-up-to-date is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | firearms training meets national standards and follows the assessment; the lessons of earlier terrorist attacks have changed command, tactics, equipment or training | found as a strength |
      | firearms training meets national standards and follows the assessment; there are clear procedures for extreme threats such as a roaming terrorist attack with firearms | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | firearms training does not meet national standards | not found |
      | the lessons of earlier terrorist attacks have not been considered; there are no clear procedures for extreme threats such as a roaming terrorist attack with firearms | not found |

  Scenario Outline: Armed response is kept available by standards, interim measures or support from others (armed-response-assured)
    Given <what inspectors found>
    When the force is graded
    Then armed-response-assured is <outcome>

    Examples: it concludes
      | what inspectors found                                                                               | outcome             |
      | enough armed response vehicles are available, by interim measures where recruitment is not complete | found as a strength |
      | minimum standards for armed response are set and agreed                                             | found as a strength |
      | armed support from neighbouring forces or the region is arranged                                    | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | too few armed response vehicles are available; no minimum standards for armed response are set; armed support from neighbouring forces or the region is not arranged | not found |

  Scenario Outline: The response to firearms attacks is exercised with others (armed-response-tested)
    Given <what inspectors found>
    When the force is graded
    Then armed-response-tested is <outcome>

    Examples: it concludes
      | what inspectors found                                                                    | outcome             |
      | the response to firearms attacks is tested in exercises, with others who would take part | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                       | outcome   |
      | the response to firearms attacks is not tested in exercises | not found |

  Scenario Outline: armed-threat-assessed is suggested
    Given <what inspectors found>
    When the force is graded
    Then armed-threat-assessed is suggested as an area for improvement
    And armed-threat-assessed is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance | armed-assessment-deficient |
      | the armed policing assessment is out of date | armed-assessment-out-of-date |
      | the armed policing assessment leaves out crowded places and other attractive targets for terrorists; the armed policing assessment leaves out information held by the National Ballistics Intelligence Service | armed-assessment-uninformed and armed-assessment-incomplete |
      | no chief officer scrutinises or approves the armed policing assessment | armed-oversight-missing |
      | the number of armed officers and armed response vehicles has no justification in the armed policing assessment | armed-numbers-unjustified |
      | the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance; the armed policing assessment leaves out crowded places and other attractive targets for terrorists | armed-assessment-deficient and armed-assessment-incomplete |

  Scenario Outline: armed-officers-enough is suggested
    Given <what inspectors found>
    When the force is graded
    Then armed-officers-enough is suggested as an area for improvement
    And armed-officers-enough is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | too few armed response vehicles are available | armed-capacity-short |
      | nothing is done to recruit and train the armed officers that are needed; too few armed response vehicles are available | armed-capacity-unplanned and armed-capacity-short |

  Scenario: armed-officers-enough is raised as a cause of concern (armed-capability-unsafe)
    Given the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance
    And nothing is done to recruit and train the armed officers that are needed
    And too few armed response vehicles are available
    When the force is graded
    Then armed-officers-enough is raised as a cause of concern

  Scenario Outline: armed-response-ready is suggested
    Given <what inspectors found>
    When the force is graded
    Then armed-response-ready is suggested as an area for improvement
    And armed-response-ready is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | there are no clear procedures for extreme threats such as a roaming terrorist attack with firearms | armed-response-unprepared |
      | firearms training does not meet national standards | armed-training-below-standard |
      | there are no clear procedures for extreme threats such as a roaming terrorist attack with firearms; armed support from neighbouring forces or the region is not arranged | armed-response-unprepared and armed-support-missing |

  Scenario Outline: The assessment draws on most of intelligence, ballistics, likely targets and response times (armed-assessment-well-informed)
    Given <what inspectors found>
    When the force is graded
    Then armed-assessment-well-informed is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the armed policing assessment draws on intelligence about the criminal use of firearms and about terrorism; the armed policing assessment includes information held by the National Ballistics Intelligence Service; the armed policing assessment considers crowded places and other attractive targets for terrorists | found as a strength |
      | the armed policing assessment includes information held by the National Ballistics Intelligence Service; the armed policing assessment considers crowded places and other attractive targets for terrorists; the force collects data on how quickly armed response vehicles reach armed incidents | found as a strength |
      | the armed policing assessment considers crowded places and other attractive targets for terrorists; the force collects data on how quickly armed response vehicles reach armed incidents; the armed policing assessment draws on intelligence about the criminal use of firearms and about terrorism | found as a strength |
      | the force collects data on how quickly armed response vehicles reach armed incidents; the armed policing assessment draws on intelligence about the criminal use of firearms and about terrorism; the armed policing assessment includes information held by the National Ballistics Intelligence Service | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the armed policing assessment draws on intelligence about the criminal use of firearms and about terrorism; it is partly so that the armed policing assessment includes information held by the National Ballistics Intelligence Service | not found |
      | it is partly so that the armed policing assessment includes information held by the National Ballistics Intelligence Service; it is partly so that the armed policing assessment considers crowded places and other attractive targets for terrorists | not found |
      | it is partly so that the armed policing assessment considers crowded places and other attractive targets for terrorists; it is partly so that the force collects data on how quickly armed response vehicles reach armed incidents | not found |
      | it is partly so that the force collects data on how quickly armed response vehicles reach armed incidents; it is partly so that the armed policing assessment draws on intelligence about the criminal use of firearms and about terrorism | not found |
