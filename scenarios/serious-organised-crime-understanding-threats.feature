@peel-2017
Feature: Tackling serious and organised crime: understanding threats
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: Assessment, profiles and mapping of organised crime fail together (soc-threat-unknown)
    Given <what inspectors found>
    When the force is graded
    Then soc-threat-unknown is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | the force has no structured method for assessing the threat from serious and organised crime; local profiles of serious and organised crime are missing for all or part of the force area; organised crime groups that were found wait or are left without an assessment; organised crime groups are mapped inconsistently or not in line with national guidance | found as a cause of concern |
      | local profiles of serious and organised crime are missing for all or part of the force area; organised crime groups that were found wait or are left without an assessment; organised crime groups are mapped inconsistently or not in line with national guidance; the force looks at traditional organised crime only and misses newer threats | found as a cause of concern |
      | local profiles of serious and organised crime are missing for all or part of the force area; 10 organised crime groups have been found but not yet assessed; organised crime groups are mapped inconsistently or not in line with national guidance; the force looks at traditional organised crime only and misses newer threats | found as a cause of concern |
      | organised crime groups that were found wait or are left without an assessment; organised crime groups are mapped inconsistently or not in line with national guidance; the force looks at traditional organised crime only and misses newer threats; the force has no structured method for assessing the threat from serious and organised crime | found as a cause of concern |
      | organised crime groups are mapped inconsistently or not in line with national guidance; the force looks at traditional organised crime only and misses newer threats; the force has no structured method for assessing the threat from serious and organised crime; local profiles of serious and organised crime are missing for all or part of the force area | found as a cause of concern |
      | the force looks at traditional organised crime only and misses newer threats; the force has no structured method for assessing the threat from serious and organised crime; local profiles of serious and organised crime are missing for all or part of the force area; organised crime groups that were found wait or are left without an assessment | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force uses a structured method such as MoRiLE to assess the threat from serious and organised crime; the force has a current strategic assessment that sets out the nature and scale of serious and organised crime in its area; local profiles of serious and organised crime are completed for the force area; 75 percent of the local areas have a profile of serious and organised crime | not found |
      | local profiles of serious and organised crime are completed for the force area; new organised crime groups are assessed as soon as they are identified; 75 percent of the local areas have a profile of serious and organised crime; 2 organised crime groups have been found but not yet assessed; a newly found organised crime group waits 29 days for its assessment | not found |
      | new organised crime groups are assessed as soon as they are identified; organised crime groups are mapped and scored in line with national guidance; 2 organised crime groups have been found but not yet assessed; a newly found organised crime group waits 29 days for its assessment | not found |
      | organised crime groups are mapped and scored in line with national guidance; the force recognises newer threats such as modern slavery, child sexual exploitation and cyber-crime beside the traditional ones; mapped groups include newer kinds of crime or the further crimes of a group are recorded | not found |
      | the force recognises newer threats such as modern slavery, child sexual exploitation and cyber-crime beside the traditional ones; mapped groups include newer kinds of crime or the further crimes of a group are recorded; the force uses a structured method such as MoRiLE to assess the threat from serious and organised crime; the force has a current strategic assessment that sets out the nature and scale of serious and organised crime in its area | not found |

  Scenario Outline: Many groups that were found, or groups found months ago, are not assessed (soc-assessment-backlog)
    Given <what inspectors found>
    When the force is graded
    Then soc-assessment-backlog is <outcome>

    Examples: it concludes
      | what inspectors found                                                | outcome                     |
      | 10 organised crime groups have been found but not yet assessed       | found as a serious weakness |
      | a newly found organised crime group waits 90 days for its assessment | found as a serious weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | 9 organised crime groups have been found but not yet assessed; a newly found organised crime group waits 89 days for its assessment | not found |

  Scenario Outline: A low rate alone may be good news; with a gap in finding or mapping it suggests groups that nobody knows of (soc-few-groups-known)
    Given <what inspectors found>
    When the force is graded
    Then soc-few-groups-known is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                         |
      | the force learns of organised crime groups only by chance or from others; 60 organised crime groups are mapped for every million people in the force area, against 100 in England and Wales | found as a significant weakness |
      | organised crime groups that were found wait or are left without an assessment; 60 organised crime groups are mapped for every million people in the force area, against 100 in England and Wales | found as a significant weakness |
      | organised crime groups are mapped inconsistently or not in line with national guidance; 60 organised crime groups are mapped for every million people in the force area, against 100 in England and Wales | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | 60.1 organised crime groups are mapped for every million people in the force area, against 100 in England and Wales | not found |
      | the force searches for organised crime on its own initiative; new organised crime groups are assessed as soon as they are identified; organised crime groups are mapped and scored in line with national guidance | not found |

  Scenario Outline: Links between groups, gangs and county lines are not understood (soc-gang-links-unknown)
    Given <what inspectors found>
    When the force is graded
    Then soc-gang-links-unknown is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                        | outcome                         |
      | the force has no picture of the links between organised crime groups, street gangs and county lines networks | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                               | outcome   |
      | the force understands how organised crime groups, street gangs and county lines networks are linked | not found |

  Scenario Outline: Force and regional unit do not bring their intelligence together (soc-intelligence-not-shared-with-region)
    Given <what inspectors found>
    When the force is graded
    Then soc-intelligence-not-shared-with-region is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                    | outcome                         |
      | the force and the regional organised crime unit hold different intelligence and do not bring it together | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                             | outcome   |
      | the force and the regional organised crime unit share what they know about organised crime groups | not found |

  Scenario Outline: Groups are not mapped in line with national guidance (soc-mapping-inconsistent)
    Given <what inspectors found>
    When the force is graded
    Then soc-mapping-inconsistent is <outcome>

    Examples: it concludes
      | what inspectors found                                                                  | outcome                         |
      | organised crime groups are mapped inconsistently or not in line with national guidance | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                       | outcome   |
      | organised crime groups are mapped and scored in line with national guidance | not found |

  Scenario Outline: Groups that were found are not assessed at once (soc-new-groups-not-assessed)
    Given <what inspectors found>
    When the force is graded
    Then soc-new-groups-not-assessed is <outcome>

    Examples: it concludes
      | what inspectors found                                                         | outcome                         |
      | organised crime groups that were found wait or are left without an assessment | found as a significant weakness |
      | 3 organised crime groups have been found but not yet assessed                 | found as a significant weakness |
      | 9 organised crime groups have been found but not yet assessed                 | found as a significant weakness |
      | a newly found organised crime group waits 30 days for its assessment          | found as a significant weakness |
      | a newly found organised crime group waits 89 days for its assessment          | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | new organised crime groups are assessed as soon as they are identified; 2 organised crime groups have been found but not yet assessed; a newly found organised crime group waits 29 days for its assessment | not found |
      | new organised crime groups are assessed as soon as they are identified; 10 organised crime groups have been found but not yet assessed; a newly found organised crime group waits 90 days for its assessment | not found |

  Scenario Outline: Newer kinds of organised crime are missing from the picture (soc-newer-threats-missed)
    Given <what inspectors found>
    When the force is graded
    Then soc-newer-threats-missed is <outcome>

    Examples: it concludes
      | what inspectors found                                                        | outcome                         |
      | the force looks at traditional organised crime only and misses newer threats | found as a significant weakness |
      | mapping records drug supply and little else                                  | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force recognises newer threats such as modern slavery, child sexual exploitation and cyber-crime beside the traditional ones; mapped groups include newer kinds of crime or the further crimes of a group are recorded | not found |

  Scenario Outline: Senior people of partner organisations are not brought together against organised crime (soc-no-partnership-board)
    Given <what inspectors found>
    When the force is graded
    Then soc-no-partnership-board is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                         | outcome                         |
      | no force-wide partnership board brings senior people of other organisations into work against organised crime | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | a force-wide partnership board with senior members from other organisations directs work against organised crime | not found |

  Scenario Outline: The threat from organised crime is not assessed, or not by a structured method (soc-no-structured-assessment)
    Given <what inspectors found>
    When the force is graded
    Then soc-no-structured-assessment is <outcome>

    Examples: it concludes
      | what inspectors found                                                                        | outcome                         |
      | the force has no structured method for assessing the threat from serious and organised crime | found as a significant weakness |
      | the force has no current strategic assessment of serious and organised crime in its area     | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force uses a structured method such as MoRiLE to assess the threat from serious and organised crime; the force has a current strategic assessment that sets out the nature and scale of serious and organised crime in its area | not found |

  Scenario Outline: Local profiles are missing (soc-profiles-missing)
    Given <what inspectors found>
    When the force is graded
    Then soc-profiles-missing is <outcome>

    Examples: it concludes
      | what inspectors found                                                                       | outcome                         |
      | local profiles of serious and organised crime are missing for all or part of the force area | found as a significant weakness |
      | 74.9 percent of the local areas have a profile of serious and organised crime               | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | local profiles of serious and organised crime are completed for the force area; 75 percent of the local areas have a profile of serious and organised crime | not found |

  Scenario Outline: The picture of organised crime rests on police information alone (soc-profiles-police-only)
    Given <what inspectors found>
    When the force is graded
    Then soc-profiles-police-only is <outcome>

    Examples: it concludes
      | what inspectors found                                                                   | outcome                         |
      | the local profiles contain police information only                                      | found as a significant weakness |
      | the threat assessment draws only on what law enforcement holds                          | found as a significant weakness |
      | partner organisations seldom pass the force what they know about organised crime groups | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | other organisations supply data or analysis for the local profiles; the threat assessment draws on data held by other organisations; partner organisations pass the force what they know about organised crime groups | not found |

  Scenario Outline: Local profiles leave out main threats or the harm done (soc-profiles-thin)
    Given <what inspectors found>
    When the force is graded
    Then soc-profiles-thin is <outcome>

    Examples: it concludes
      | what inspectors found                                                     | outcome                         |
      | the local profiles leave out main threats or the harm done to communities | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                    | outcome   |
      | the local profiles deal in detail with the main threats and the harm done to communities | not found |

  Scenario Outline: Gangs and other networks are not assessed rigorously (soc-gangs-not-assessed)
    Given <what inspectors found>
    When the force is graded
    Then soc-gangs-not-assessed is <outcome>

    Examples: it concludes
      | what inspectors found                                                                      | outcome                   |
      | urban street gangs and other criminal networks are not assessed or each in a different way | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                               | outcome   |
      | urban street gangs and other criminal networks are assessed as rigorously as organised crime groups | not found |

  Scenario Outline: The force does little to find organised crime, to mark those involved or to see what it does not know (soc-groups-not-sought)
    Given <what inspectors found>
    When the force is graded
    Then soc-groups-not-sought is <outcome>

    Examples: it concludes
      | what inspectors found                                                                           | outcome                   |
      | the force learns of organised crime groups only by chance or from others                        | found as a minor weakness |
      | people identified as involved in organised crime are not marked on the intelligence system      | found as a minor weakness |
      | local policing teams play no part in gathering intelligence on organised crime groups and gangs | found as a minor weakness |
      | the force does not know where the gaps in its intelligence on organised crime are               | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force searches for organised crime on its own initiative; people identified as involved in organised crime are marked on the intelligence system; local policing teams gather intelligence on organised crime groups and gangs; the force knows where the gaps in its intelligence on organised crime are and works to fill them | not found |

  Scenario Outline: Local profiles are old, too general, without regional intelligence, unknown to local teams or lead to no action (soc-profiles-little-used)
    Given <what inspectors found>
    When the force is graded
    Then soc-profiles-little-used is <outcome>

    Examples: it concludes
      | what inspectors found                                                     | outcome                   |
      | local policing teams do not know or use the local profiles                | found as a minor weakness |
      | the local profiles are out of date                                        | found as a minor weakness |
      | there is one profile for the whole force area and none for its districts  | found as a minor weakness |
      | the local profiles include nothing from the regional organised crime unit | found as a minor weakness |
      | the local profiles lead to no action by partners                          | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | local policing teams work with the local profiles; the local profiles are updated regularly; the local profiles describe particular neighbourhoods or districts; the local profiles include information from the regional organised crime unit; actions that follow from the local profiles are shared out between the force and its partners | not found |

  Scenario Outline: Scores of groups are not kept up to date (soc-scores-not-reviewed)
    Given <what inspectors found>
    When the force is graded
    Then soc-scores-not-reviewed is <outcome>

    Examples: it concludes
      | what inspectors found                                        | outcome                   |
      | scores of organised crime groups are not reviewed once given | found as a minor weakness |
      | the score of 5 organised crime groups is overdue for review  | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | scores of organised crime groups are reviewed at regular intervals; the score of 4 organised crime groups is overdue for review | not found |

  Scenario Outline: Gangs are assessed as rigorously as groups and their links are understood (soc-gangs-understood)
    Given <what inspectors found>
    When the force is graded
    Then soc-gangs-understood is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | urban street gangs and other criminal networks are assessed as rigorously as organised crime groups; the force understands how organised crime groups, street gangs and county lines networks are linked | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                                        | outcome   |
      | urban street gangs and other criminal networks are not assessed or each in a different way                   | not found |
      | the force has no picture of the links between organised crime groups, street gangs and county lines networks | not found |

  Scenario Outline: The force looks for organised crime with its local teams or marks those involved on its system (soc-groups-actively-sought)
    Given <what inspectors found>
    When the force is graded
    Then soc-groups-actively-sought is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force searches for organised crime on its own initiative; people identified as involved in organised crime are marked on the intelligence system | found as a strength |
      | the force searches for organised crime on its own initiative; local policing teams gather intelligence on organised crime groups and gangs | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force learns of organised crime groups only by chance or from others | not found |
      | people identified as involved in organised crime are not marked on the intelligence system; local policing teams play no part in gathering intelligence on organised crime groups and gangs | not found |

  Scenario Outline: Groups are mapped to the national standard and their scores reviewed (soc-mapping-sound)
    Given <what inspectors found>
    When the force is graded
    Then soc-mapping-sound is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | organised crime groups are mapped and scored in line with national guidance; scores of organised crime groups are reviewed at regular intervals | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                  | outcome   |
      | organised crime groups are mapped inconsistently or not in line with national guidance | not found |
      | scores of organised crime groups are not reviewed once given                           | not found |

  Scenario Outline: No organised crime group that was found waits for its assessment (soc-new-groups-assessed-at-once)
    Given <what inspectors found>
    When the force is graded
    Then soc-new-groups-assessed-at-once is <outcome>

    Examples: it concludes
      | what inspectors found                                                  | outcome             |
      | new organised crime groups are assessed as soon as they are identified | found as a strength |
      | 0 organised crime groups have been found but not yet assessed          | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | organised crime groups that were found wait or are left without an assessment; 1 organised crime groups have been found but not yet assessed | not found |

  Scenario Outline: Newer threats are recognised and show in the mapping or the profiles (soc-newer-threats-mapped)
    Given <what inspectors found>
    When the force is graded
    Then soc-newer-threats-mapped is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force recognises newer threats such as modern slavery, child sexual exploitation and cyber-crime beside the traditional ones; mapped groups include newer kinds of crime or the further crimes of a group are recorded | found as a strength |
      | the force recognises newer threats such as modern slavery, child sexual exploitation and cyber-crime beside the traditional ones; the local profiles deal in detail with the main threats and the harm done to communities | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force looks at traditional organised crime only and misses newer threats | not found |
      | mapping records drug supply and little else; the local profiles leave out main threats or the harm done to communities | not found |

  Scenario Outline: A force-wide partnership board directs work against organised crime (soc-strategic-board-active)
    Given <what inspectors found>
    When the force is graded
    Then soc-strategic-board-active is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | a force-wide partnership board with senior members from other organisations directs work against organised crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                                         | outcome   |
      | no force-wide partnership board brings senior people of other organisations into work against organised crime | not found |

  Scenario Outline: Threats from organised crime are assessed by a structured method (soc-structured-threat-assessment)
    Given <what inspectors found>
    When the force is graded
    Then soc-structured-threat-assessment is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                   | outcome             |
      | the force uses a structured method such as MoRiLE to assess the threat from serious and organised crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                        | outcome   |
      | the force has no structured method for assessing the threat from serious and organised crime | not found |

  Scenario Outline: Partners' data go into the threat assessment, which is current, tested for gaps or fed by their intelligence (soc-wide-intelligence-base)
    Given <what inspectors found>
    When the force is graded
    Then soc-wide-intelligence-base is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the threat assessment draws on data held by other organisations; partner organisations pass the force what they know about organised crime groups | found as a strength |
      | the threat assessment draws on data held by other organisations; the force knows where the gaps in its intelligence on organised crime are and works to fill them | found as a strength |
      | the threat assessment draws on data held by other organisations; the force has a current strategic assessment that sets out the nature and scale of serious and organised crime in its area | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the threat assessment draws only on what law enforcement holds | not found |
      | partner organisations seldom pass the force what they know about organised crime groups; the force does not know where the gaps in its intelligence on organised crime are; the force has no current strategic assessment of serious and organised crime in its area | not found |

  Scenario Outline: Inspectors call the understanding of organised crime limited (soc-threat-little-understood)
    Given <what inspectors found>
    When the force is graded
    Then soc-threat-little-understood is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force has a limited understanding of the threat from serious and organised crime | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force has a good understanding of the threat from serious and organised crime | not found |

  Scenario Outline: Inspectors call the understanding of organised crime good (soc-threat-well-understood)
    Given <what inspectors found>
    When the force is graded
    Then soc-threat-well-understood is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force has a good understanding of the threat from serious and organised crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force has a limited understanding of the threat from serious and organised crime | not found |

  Scenario Outline: organised-crime-groups-mapped is suggested
    Given <what inspectors found>
    When the force is graded
    Then organised-crime-groups-mapped is suggested as an area for improvement
    And organised-crime-groups-mapped is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | 10 organised crime groups have been found but not yet assessed | soc-assessment-backlog |
      | organised crime groups that were found wait or are left without an assessment | soc-new-groups-not-assessed |
      | organised crime groups are mapped inconsistently or not in line with national guidance | soc-mapping-inconsistent |
      | the force learns of organised crime groups only by chance or from others; 60 organised crime groups are mapped for every million people in the force area, against 100 in England and Wales | soc-few-groups-known and soc-groups-not-sought |
      | 10 organised crime groups have been found but not yet assessed; scores of organised crime groups are not reviewed once given; the force learns of organised crime groups only by chance or from others | soc-assessment-backlog, soc-scores-not-reviewed and soc-groups-not-sought |

  Scenario Outline: organised-crime-threat-assessed is suggested
    Given <what inspectors found>
    When the force is graded
    Then organised-crime-threat-assessed is suggested as an area for improvement
    And organised-crime-threat-assessed is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force has a limited understanding of the threat from serious and organised crime | soc-threat-little-understood |
      | the force has no structured method for assessing the threat from serious and organised crime | soc-no-structured-assessment |

  Scenario: organised-crime-threat-assessed is raised as a cause of concern (soc-threat-unknown)
    Given the force has no structured method for assessing the threat from serious and organised crime
    And local profiles of serious and organised crime are missing for all or part of the force area
    And organised crime groups that were found wait or are left without an assessment
    And organised crime groups are mapped inconsistently or not in line with national guidance
    When the force is graded
    Then organised-crime-threat-assessed is raised as a cause of concern

  Scenario Outline: newer-organised-crime-tackled is suggested
    Given <what inspectors found>
    When the force is graded
    Then newer-organised-crime-tackled is suggested as an area for improvement
    And newer-organised-crime-tackled is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force looks at traditional organised crime only and misses newer threats | soc-newer-threats-missed |
      | the force's operations against organised crime deal with drugs and other traditional crime only | soc-enforcement-narrow |

  Scenario Outline: organised-crime-profiled-with-partners is suggested
    Given <what inspectors found>
    When the force is graded
    Then organised-crime-profiled-with-partners is suggested as an area for improvement
    And organised-crime-profiled-with-partners is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | local profiles of serious and organised crime are missing for all or part of the force area | soc-profiles-missing |
      | the local profiles leave out main threats or the harm done to communities | soc-profiles-thin |
      | the local profiles contain police information only | soc-profiles-police-only |
      | local profiles of serious and organised crime are missing for all or part of the force area; local policing teams do not know or use the local profiles | soc-profiles-missing and soc-profiles-little-used |

  Scenario Outline: organised-crime-tackled-with-partners is suggested
    Given <what inspectors found>
    When the force is graded
    Then organised-crime-tackled-with-partners is suggested as an area for improvement
    And organised-crime-tackled-with-partners is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | no force-wide partnership board brings senior people of other organisations into work against organised crime | soc-no-partnership-board |
      | the force acts against organised crime groups alone | soc-partners-absent |
      | no force-wide partnership board brings senior people of other organisations into work against organised crime; lead responsible officers make their plans without local partner organisations | soc-no-partnership-board and soc-oversight-uneven |

  Scenario Outline: gangs-and-county-lines-countered is suggested
    Given <what inspectors found>
    When the force is graded
    Then gangs-and-county-lines-countered is suggested as an area for improvement
    And gangs-and-county-lines-countered is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force has no picture of the links between organised crime groups, street gangs and county lines networks | soc-gang-links-unknown |
      | the force has no process against county lines dealing and the taking over of vulnerable people's homes | soc-county-lines-unanswered |
      | the force has no picture of the links between organised crime groups, street gangs and county lines networks; urban street gangs and other criminal networks are not assessed or each in a different way; members of gangs and organised crime groups are offered no way out of crime | soc-gang-links-unknown, soc-gangs-not-assessed and soc-gang-members-left |

  Scenario Outline: regional-capabilities-used is suggested
    Given <what inspectors found>
    When the force is graded
    Then regional-capabilities-used is suggested as an area for improvement
    And regional-capabilities-used is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force and the regional organised crime unit hold different intelligence and do not bring it together | soc-intelligence-not-shared-with-region |
      | the force seldom draws on the specialist capabilities of the regional organised crime unit | soc-region-unused |
      | the force keeps specialist capabilities that the regional organised crime unit already provides; the plan for the use of the regional organised crime unit is missing or lacks detail for the force; the force makes little or no use of the Government Agency Intelligence Network | soc-region-duplicated, soc-region-plan-thin and soc-wider-means-unused |

  Scenario Outline: The force and the regional unit bring their intelligence together (soc-intelligence-shared-with-region)
    Given <what inspectors found>
    When the force is graded
    Then soc-intelligence-shared-with-region is <outcome>

    Examples: it concludes
      | what inspectors found                                                                             | outcome             |
      | the force and the regional organised crime unit share what they know about organised crime groups | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force and the regional organised crime unit share what they know about organised crime groups | not found |

  Scenario Outline: Local profiles are current, local, with regional intelligence, in use by local teams or followed by action of partners (soc-profiles-in-use)
    Given <what inspectors found>
    When the force is graded
    Then soc-profiles-in-use is <outcome>

    Examples: it concludes
      | what inspectors found                                                                         | outcome             |
      | actions that follow from the local profiles are shared out between the force and its partners | found as a strength |
      | local policing teams work with the local profiles                                             | found as a strength |
      | the local profiles are updated regularly                                                      | found as a strength |
      | the local profiles describe particular neighbourhoods or districts                            | found as a strength |
      | the local profiles include information from the regional organised crime unit                 | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that actions that follow from the local profiles are shared out between the force and its partners; it is partly so that local policing teams work with the local profiles; it is partly so that the local profiles are updated regularly; it is partly so that the local profiles describe particular neighbourhoods or districts; it is partly so that the local profiles include information from the regional organised crime unit | not found |

  Scenario Outline: Local profiles are detailed (soc-rich-local-profiles)
    Given <what inspectors found>
    When the force is graded
    Then soc-rich-local-profiles is <outcome>

    Examples: it concludes
      | what inspectors found                                                                    | outcome             |
      | the local profiles deal in detail with the main threats and the harm done to communities | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                                         | outcome   |
      | it is partly so that the local profiles deal in detail with the main threats and the harm done to communities | not found |

  Scenario Outline: Other organisations supply data or analysis for the local profiles (soc-profiles-made-with-partners)
    Given <what inspectors found>
    When the force is graded
    Then soc-profiles-made-with-partners is <outcome>

    Examples: it concludes
      | what inspectors found                                              | outcome             |
      | other organisations supply data or analysis for the local profiles | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                   | outcome   |
      | it is partly so that other organisations supply data or analysis for the local profiles | not found |
