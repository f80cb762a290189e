@peel-2017
Feature: Specialist capabilities: national policing responsibilities
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: Assessment, leadership, capability, joint work or testing fail together (spr-not-ready)
    Given <what inspectors found>
    When the force is graded
    Then spr-not-ready is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | the force has not assessed the national threats or its capability to respond to them; no chief officer is responsible for the response to national threats; known gaps in the capability to respond to national threats are left open | found as a cause of concern |
      | no chief officer is responsible for the response to national threats; known gaps in the capability to respond to national threats are left open; the force prepares its response to national threats without other organisations | found as a cause of concern |
      | known gaps in the capability to respond to national threats are left open; the force prepares its response to national threats without other organisations; the force has no regular programme of exercises to test its response to national threats | found as a cause of concern |
      | the force prepares its response to national threats without other organisations; the force has no regular programme of exercises to test its response to national threats; the force has not assessed the national threats or its capability to respond to them | found as a cause of concern |
      | the force has no regular programme of exercises to test its response to national threats; the force has not assessed the national threats or its capability to respond to them; no chief officer is responsible for the response to national threats | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force has assessed the national threats and its capability to respond to them; a chief officer is responsible for the response to national threats; gaps in the capability to respond to national threats are filled or funded promptly; 6 of the six national threats have been assessed; 2 known gaps in the capability to respond to national threats are not yet filled; the force has 80 percent of the officers trained for public disorder that it needs | not found |
      | a chief officer is responsible for the response to national threats; gaps in the capability to respond to national threats are filled or funded promptly; the force prepares its response to national threats with the local resilience forum or other organisations; the force builds capability for national threats together with other forces; emergency services and other organisations share a coordination centre in a major incident; 2 known gaps in the capability to respond to national threats are not yet filled; the force has 80 percent of the officers trained for public disorder that it needs | not found |
      | gaps in the capability to respond to national threats are filled or funded promptly; the force prepares its response to national threats with the local resilience forum or other organisations; the force builds capability for national threats together with other forces; emergency services and other organisations share a coordination centre in a major incident; the force has a regular programme of exercises to test its response to national threats; 2 known gaps in the capability to respond to national threats are not yet filled; the force has 80 percent of the officers trained for public disorder that it needs; 1 exercises tested the response to national threats | not found |
      | the force prepares its response to national threats with the local resilience forum or other organisations; the force builds capability for national threats together with other forces; emergency services and other organisations share a coordination centre in a major incident; the force has a regular programme of exercises to test its response to national threats; the force has assessed the national threats and its capability to respond to them; 1 exercises tested the response to national threats; 6 of the six national threats have been assessed | not found |
      | the force has a regular programme of exercises to test its response to national threats; the force has assessed the national threats and its capability to respond to them; a chief officer is responsible for the response to national threats; 1 exercises tested the response to national threats; 6 of the six national threats have been assessed | not found |

  Scenario Outline: The force prepares for national threats without those it will need (spr-alone)
    Given <what inspectors found>
    When the force is graded
    Then spr-alone is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                      | outcome                         |
      | the force prepares its response to national threats without other organisations                            | found as a significant weakness |
      | the force prepares for national threats without other forces                                               | found as a significant weakness |
      | emergency services and other organisations have no shared place or way of coordinating in a major incident | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force prepares its response to national threats with the local resilience forum or other organisations; the force builds capability for national threats together with other forces; emergency services and other organisations share a coordination centre in a major incident | not found |

  Scenario Outline: Known gaps in capability are left open (spr-gaps-open)
    Given <what inspectors found>
    When the force is graded
    Then spr-gaps-open is <outcome>

    Examples: it concludes
      | what inspectors found                                                                | outcome                         |
      | known gaps in the capability to respond to national threats are left open            | found as a significant weakness |
      | 3 known gaps in the capability to respond to national threats are not yet filled     | found as a significant weakness |
      | the force has 79.9 percent of the officers trained for public disorder that it needs | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | gaps in the capability to respond to national threats are filled or funded promptly; 2 known gaps in the capability to respond to national threats are not yet filled; the force has 80 percent of the officers trained for public disorder that it needs | not found |

  Scenario Outline: The force does not know where its capability falls short (spr-gaps-unknown)
    Given <what inspectors found>
    When the force is graded
    Then spr-gaps-unknown is <outcome>

    Examples: it concludes
      | what inspectors found                                                                   | outcome                         |
      | the force does not know where its capability to respond to national threats falls short | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                           | outcome   |
      | the force knows where its capability to respond to national threats falls short | not found |

  Scenario Outline: Not all national threats are assessed (spr-threats-not-assessed)
    Given <what inspectors found>
    When the force is graded
    Then spr-threats-not-assessed is <outcome>

    Examples: it concludes
      | what inspectors found                                                                | outcome                         |
      | the force has not assessed the national threats or its capability to respond to them | found as a significant weakness |
      | 5 of the six national threats have been assessed                                     | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force has assessed the national threats and its capability to respond to them; 6 of the six national threats have been assessed | not found |

  Scenario Outline: No chief officer is responsible for national threats (spr-unled)
    Given <what inspectors found>
    When the force is graded
    Then spr-unled is <outcome>

    Examples: it concludes
      | what inspectors found                                                | outcome                         |
      | no chief officer is responsible for the response to national threats | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                               | outcome   |
      | a chief officer is responsible for the response to national threats | not found |

  Scenario Outline: The response to national threats is not tested by regular exercises (spr-untested)
    Given <what inspectors found>
    When the force is graded
    Then spr-untested is <outcome>

    Examples: it concludes
      | what inspectors found                                                                    | outcome                         |
      | the force has no regular programme of exercises to test its response to national threats | found as a significant weakness |
      | 0 exercises tested the response to national threats                                      | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force has a regular programme of exercises to test its response to national threats; 1 exercises tested the response to national threats | not found |

  Scenario Outline: Exercises leave out partners, local risks or the debrief (spr-exercises-narrow)
    Given <what inspectors found>
    When the force is graded
    Then spr-exercises-narrow is <outcome>

    Examples: it concludes
      | what inspectors found                                                                     | outcome                   |
      | the force holds its exercises without emergency services or other organisations           | found as a minor weakness |
      | exercises do not test the incidents that are likely or would be gravest in the force area | found as a minor weakness |
      | exercises and major events are not debriefed                                              | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | emergency services and other organisations take part in the exercises; exercises test the incidents that are likely or would be gravest in the force area; exercises and major events are debriefed and the lessons change the response | not found |

  Scenario Outline: National threats are not ranked or not part of planning (spr-not-in-planning)
    Given <what inspectors found>
    When the force is graded
    Then spr-not-in-planning is <outcome>

    Examples: it concludes
      | what inspectors found                                                        | outcome                   |
      | national threats stand outside the force's strategic assessment and planning | found as a minor weakness |
      | national threats are not ranked by any structured method                     | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | national threats are part of the force's strategic assessment or yearly planning; national threats are ranked by a structured method such as MoRiLE | not found |

  Scenario Outline: Progress on national responsibilities is not scrutinised (spr-not-scrutinised)
    Given <what inspectors found>
    When the force is graded
    Then spr-not-scrutinised is <outcome>

    Examples: it concludes
      | what inspectors found                                    | outcome                   |
      | nobody scrutinises progress on national responsibilities | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                  | outcome   |
      | progress on national responsibilities is scrutinised at a senior level | not found |

  Scenario Outline: Skills for national threats are not developed or not planned ahead (spr-skills-neglected)
    Given <what inspectors found>
    When the force is graded
    Then spr-skills-neglected is <outcome>

    Examples: it concludes
      | what inspectors found                                                               | outcome                   |
      | the force does not develop the skills and experience that national threats call for | found as a minor weakness |
      | the force does not plan ahead for specialists who will retire or leave              | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force develops the skills and experience that national threats call for; the force plans ahead for specialists who will retire or leave | not found |

  Scenario Outline: Exercises take up local risks or are debriefed for their lessons (spr-exercises-relevant)
    Given <what inspectors found>
    When the force is graded
    Then spr-exercises-relevant is <outcome>

    Examples: it concludes
      | what inspectors found                                                              | outcome             |
      | exercises test the incidents that are likely or would be gravest in the force area | found as a strength |
      | exercises and major events are debriefed and the lessons change the response       | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | exercises do not test the incidents that are likely or would be gravest in the force area; exercises and major events are not debriefed | not found |

  Scenario Outline: Gaps in capability are found and filled (spr-gaps-closed)
    Given <what inspectors found>
    When the force is graded
    Then spr-gaps-closed is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | gaps in the capability to respond to national threats are filled or funded promptly; the force knows where its capability to respond to national threats falls short | found as a strength |
      | gaps in the capability to respond to national threats are filled or funded promptly; the force has assessed the national threats and its capability to respond to them | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | known gaps in the capability to respond to national threats are left open | not found |
      | the force does not know where its capability to respond to national threats falls short; the force has not assessed the national threats or its capability to respond to them | not found |

  Scenario Outline: The response is prepared with other forces and organisations (spr-joint-preparation)
    Given <what inspectors found>
    When the force is graded
    Then spr-joint-preparation is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force prepares its response to national threats with the local resilience forum or other organisations; the force builds capability for national threats together with other forces | found as a strength |
      | emergency services and other organisations share a coordination centre in a major incident | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force prepares its response to national threats without other organisations; emergency services and other organisations have no shared place or way of coordinating in a major incident | not found |
      | the force prepares for national threats without other forces; emergency services and other organisations have no shared place or way of coordinating in a major incident | not found |

  Scenario Outline: The skills that national threats call for are developed and planned for (spr-skills-built)
    Given <what inspectors found>
    When the force is graded
    Then spr-skills-built is <outcome>

    Examples: it concludes
      | what inspectors found                                                               | outcome             |
      | the force develops the skills and experience that national threats call for         | found as a strength |
      | the force plans ahead for specialists who will retire or leave                      | found as a strength |
      | the force has 100 percent of the officers trained for public disorder that it needs | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force does not develop the skills and experience that national threats call for; the force does not plan ahead for specialists who will retire or leave; the force has 99.9 percent of the officers trained for public disorder that it needs | not found |

  Scenario Outline: A regular programme of exercises includes other organisations (spr-tested-with-partners)
    Given <what inspectors found>
    When the force is graded
    Then spr-tested-with-partners is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force has a regular programme of exercises to test its response to national threats; emergency services and other organisations take part in the exercises | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                    | outcome   |
      | the force has no regular programme of exercises to test its response to national threats | not found |
      | the force holds its exercises without emergency services or other organisations          | not found |

  Scenario Outline: National threats are ranked by risk or part of the force's planning (spr-threats-in-planning)
    Given <what inspectors found>
    When the force is graded
    Then spr-threats-in-planning is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome             |
      | national threats are part of the force's strategic assessment or yearly planning | found as a strength |
      | national threats are ranked by a structured method such as MoRiLE                | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | national threats stand outside the force's strategic assessment and planning; national threats are not ranked by any structured method | not found |

  Scenario Outline: The national threats and the capability to respond to them are assessed (spr-threats-well-assessed)
    Given <what inspectors found>
    When the force is graded
    Then spr-threats-well-assessed is <outcome>

    Examples: it concludes
      | what inspectors found                                                             | outcome             |
      | the force has assessed the national threats and its capability to respond to them | found as a strength |
      | 6 of the six national threats have been assessed                                  | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force has not assessed the national threats or its capability to respond to them; 5 of the six national threats have been assessed | not found |

  Scenario Outline: A chief officer is responsible and is scrutinised or works with partners (spr-well-led)
    Given <what inspectors found>
    When the force is graded
    Then spr-well-led is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | a chief officer is responsible for the response to national threats; progress on national responsibilities is scrutinised at a senior level | found as a strength |
      | a chief officer is responsible for the response to national threats; the force prepares its response to national threats with the local resilience forum or other organisations | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | no chief officer is responsible for the response to national threats | not found |
      | nobody scrutinises progress on national responsibilities; the force prepares its response to national threats without other organisations | not found |

  Scenario Outline: Inspectors find necessary arrangements missing (spr-arrangements-lacking)
    Given <what inspectors found>
    When the force is graded
    Then spr-arrangements-lacking is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force lacks arrangements that it needs to meet its national policing responsibilities | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force has the arrangements that it needs to meet its national policing responsibilities | not found |

  Scenario Outline: Inspectors find the necessary arrangements in place (spr-arrangements-sound)
    Given <what inspectors found>
    When the force is graded
    Then spr-arrangements-sound is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force has the arrangements that it needs to meet its national policing responsibilities | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force lacks arrangements that it needs to meet its national policing responsibilities | not found |

  Scenario Outline: national-threats-assessed is suggested
    Given <what inspectors found>
    When the force is graded
    Then national-threats-assessed is suggested as an area for improvement
    And national-threats-assessed is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force has not assessed the national threats or its capability to respond to them | spr-threats-not-assessed |
      | the force has not assessed the national threats or its capability to respond to them; national threats stand outside the force's strategic assessment and planning | spr-threats-not-assessed and spr-not-in-planning |

  Scenario Outline: national-readiness-led is suggested
    Given <what inspectors found>
    When the force is graded
    Then national-readiness-led is suggested as an area for improvement
    And national-readiness-led is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | no chief officer is responsible for the response to national threats | spr-unled |
      | no chief officer is responsible for the response to national threats; nobody scrutinises progress on national responsibilities | spr-unled and spr-not-scrutinised |

  Scenario Outline: national-capability-filled is suggested
    Given <what inspectors found>
    When the force is graded
    Then national-capability-filled is suggested as an area for improvement
    And national-capability-filled is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force lacks arrangements that it needs to meet its national policing responsibilities | spr-arrangements-lacking |
      | known gaps in the capability to respond to national threats are left open | spr-gaps-open |
      | the force does not know where its capability to respond to national threats falls short | spr-gaps-unknown |
      | the force lacks arrangements that it needs to meet its national policing responsibilities; the force does not develop the skills and experience that national threats call for | spr-arrangements-lacking and spr-skills-neglected |

  Scenario: national-capability-filled is raised as a cause of concern (spr-not-ready)
    Given the force has not assessed the national threats or its capability to respond to them
    And no chief officer is responsible for the response to national threats
    And known gaps in the capability to respond to national threats are left open
    When the force is graded
    Then national-capability-filled is raised as a cause of concern

  Scenario Outline: national-response-rehearsed is suggested
    Given <what inspectors found>
    When the force is graded
    Then national-response-rehearsed is suggested as an area for improvement
    And national-response-rehearsed is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force prepares its response to national threats without other organisations | spr-alone |
      | the force has no regular programme of exercises to test its response to national threats | spr-untested |
      | the force prepares its response to national threats without other organisations; the force holds its exercises without emergency services or other organisations | spr-alone and spr-exercises-narrow |
