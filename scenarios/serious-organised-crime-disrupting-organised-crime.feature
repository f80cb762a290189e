@peel-2017
Feature: Tackling serious and organised crime: disrupting and investigating serious and organised crime
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: Ownership, priorities, partners or protection fail together (soc-groups-unchecked)
    Given <what inspectors found>
    When the force is graded
    Then soc-groups-unchecked is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | organised crime groups are without a lead responsible officer; action against organised crime groups does not follow the harm they do; the force acts against organised crime groups alone | found as a cause of concern |
      | action against organised crime groups does not follow the harm they do; the force acts against organised crime groups alone; the force seldom draws on the specialist capabilities of the regional organised crime unit | found as a cause of concern |
      | the force acts against organised crime groups alone; the force seldom draws on the specialist capabilities of the regional organised crime unit; people harmed or exploited by organised crime groups are left without protection | found as a cause of concern |
      | the force seldom draws on the specialist capabilities of the regional organised crime unit; people harmed or exploited by organised crime groups are left without protection; chances to pass on intelligence and limit serious harm by an organised crime group were missed | found as a cause of concern |
      | people harmed or exploited by organised crime groups are left without protection; chances to pass on intelligence and limit serious harm by an organised crime group were missed; organised crime groups are without a lead responsible officer | found as a cause of concern |
      | chances to pass on intelligence and limit serious harm by an organised crime group were missed; organised crime groups are without a lead responsible officer; action against organised crime groups does not follow the harm they do | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | each organised crime group has a lead responsible officer for the long term; the score of a group decides how much action the force takes against it; other organisations take part in disrupting organised crime groups; the force draws on the specialist capabilities of the regional organised crime unit; 90 percent of the organised crime groups have a lead responsible officer | not found |
      | the score of a group decides how much action the force takes against it; other organisations take part in disrupting organised crime groups; the force draws on the specialist capabilities of the regional organised crime unit; people harmed or exploited by organised crime groups are found and safeguarded | not found |
      | other organisations take part in disrupting organised crime groups; the force draws on the specialist capabilities of the regional organised crime unit; people harmed or exploited by organised crime groups are found and safeguarded; intelligence on organised crime groups is passed on in time to limit the harm they do | not found |
      | the force draws on the specialist capabilities of the regional organised crime unit; people harmed or exploited by organised crime groups are found and safeguarded; intelligence on organised crime groups is passed on in time to limit the harm they do; each organised crime group has a lead responsible officer for the long term; 90 percent of the organised crime groups have a lead responsible officer | not found |
      | people harmed or exploited by organised crime groups are found and safeguarded; intelligence on organised crime groups is passed on in time to limit the harm they do; each organised crime group has a lead responsible officer for the long term; the score of a group decides how much action the force takes against it; 90 percent of the organised crime groups have a lead responsible officer | not found |
      | intelligence on organised crime groups is passed on in time to limit the harm they do; each organised crime group has a lead responsible officer for the long term; the score of a group decides how much action the force takes against it; other organisations take part in disrupting organised crime groups; 90 percent of the organised crime groups have a lead responsible officer | not found |

  Scenario Outline: Chances to pass on intelligence before serious harm were missed (soc-intelligence-not-passed-on)
    Given <what inspectors found>
    When the force is graded
    Then soc-intelligence-not-passed-on is <outcome>

    Examples: it concludes
      | what inspectors found                                                                          | outcome                     |
      | chances to pass on intelligence and limit serious harm by an organised crime group were missed | found as a serious weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                 | outcome   |
      | intelligence on organised crime groups is passed on in time to limit the harm they do | not found |

  Scenario Outline: People exploited by groups are left without protection (soc-victims-unprotected)
    Given <what inspectors found>
    When the force is graded
    Then soc-victims-unprotected is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome                     |
      | people harmed or exploited by organised crime groups are left without protection | found as a serious weakness |

    Examples: it narrowly does not
      | what inspectors found                                                          | outcome   |
      | people harmed or exploited by organised crime groups are found and safeguarded | not found |

  Scenario Outline: There is no process against county lines and the taking over of homes (soc-county-lines-unanswered)
    Given <what inspectors found>
    When the force is graded
    Then soc-county-lines-unanswered is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                  | outcome                         |
      | the force has no process against county lines dealing and the taking over of vulnerable people's homes | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                                         | outcome   |
      | the force has a working process against county lines dealing and the taking over of vulnerable people's homes | not found |

  Scenario Outline: Disruption of groups is not measured (soc-disruption-not-measured)
    Given <what inspectors found>
    When the force is graded
    Then soc-disruption-not-measured is <outcome>

    Examples: it concludes
      | what inspectors found                                                                              | outcome                         |
      | the force does not measure its disruption of organised crime groups in line with national guidance | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                      | outcome   |
      | the force measures its disruption of organised crime groups in line with national guidance | not found |

  Scenario Outline: Operations deal with traditional organised crime only (soc-enforcement-narrow)
    Given <what inspectors found>
    When the force is graded
    Then soc-enforcement-narrow is <outcome>

    Examples: it concludes
      | what inspectors found                                                                           | outcome                         |
      | the force's operations against organised crime deal with drugs and other traditional crime only | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                                      | outcome   |
      | the force mounts operations against newer kinds of organised crime such as exploitation and modern slavery | not found |

  Scenario Outline: Lead officers lack support in more than one respect (soc-lead-officers-unsupported)
    Given <what inspectors found>
    When the force is graded
    Then soc-lead-officers-unsupported is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                         |
      | some or all lead responsible officers have had no training for the role; other duties keep lead responsible officers from the role | found as a significant weakness |
      | 74.9 percent of the lead responsible officers have had training for the role; 50 percent of the lead responsible officers say that other duties keep them from the role | found as a significant weakness |
      | other duties keep lead responsible officers from the role; lead responsible officers get the role because of their rank or post | found as a significant weakness |
      | lead responsible officers get the role because of their rank or post; 50 percent of the lead responsible officers say that other duties keep them from the role | found as a significant weakness |
      | lead responsible officers get the role because of their rank or post; lead responsible officers have no guidance, toolkit or expert adviser to draw on | found as a significant weakness |
      | lead responsible officers have no guidance, toolkit or expert adviser to draw on; lead responsible officers know little of the 4Ps or of tactics other than enforcement | found as a significant weakness |
      | lead responsible officers know little of the 4Ps or of tactics other than enforcement; some or all lead responsible officers have had no training for the role | found as a significant weakness |
      | lead responsible officers know little of the 4Ps or of tactics other than enforcement; 74.9 percent of the lead responsible officers have had training for the role | found as a significant weakness |
      | lead responsible officers are not up to the role; other duties keep lead responsible officers from the role | found as a significant weakness |
      | some or all lead responsible officers have had no training for the role; lead responsible officers are not up to the role | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | lead responsible officers are trained for the role; lead responsible officers have the time that the role needs; lead responsible officers are chosen for their ability to do the work; lead responsible officers are capable of the role; lead responsible officers have guidance, a toolkit or expert advisers to draw on; 75 percent of the lead responsible officers have had training for the role; 49.9 percent of the lead responsible officers say that other duties keep them from the role | not found |
      | lead responsible officers have the time that the role needs; lead responsible officers are chosen for their ability to do the work; lead responsible officers are capable of the role; lead responsible officers have guidance, a toolkit or expert advisers to draw on; lead responsible officers know the 4Ps and a wide range of tactics; 49.9 percent of the lead responsible officers say that other duties keep them from the role | not found |
      | lead responsible officers are chosen for their ability to do the work; lead responsible officers are capable of the role; lead responsible officers have guidance, a toolkit or expert advisers to draw on; lead responsible officers know the 4Ps and a wide range of tactics; lead responsible officers are trained for the role; 75 percent of the lead responsible officers have had training for the role | not found |
      | lead responsible officers have guidance, a toolkit or expert advisers to draw on; lead responsible officers know the 4Ps and a wide range of tactics; lead responsible officers are trained for the role; lead responsible officers have the time that the role needs; 75 percent of the lead responsible officers have had training for the role; 49.9 percent of the lead responsible officers say that other duties keep them from the role | not found |
      | lead responsible officers know the 4Ps and a wide range of tactics; lead responsible officers are trained for the role; lead responsible officers have the time that the role needs; lead responsible officers are chosen for their ability to do the work; lead responsible officers are capable of the role; 75 percent of the lead responsible officers have had training for the role; 49.9 percent of the lead responsible officers say that other duties keep them from the role | not found |

  Scenario Outline: Local teams know little of the organised crime groups in their area (soc-local-teams-absent)
    Given <what inspectors found>
    When the force is graded
    Then soc-local-teams-absent is <outcome>

    Examples: it concludes
      | what inspectors found                                                     | outcome                         |
      | local officers know little about the organised crime groups in their area | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | local officers are kept informed about organised crime groups and recognise the signs of their activity | not found |

  Scenario Outline: Organised crime groups are without a lead responsible officer (soc-no-lead-officers)
    Given <what inspectors found>
    When the force is graded
    Then soc-no-lead-officers is <outcome>

    Examples: it concludes
      | what inspectors found                                                      | outcome                         |
      | organised crime groups are without a lead responsible officer              | found as a significant weakness |
      | 89.9 percent of the organised crime groups have a lead responsible officer | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | each organised crime group has a lead responsible officer for the long term; 90 percent of the organised crime groups have a lead responsible officer | not found |

  Scenario Outline: The force acts against groups alone (soc-partners-absent)
    Given <what inspectors found>
    When the force is graded
    Then soc-partners-absent is <outcome>

    Examples: it concludes
      | what inspectors found                               | outcome                         |
      | the force acts against organised crime groups alone | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                              | outcome   |
      | other organisations take part in disrupting organised crime groups | not found |

  Scenario Outline: Plans for groups do not follow the 4Ps consistently (soc-plans-not-4p)
    Given <what inspectors found>
    When the force is graded
    Then soc-plans-not-4p is <outcome>

    Examples: it concludes
      | what inspectors found                                                                   | outcome                         |
      | plans for organised crime groups do not follow the 4P structure or do so inconsistently | found as a significant weakness |
      | 74.9 percent of the organised crime groups have a plan that covers all 4Ps              | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | plans for organised crime groups follow the 4P structure consistently; 75 percent of the organised crime groups have a plan that covers all 4Ps | not found |

  Scenario Outline: Action does not follow the harm that groups do (soc-priorities-unclear)
    Given <what inspectors found>
    When the force is graded
    Then soc-priorities-unclear is <outcome>

    Examples: it concludes
      | what inspectors found                                                  | outcome                         |
      | action against organised crime groups does not follow the harm they do | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                   | outcome   |
      | the score of a group decides how much action the force takes against it | not found |

  Scenario Outline: Regional capabilities are seldom used (soc-region-unused)
    Given <what inspectors found>
    When the force is graded
    Then soc-region-unused is <outcome>

    Examples: it concludes
      | what inspectors found                                                                      | outcome                         |
      | the force seldom draws on the specialist capabilities of the regional organised crime unit | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                               | outcome   |
      | the force draws on the specialist capabilities of the regional organised crime unit | not found |

  Scenario Outline: Success is not defined, the lasting effect is not known, or disruptions are few, scattered or kept from the region (soc-effect-partly-known)
    Given <what inspectors found>
    When the force is graded
    Then soc-effect-partly-known is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                  | outcome                   |
      | the force does not know what long-term effect its work has on organised crime                          | found as a minor weakness |
      | the force does not ask residents whether its action against organised crime made a difference          | found as a minor weakness |
      | the force does not share its records of disruption with the regional organised crime unit              | found as a minor weakness |
      | 100 disruptions were recorded for every 100 organised crime groups, among the lowest quarter of forces | found as a minor weakness |
      | the force has not set out what success against organised crime is | found as a minor weakness |
      | action against organised crime groups and its effect are recorded in various systems that do not fit together | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force evaluates the long-term effect of its work on organised crime and passes on what worked; the force asks residents before and after whether its action against organised crime made a difference; the force shares its records of disruption with the regional organised crime unit; 100 disruptions were recorded for every 100 organised crime groups, broadly in line with all forces; the force has set out what success against organised crime is and how it is measured; action against organised crime groups and its effect are recorded in one system | not found |

  Scenario Outline: Lead officers lack training, time, guidance, knowledge of the 4Ps, ability or a choice by it (soc-lead-officers-partly-supported)
    Given <what inspectors found>
    When the force is graded
    Then soc-lead-officers-partly-supported is <outcome>

    Examples: it concludes
      | what inspectors found                                                                     | outcome                   |
      | some or all lead responsible officers have had no training for the role                   | found as a minor weakness |
      | 74.9 percent of the lead responsible officers have had training for the role              | found as a minor weakness |
      | other duties keep lead responsible officers from the role                                 | found as a minor weakness |
      | 50 percent of the lead responsible officers say that other duties keep them from the role | found as a minor weakness |
      | lead responsible officers get the role because of their rank or post                      | found as a minor weakness |
      | lead responsible officers have no guidance, toolkit or expert adviser to draw on          | found as a minor weakness |
      | lead responsible officers know little of the 4Ps or of tactics other than enforcement     | found as a minor weakness |
      | lead responsible officers are not up to the role | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | lead responsible officers are trained for the role; lead responsible officers have the time that the role needs; lead responsible officers are chosen for their ability to do the work; lead responsible officers have guidance, a toolkit or expert advisers to draw on; lead responsible officers know the 4Ps and a wide range of tactics; 75 percent of the lead responsible officers have had training for the role; 49.9 percent of the lead responsible officers say that other duties keep them from the role; lead responsible officers are capable of the role | not found |

  Scenario Outline: Local teams take no part in disrupting groups, or are brought in late (soc-local-teams-marginal)
    Given <what inspectors found>
    When the force is graded
    Then soc-local-teams-marginal is <outcome>

    Examples: it concludes
      | what inspectors found                                                   | outcome                   |
      | local policing teams are brought in only after operations or not at all | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                               | outcome   |
      | local policing teams take part in disrupting organised crime groups | not found |

  Scenario Outline: Planning, tasking or oversight of action against groups leaves partners out or differs across the area (soc-oversight-uneven)
    Given <what inspectors found>
    When the force is graded
    Then soc-oversight-uneven is <outcome>

    Examples: it concludes
      | what inspectors found                                                                     | outcome                   |
      | lead responsible officers make their plans without local partner organisations            | found as a minor weakness |
      | joint work against organised crime is overseen differently from district to district      | found as a minor weakness |
      | resources for action against organised crime groups are allocated without a clear process | found as a minor weakness |
      | nobody senior examines what is done against each organised crime group                    | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | lead responsible officers make their plans together with local partner organisations; joint work against organised crime is overseen in the same way across the force area; a clear process allocates local and regional resources to action against organised crime groups; senior officers examine at regular meetings what is done against each organised crime group | not found |

  Scenario Outline: The force keeps capabilities that the region provides (soc-region-duplicated)
    Given <what inspectors found>
    When the force is graded
    Then soc-region-duplicated is <outcome>

    Examples: it concludes
      | what inspectors found                                                                           | outcome                   |
      | the force keeps specialist capabilities that the regional organised crime unit already provides | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                            | outcome   |
      | the force keeps no specialist capability that the regional organised crime unit already provides | not found |

  Scenario Outline: The plan for using the regional unit lacks detail (soc-region-plan-thin)
    Given <what inspectors found>
    When the force is graded
    Then soc-region-plan-thin is <outcome>

    Examples: it concludes
      | what inspectors found                                                                              | outcome                   |
      | the plan for the use of the regional organised crime unit is missing or lacks detail for the force | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | a detailed plan says how the force will use the regional organised crime unit, avoid duplication and agree priorities | not found |

  Scenario Outline: The Government Agency Intelligence Network or the seizure of assets is little used (soc-wider-means-unused)
    Given <what inspectors found>
    When the force is graded
    Then soc-wider-means-unused is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | the force makes little or no use of the Government Agency Intelligence Network | found as a minor weakness |
      | 100 referrals to the Government Agency Intelligence Network were made for every 100 organised crime groups, among the lowest quarter of forces | found as a minor weakness |
      | the force seldom pursues the assets and proceeds of organised crime | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force makes use of the Government Agency Intelligence Network; the force seizes the assets and proceeds of organised crime; 100 referrals to the Government Agency Intelligence Network were made for every 100 organised crime groups, broadly in line with all forces | not found |

  Scenario Outline: A working process counters county lines and the taking over of homes (soc-county-lines-met)
    Given <what inspectors found>
    When the force is graded
    Then soc-county-lines-met is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                         | outcome             |
      | the force has a working process against county lines dealing and the taking over of vulnerable people's homes | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                                  | outcome   |
      | the force has no process against county lines dealing and the taking over of vulnerable people's homes | not found |

  Scenario Outline: Disruption is measured and the record is shared with the region, in one system or high among forces (soc-disruption-well-measured)
    Given <what inspectors found>
    When the force is graded
    Then soc-disruption-well-measured is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force measures its disruption of organised crime groups in line with national guidance; the force shares its records of disruption with the regional organised crime unit | found as a strength |
      | the force measures its disruption of organised crime groups in line with national guidance; 1 disruptions were recorded for every 100 organised crime groups, among the highest quarter of forces | found as a strength |
      | the force measures its disruption of organised crime groups in line with national guidance; action against organised crime groups and its effect are recorded in one system | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force does not measure its disruption of organised crime groups in line with national guidance | not found |
      | the force does not share its records of disruption with the regional organised crime unit; 1 disruptions were recorded for every 100 organised crime groups, broadly in line with all forces; action against organised crime groups and its effect are recorded in various systems that do not fit together | not found |

  Scenario Outline: The force looks beyond single disruptions at lasting effect, at communities or at aims that it has set (soc-effect-known)
    Given <what inspectors found>
    When the force is graded
    Then soc-effect-known is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                  | outcome             |
      | the force evaluates the long-term effect of its work on organised crime and passes on what worked      | found as a strength |
      | the force asks residents before and after whether its action against organised crime made a difference | found as a strength |
      | the force has set out what success against organised crime is and how it is measured | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force does not know what long-term effect its work has on organised crime; the force does not ask residents whether its action against organised crime made a difference; the force has not set out what success against organised crime is | not found |

  Scenario Outline: Groups have lead officers who are trained, capable or chosen for their ability (soc-lead-officers-capable)
    Given <what inspectors found>
    When the force is graded
    Then soc-lead-officers-capable is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | each organised crime group has a lead responsible officer for the long term; lead responsible officers are trained for the role | found as a strength |
      | each organised crime group has a lead responsible officer for the long term; lead responsible officers are chosen for their ability to do the work | found as a strength |
      | each organised crime group has a lead responsible officer for the long term; 90 percent of the lead responsible officers have had training for the role | found as a strength |
      | each organised crime group has a lead responsible officer for the long term; lead responsible officers are capable of the role | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | organised crime groups are without a lead responsible officer | not found |
      | some or all lead responsible officers have had no training for the role; lead responsible officers get the role because of their rank or post; 89.9 percent of the lead responsible officers have had training for the role; lead responsible officers are not up to the role | not found |

  Scenario Outline: Lead officers have guidance and work to the 4Ps or have time for the role (soc-lead-officers-equipped)
    Given <what inspectors found>
    When the force is graded
    Then soc-lead-officers-equipped is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | lead responsible officers have guidance, a toolkit or expert advisers to draw on; plans for organised crime groups follow the 4P structure consistently | found as a strength |
      | lead responsible officers have guidance, a toolkit or expert advisers to draw on; lead responsible officers know the 4Ps and a wide range of tactics | found as a strength |
      | lead responsible officers have guidance, a toolkit or expert advisers to draw on; lead responsible officers have the time that the role needs | found as a strength |
      | lead responsible officers have guidance, a toolkit or expert advisers to draw on; 90 percent of the organised crime groups have a plan that covers all 4Ps | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | lead responsible officers have no guidance, toolkit or expert adviser to draw on | not found |
      | plans for organised crime groups do not follow the 4P structure or do so inconsistently; lead responsible officers know little of the 4Ps or of tactics other than enforcement; other duties keep lead responsible officers from the role; 89.9 percent of the organised crime groups have a plan that covers all 4Ps | not found |

  Scenario Outline: Local teams know the groups in their area and act against them (soc-local-teams-act)
    Given <what inspectors found>
    When the force is graded
    Then soc-local-teams-act is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | local policing teams take part in disrupting organised crime groups; local officers are kept informed about organised crime groups and recognise the signs of their activity | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                     | outcome   |
      | local policing teams are brought in only after operations or not at all   | not found |
      | local officers know little about the organised crime groups in their area | not found |

  Scenario Outline: Other organisations take part in disrupting groups (soc-partners-take-part)
    Given <what inspectors found>
    When the force is graded
    Then soc-partners-take-part is <outcome>

    Examples: it concludes
      | what inspectors found                                              | outcome             |
      | other organisations take part in disrupting organised crime groups | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                               | outcome   |
      | the force acts against organised crime groups alone | not found |

  Scenario Outline: Plans are made with local partners or overseen with them in one way across the area (soc-plans-made-with-partners)
    Given <what inspectors found>
    When the force is graded
    Then soc-plans-made-with-partners is <outcome>

    Examples: it concludes
      | what inspectors found                                                                | outcome             |
      | lead responsible officers make their plans together with local partner organisations | found as a strength |
      | joint work against organised crime is overseen in the same way across the force area | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | lead responsible officers make their plans without local partner organisations; joint work against organised crime is overseen differently from district to district | not found |

  Scenario Outline: Regional specialist capabilities are used, or their use is planned without duplication (soc-regional-capabilities-used)
    Given <what inspectors found>
    When the force is graded
    Then soc-regional-capabilities-used is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force draws on the specialist capabilities of the regional organised crime unit | found as a strength |
      | a detailed plan says how the force will use the regional organised crime unit, avoid duplication and agree priorities; the force keeps no specialist capability that the regional organised crime unit already provides | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force seldom draws on the specialist capabilities of the regional organised crime unit; the plan for the use of the regional organised crime unit is missing or lacks detail for the force | not found |
      | the force seldom draws on the specialist capabilities of the regional organised crime unit; the force keeps specialist capabilities that the regional organised crime unit already provides | not found |

  Scenario Outline: Action follows the mapping and is tasked or scrutinised regularly (soc-tasking-clear)
    Given <what inspectors found>
    When the force is graded
    Then soc-tasking-clear is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the score of a group decides how much action the force takes against it; a clear process allocates local and regional resources to action against organised crime groups | found as a strength |
      | the score of a group decides how much action the force takes against it; senior officers examine at regular meetings what is done against each organised crime group | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | action against organised crime groups does not follow the harm they do | not found |
      | resources for action against organised crime groups are allocated without a clear process; nobody senior examines what is done against each organised crime group | not found |

  Scenario Outline: Other agencies' intelligence is used or the proceeds of crime are seized (soc-wider-means-used)
    Given <what inspectors found>
    When the force is graded
    Then soc-wider-means-used is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force makes use of the Government Agency Intelligence Network | found as a strength |
      | 1 referrals to the Government Agency Intelligence Network were made for every 100 organised crime groups, among the highest quarter of forces | found as a strength |
      | the force seizes the assets and proceeds of organised crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force makes little or no use of the Government Agency Intelligence Network; the force seldom pursues the assets and proceeds of organised crime; 1 referrals to the Government Agency Intelligence Network were made for every 100 organised crime groups, broadly in line with all forces | not found |

  Scenario Outline: There are enough people and means to act against the groups that are known (soc-capacity-assured)
    Given <what inspectors found>
    When the force is graded
    Then soc-capacity-assured is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force has enough people and means to act against its organised crime groups | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force has too few people and means to act against its organised crime groups | not found |

  Scenario Outline: There are too few people or means to act against the groups that are known (soc-capacity-short)
    Given <what inspectors found>
    When the force is graded
    Then soc-capacity-short is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force has too few people and means to act against its organised crime groups | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force has enough people and means to act against its organised crime groups | not found |

  Scenario Outline: Earlier recommendations about organised crime have been put into effect (earlier-soc-advice-taken)
    Given <what inspectors found>
    When the force is graded
    Then earlier-soc-advice-taken is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force has put into effect what earlier inspections recommended about organised crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force has not put into effect what earlier inspections recommended about organised crime | not found |

  Scenario Outline: Earlier recommendations about organised crime have not been put into effect (earlier-soc-advice-ignored)
    Given <what inspectors found>
    When the force is graded
    Then earlier-soc-advice-ignored is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force has not put into effect what earlier inspections recommended about organised crime | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force has put into effect what earlier inspections recommended about organised crime | not found |

  Scenario Outline: lead-officers-supported is suggested
    Given <what inspectors found>
    When the force is graded
    Then lead-officers-supported is suggested as an area for improvement
    And lead-officers-supported is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | organised crime groups are without a lead responsible officer | soc-no-lead-officers |
      | some or all lead responsible officers have had no training for the role; other duties keep lead responsible officers from the role | soc-lead-officers-unsupported and soc-lead-officers-partly-supported |
      | organised crime groups are without a lead responsible officer; some or all lead responsible officers have had no training for the role | soc-no-lead-officers and soc-lead-officers-partly-supported |

  Scenario Outline: organised-crime-action-planned is suggested
    Given <what inspectors found>
    When the force is graded
    Then organised-crime-action-planned is suggested as an area for improvement
    And organised-crime-action-planned is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | plans for organised crime groups do not follow the 4P structure or do so inconsistently | soc-plans-not-4p |
      | action against organised crime groups does not follow the harm they do | soc-priorities-unclear |

  Scenario: organised-crime-action-planned is raised as a cause of concern (soc-groups-unchecked)
    Given organised crime groups are without a lead responsible officer
    And action against organised crime groups does not follow the harm they do
    And the force acts against organised crime groups alone
    When the force is graded
    Then organised-crime-action-planned is raised as a cause of concern

  Scenario Outline: organised-crime-effect-measured is suggested
    Given <what inspectors found>
    When the force is graded
    Then organised-crime-effect-measured is suggested as an area for improvement
    And organised-crime-effect-measured is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force does not measure its disruption of organised crime groups in line with national guidance | soc-disruption-not-measured |
      | the force does not measure its disruption of organised crime groups in line with national guidance; the force does not know what long-term effect its work has on organised crime | soc-disruption-not-measured and soc-effect-partly-known |

  Scenario Outline: local-teams-against-organised-crime is suggested
    Given <what inspectors found>
    When the force is graded
    Then local-teams-against-organised-crime is suggested as an area for improvement
    And local-teams-against-organised-crime is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | local officers know little about the organised crime groups in their area | soc-local-teams-absent |
      | local officers know little about the organised crime groups in their area; local policing teams are brought in only after operations or not at all | soc-local-teams-absent and soc-local-teams-marginal |

  Scenario Outline: organised-crime-victims-safeguarded is suggested
    Given <what inspectors found>
    When the force is graded
    Then organised-crime-victims-safeguarded is suggested as an area for improvement
    And organised-crime-victims-safeguarded is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | people harmed or exploited by organised crime groups are left without protection | soc-victims-unprotected |
      | chances to pass on intelligence and limit serious harm by an organised crime group were missed | soc-intelligence-not-passed-on |

  Scenario Outline: People exploited by groups are safeguarded, and newer crimes are acted on or intelligence is passed on in time (soc-people-protected)
    Given <what inspectors found>
    When the force is graded
    Then soc-people-protected is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | people harmed or exploited by organised crime groups are found and safeguarded; the force mounts operations against newer kinds of organised crime such as exploitation and modern slavery | found as a strength |
      | people harmed or exploited by organised crime groups are found and safeguarded; intelligence on organised crime groups is passed on in time to limit the harm they do | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that people harmed or exploited by organised crime groups are found and safeguarded | not found |
      | it is partly so that the force mounts operations against newer kinds of organised crime such as exploitation and modern slavery; it is partly so that intelligence on organised crime groups is passed on in time to limit the harm they do | not found |
