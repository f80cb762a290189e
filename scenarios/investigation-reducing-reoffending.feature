@peel-2017
Feature: Investigating crime and reducing re-offending: reducing re-offending
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: Wanted people are neither overseen, circulated nor pursued, and other management of offenders fails too (offenders-out-of-control)
    Given <what inspectors found>
    When the force is graded
    Then offenders-out-of-control is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | the force has no oversight at force level of how suspects and wanted people are pursued; wanted people are put on the Police National Computer late or not at all; the force makes too little effort to find known suspects and to learn where they are; the force and its partners do not manage persistent and harmful offenders together | found as a cause of concern |
      | the force has no oversight at force level of how suspects and wanted people are pursued; wanted people are put on the Police National Computer late or not at all; the force makes too little effort to find known suspects and to learn where they are; the overseas convictions of arrested foreign nationals are not checked as a matter of routine | found as a cause of concern |
      | the force has no oversight at force level of how suspects and wanted people are pursued; wanted people are put on the Police National Computer late or not at all; the force makes too little effort to find known suspects and to learn where they are; supervision of the cases of wanted people is missing or poor | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force oversees at force level how suspects and wanted people are pursued | not found |
      | wanted people are put on the Police National Computer promptly | not found |
      | the force actively looks for known suspects and develops intelligence on where they are; officers keep looking for suspects after they are circulated | not found |
      | the force and its partners manage persistent and harmful offenders together; offenders get help with the causes of their offending or are diverted from crime; the overseas convictions of arrested foreign nationals are checked as a matter of routine; supervisors review the cases of wanted people; the force records why it does or does not circulate a wanted person; the force pursues wanted people in order of the risk they pose; officers are briefed often on who is wanted in their area; suspects identified by forensic evidence are tracked until they are dealt with | not found |

  Scenario Outline: The overseas convictions of arrested foreign nationals are not checked routinely (foreign-nationals-unchecked)
    Given <what inspectors found>
    When the force is graded
    Then foreign-nationals-unchecked is <outcome>

    Examples: it concludes
      | what inspectors found                                                                         | outcome                         |
      | the overseas convictions of arrested foreign nationals are not checked as a matter of routine | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                     | outcome   |
      | the overseas convictions of arrested foreign nationals are checked as a matter of routine | not found |

  Scenario Outline: Offenders are not managed together with partners or not helped to stop (iom-not-working)
    Given <what inspectors found>
    When the force is graded
    Then iom-not-working is <outcome>

    Examples: it concludes
      | what inspectors found                                                              | outcome                         |
      | the force and its partners do not manage persistent and harmful offenders together | found as a significant weakness |
      | offenders get no help with the causes of their offending                           | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force and its partners manage persistent and harmful offenders together; offenders get help with the causes of their offending or are diverted from crime | not found |

  Scenario Outline: Wanted people are circulated late or not at all (wanted-people-not-circulated)
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-not-circulated is <outcome>

    Examples: it concludes
      | what inspectors found                                                    | outcome                         |
      | wanted people are put on the Police National Computer late or not at all | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                          | outcome   |
      | wanted people are put on the Police National Computer promptly | not found |

  Scenario Outline: Too little is done to find suspects and wanted people (wanted-people-not-pursued)
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-not-pursued is <outcome>

    Examples: it concludes
      | what inspectors found                                                                | outcome                         |
      | the force makes too little effort to find known suspects and to learn where they are | found as a significant weakness |
      | officers stop looking for suspects once they are circulated                          | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force actively looks for known suspects and develops intelligence on where they are; officers keep looking for suspects after they are circulated | not found |

  Scenario Outline: Nobody oversees at force level how suspects and wanted people are pursued (wanted-people-without-oversight)
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-without-oversight is <outcome>

    Examples: it concludes
      | what inspectors found                                                                   | outcome                         |
      | the force has no oversight at force level of how suspects and wanted people are pursued | found as a serious weakness |

    Examples: it narrowly does not
      | what inspectors found                                                        | outcome   |
      | the force oversees at force level how suspects and wanted people are pursued | not found |

  Scenario Outline: Foreign offenders are not worked on with the immigration authorities or have no staff assigned to them (foreign-offenders-unmanaged)
    Given <what inspectors found>
    When the force is graded
    Then foreign-offenders-unmanaged is <outcome>

    Examples: it concludes
      | what inspectors found                                                                     | outcome                   |
      | the force does not work effectively with the immigration authorities on foreign offenders | found as a minor weakness |
      | no staff are assigned to foreign national offenders                                       | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force works with the immigration authorities to establish identity and remove foreign offenders; staff are permanently assigned to foreign national offenders, or immigration staff work beside them | not found |

  Scenario Outline: Offenders are chosen by how often they offend and not by the harm they do (iom-by-frequency-only)
    Given <what inspectors found>
    When the force is graded
    Then iom-by-frequency-only is <outcome>

    Examples: it concludes
      | what inspectors found                                                                 | outcome                         |
      | offenders are chosen for integrated offender management only by how often they offend | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | offenders are chosen for integrated offender management by the harm they cause, beyond acquisitive crime | not found |

  Scenario Outline: Offender management lacks local officers, partners, time, enforcement or an early start (iom-loosely-run)
    Given <what inspectors found>
    When the force is graded
    Then iom-loosely-run is <outcome>

    Examples: it concludes
      | what inspectors found                                                                | outcome                   |
      | neighbourhood officers play no part in managing offenders in the community           | found as a minor weakness |
      | managed offenders who break the conditions of release or supervision are not pursued | found as a minor weakness |
      | the workloads of integrated offender managers are too high                           | found as a minor weakness |
      | partners have no say in choosing the offenders to be managed                         | found as a minor weakness |
      | the force does not work with people who pose a threat until they are convicted       | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | neighbourhood officers help to manage offenders in the community; managed offenders who break the conditions of release or supervision are pursued; the workloads of integrated offender managers are manageable; community safety partners help to choose the offenders to be managed; the force works with people who pose a threat before they are convicted or settled in crime | not found |

  Scenario Outline: The results of offender management are unknown, or re-offending has not fallen or is higher than elsewhere (iom-results-unknown)
    Given <what inspectors found>
    When the force is graded
    Then iom-results-unknown is <outcome>

    Examples: it concludes
      | what inspectors found                                                                               | outcome                   |
      | the force does not yet know whether integrated offender management reduces re-offending             | found as a minor weakness |
      | 1.1 percent of the integrated offender management cohort reoffended, against 1 in England and Wales | found as a minor weakness |
      | integrated offender management has not brought re-offending down                                    | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force measures whether integrated offender management reduces re-offending; 1.099 percent of the integrated offender management cohort reoffended, against 1 in England and Wales; integrated offender management has brought re-offending down | not found |

  Scenario Outline: The cases of wanted people are not supervised, prioritised or made known well enough (wanted-people-loosely-managed)
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-loosely-managed is <outcome>

    Examples: it concludes
      | what inspectors found                                                       | outcome                   |
      | supervision of the cases of wanted people is missing or poor                | found as a minor weakness |
      | the force does not record why it does or does not circulate a wanted person | found as a minor weakness |
      | the force pursues wanted people without regard to the risk they pose        | found as a minor weakness |
      | officers are not briefed on who is wanted in their area                     | found as a minor weakness |
      | suspects identified by forensic evidence are not tracked                    | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | supervisors review the cases of wanted people; the force records why it does or does not circulate a wanted person; the force pursues wanted people in order of the risk they pose; officers are briefed often on who is wanted in their area; suspects identified by forensic evidence are tracked until they are dealt with | not found |

  Scenario Outline: The force cannot say how many wanted people are not circulated, or they are more numerous or wanted longer (wanted-people-uncounted)
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-uncounted is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | the force could not supply wanted people not on the Police National Computer | found as a minor weakness |
      | 80 percent of the wanted people not on the Police National Computer have been wanted for less than six months, against 100 in England and Wales | found as a minor weakness |
      | 12 people wanted by the force are not on the Police National Computer, up from 10 | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | 1,199 people wanted by the force are not on the Police National Computer, up from 1,000; 80.1 percent of the wanted people not on the Police National Computer have been wanted for less than six months, against 100 in England and Wales | not found |

  Scenario Outline: The number of wanted people on record grows quickly while their pursuit is loosely managed (wanted-records-growing)
    Given <what inspectors found>
    When the force is graded
    Then wanted-records-growing is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | supervision of the cases of wanted people is missing or poor; 120 people wanted by the force are recorded on the Police National Computer, up from 100 | found as a significant weakness |
      | supervision of the cases of wanted people is missing or poor; 120 records per 10,000 population of people wanted by the force are on the Police National Computer, up from 100 | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | supervision of the cases of wanted people is missing or poor; 119.9 records per 10,000 population of people wanted by the force are on the Police National Computer, up from 100; 1199 people wanted by the force are recorded on the Police National Computer, up from 1000 | not found |
      | supervisors review the cases of wanted people; the force records why it does or does not circulate a wanted person; the force pursues wanted people in order of the risk they pose; officers are briefed often on who is wanted in their area; suspects identified by forensic evidence are tracked until they are dealt with; 120 people wanted by the force are recorded on the Police National Computer, up from 100 | not found |

  Scenario Outline: The overseas convictions of arrested foreign nationals are checked (foreign-nationals-checked-routinely)
    Given <what inspectors found>
    When the force is graded
    Then foreign-nationals-checked-routinely is <outcome>

    Examples: it concludes
      | what inspectors found                                                                     | outcome             |
      | the overseas convictions of arrested foreign nationals are checked as a matter of routine | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                         | outcome   |
      | the overseas convictions of arrested foreign nationals are not checked as a matter of routine | not found |

  Scenario Outline: The force works with the immigration authorities or assigns staff to foreign offenders (foreign-offenders-managed)
    Given <what inspectors found>
    When the force is graded
    Then foreign-offenders-managed is <outcome>

    Examples: it concludes
      | what inspectors found                                                                               | outcome             |
      | the force works with the immigration authorities to establish identity and remove foreign offenders | found as a strength |
      | staff are permanently assigned to foreign national offenders, or immigration staff work beside them | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force does not work effectively with the immigration authorities on foreign offenders; no staff are assigned to foreign national offenders | not found |

  Scenario Outline: Offender management is measured, or re-offending has fallen or is lower than elsewhere (iom-shows-results)
    Given <what inspectors found>
    When the force is graded
    Then iom-shows-results is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                | outcome             |
      | the force measures whether integrated offender management reduces re-offending                       | found as a strength |
      | 90 percent of the integrated offender management cohort reoffended, against 100 in England and Wales | found as a strength |
      | integrated offender management has brought re-offending down                                         | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force does not yet know whether integrated offender management reduces re-offending; 90.1 percent of the integrated offender management cohort reoffended, against 100 in England and Wales; integrated offender management has not brought re-offending down | not found |

  Scenario Outline: Officers actively look for suspects and wanted people (wanted-people-pursued)
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-pursued is <outcome>

    Examples: it concludes
      | what inspectors found                                                                   | outcome             |
      | the force actively looks for known suspects and develops intelligence on where they are | found as a strength |
      | officers keep looking for suspects after they are circulated                            | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force makes too little effort to find known suspects and to learn where they are; officers stop looking for suspects once they are circulated | not found |

  Scenario Outline: wanted-people-found is suggested
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-found is suggested as an area for improvement
    And wanted-people-found is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force has no oversight at force level of how suspects and wanted people are pursued | wanted-people-without-oversight |
      | wanted people are put on the Police National Computer late or not at all | wanted-people-not-circulated |
      | the force makes too little effort to find known suspects and to learn where they are | wanted-people-not-pursued |
      | supervision of the cases of wanted people is missing or poor; 120 people wanted by the force are recorded on the Police National Computer, up from 100 | wanted-records-growing and wanted-people-loosely-managed |
      | the force has no oversight at force level of how suspects and wanted people are pursued; supervision of the cases of wanted people is missing or poor; the force could not supply wanted people not on the Police National Computer | wanted-people-without-oversight, wanted-people-loosely-managed and wanted-people-uncounted |

  Scenario: wanted-people-found is raised as a cause of concern (offenders-out-of-control)
    Given the force has no oversight at force level of how suspects and wanted people are pursued
    And wanted people are put on the Police National Computer late or not at all
    And the force makes too little effort to find known suspects and to learn where they are
    And the force and its partners do not manage persistent and harmful offenders together
    When the force is graded
    Then wanted-people-found is raised as a cause of concern

  Scenario Outline: foreign-offenders-identified is suggested
    Given <what inspectors found>
    When the force is graded
    Then foreign-offenders-identified is suggested as an area for improvement
    And foreign-offenders-identified is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the overseas convictions of arrested foreign nationals are not checked as a matter of routine | foreign-nationals-unchecked |

  Scenario Outline: offender-management-effective is suggested
    Given <what inspectors found>
    When the force is graded
    Then offender-management-effective is suggested as an area for improvement
    And offender-management-effective is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force and its partners do not manage persistent and harmful offenders together | iom-not-working |
      | offenders are chosen for integrated offender management only by how often they offend | iom-by-frequency-only |
      | the force and its partners do not manage persistent and harmful offenders together; neighbourhood officers play no part in managing offenders in the community; the force does not yet know whether integrated offender management reduces re-offending | iom-not-working, iom-loosely-run and iom-results-unknown |

  Scenario Outline: Checks fell in 22 forces and by 5.6 percent in all; only about twice that, as with other figures that fall everywhere, suggests that checks are being missed (acro-checks-falling)
    Given <what inspectors found>
    When the force is graded
    Then acro-checks-falling is <outcome>

    Examples: it concludes
      | what inspectors found                                                        | outcome                   |
      | the number of overseas conviction checks sent to ACRO changed by -11 percent | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                          | outcome   |
      | the number of overseas conviction checks sent to ACRO changed by -10.9 percent | not found |

  Scenario Outline: Offenders are chosen by the harm they cause or threaten (iom-directed-at-harm)
    Given <what inspectors found>
    When the force is graded
    Then iom-directed-at-harm is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                    | outcome             |
      | offenders are chosen for integrated offender management by the harm they cause, beyond acquisitive crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that offenders are chosen for integrated offender management by the harm they cause, beyond acquisitive crime | not found |

  Scenario Outline: The force and its partners manage offenders together, or help them to stop (iom-partnership-strong)
    Given <what inspectors found>
    When the force is graded
    Then iom-partnership-strong is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome             |
      | the force and its partners manage persistent and harmful offenders together      | found as a strength |
      | offenders get help with the causes of their offending or are diverted from crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force and its partners manage persistent and harmful offenders together; it is partly so that offenders get help with the causes of their offending or are diverted from crime | not found |

  Scenario Outline: Offender management is part of daily work in two or more of local officers, partners, enforcement, workloads and an early start (iom-well-run)
    Given <what inspectors found>
    When the force is graded
    Then iom-well-run is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | neighbourhood officers help to manage offenders in the community; managed offenders who break the conditions of release or supervision are pursued | found as a strength |
      | managed offenders who break the conditions of release or supervision are pursued; the workloads of integrated offender managers are manageable | found as a strength |
      | the workloads of integrated offender managers are manageable; community safety partners help to choose the offenders to be managed | found as a strength |
      | community safety partners help to choose the offenders to be managed; the force works with people who pose a threat before they are convicted or settled in crime | found as a strength |
      | the force works with people who pose a threat before they are convicted or settled in crime; neighbourhood officers help to manage offenders in the community | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that neighbourhood officers help to manage offenders in the community; it is partly so that managed offenders who break the conditions of release or supervision are pursued; it is partly so that the workloads of integrated offender managers are manageable; it is partly so that community safety partners help to choose the offenders to be managed | not found |
      | it is partly so that managed offenders who break the conditions of release or supervision are pursued; it is partly so that the workloads of integrated offender managers are manageable; it is partly so that community safety partners help to choose the offenders to be managed; it is partly so that the force works with people who pose a threat before they are convicted or settled in crime | not found |
      | it is partly so that the workloads of integrated offender managers are manageable; it is partly so that community safety partners help to choose the offenders to be managed; it is partly so that the force works with people who pose a threat before they are convicted or settled in crime; it is partly so that neighbourhood officers help to manage offenders in the community | not found |
      | it is partly so that community safety partners help to choose the offenders to be managed; it is partly so that the force works with people who pose a threat before they are convicted or settled in crime; it is partly so that neighbourhood officers help to manage offenders in the community; it is partly so that managed offenders who break the conditions of release or supervision are pursued | not found |
      | it is partly so that the force works with people who pose a threat before they are convicted or settled in crime; it is partly so that neighbourhood officers help to manage offenders in the community; it is partly so that managed offenders who break the conditions of release or supervision are pursued; it is partly so that the workloads of integrated offender managers are manageable | not found |

  Scenario Outline: Wanted people are circulated promptly (wanted-people-circulated)
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-circulated is <outcome>

    Examples: it concludes
      | what inspectors found                                          | outcome             |
      | wanted people are put on the Police National Computer promptly | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                               | outcome   |
      | it is partly so that wanted people are put on the Police National Computer promptly | not found |

  Scenario Outline: The pursuit of wanted people is overseen at force level (wanted-people-overseen)
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-overseen is <outcome>

    Examples: it concludes
      | what inspectors found                                                        | outcome             |
      | the force oversees at force level how suspects and wanted people are pursued | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                             | outcome   |
      | it is partly so that the force oversees at force level how suspects and wanted people are pursued | not found |

  Scenario Outline: The cases of wanted people are supervised, recorded, prioritised by risk or made known to officers, or few wait long to be circulated (wanted-people-well-managed)
    Given <what inspectors found>
    When the force is graded
    Then wanted-people-well-managed is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | supervisors review the cases of wanted people | found as a strength |
      | the force records why it does or does not circulate a wanted person | found as a strength |
      | the force pursues wanted people in order of the risk they pose | found as a strength |
      | officers are briefed often on who is wanted in their area | found as a strength |
      | suspects identified by forensic evidence are tracked until they are dealt with | found as a strength |
      | 1.1 percent of the wanted people not on the Police National Computer have been wanted for less than six months, against 1 in England and Wales | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that supervisors review the cases of wanted people; it is partly so that the force records why it does or does not circulate a wanted person; it is partly so that the force pursues wanted people in order of the risk they pose; it is partly so that officers are briefed often on who is wanted in their area; it is partly so that suspects identified by forensic evidence are tracked until they are dealt with; 1.099 percent of the wanted people not on the Police National Computer have been wanted for less than six months, against 1 in England and Wales | not found |
