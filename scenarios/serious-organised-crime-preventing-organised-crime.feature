@peel-2017
Feature: Tackling serious and organised crime: preventing serious and organised crime
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: Nearly all of what prevention consists of is missing (soc-prevention-neglected)
    Given <what inspectors found>
    When the force is graded
    Then soc-prevention-neglected is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force cannot show initiatives that divert or deter people from organised crime; prevention of organised crime has no overall strategy or no senior lead; the force relies almost wholly on enforcement against organised crime; members of organised crime groups leave prison without a plan | found as a cause of concern |
      | the force does not routinely look for people whom organised crime or gangs may draw in; prevention of organised crime has no overall strategy or no senior lead; the force relies almost wholly on enforcement against organised crime; members of organised crime groups leave prison without a plan | found as a cause of concern |
      | the force does not routinely look for people whom organised crime or gangs may draw in; the force cannot show initiatives that divert or deter people from organised crime; the force relies almost wholly on enforcement against organised crime; members of organised crime groups leave prison without a plan | found as a cause of concern |
      | the force does not routinely look for people whom organised crime or gangs may draw in; the force cannot show initiatives that divert or deter people from organised crime; prevention of organised crime has no overall strategy or no senior lead; members of organised crime groups leave prison without a plan | found as a cause of concern |
      | the force does not routinely look for people whom organised crime or gangs may draw in; the force cannot show initiatives that divert or deter people from organised crime; prevention of organised crime has no overall strategy or no senior lead; the force relies almost wholly on enforcement against organised crime | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | prevention of organised crime has no overall strategy or no senior lead; the force relies almost wholly on enforcement against organised crime; members of organised crime groups leave prison without a plan; the force looks for people whom organised crime or gangs may draw in; the force has initiatives that divert or deter people from organised crime | not found |
      | the force relies almost wholly on enforcement against organised crime; members of organised crime groups leave prison without a plan; the force does not routinely look for people whom organised crime or gangs may draw in; the force has initiatives that divert or deter people from organised crime; prevention of organised crime has a strategy and a senior lead | not found |
      | members of organised crime groups leave prison without a plan; the force does not routinely look for people whom organised crime or gangs may draw in; the force cannot show initiatives that divert or deter people from organised crime; prevention of organised crime has a strategy and a senior lead; resources go to preventing, protecting and preparing as well as to pursuing offenders | not found |
      | the force does not routinely look for people whom organised crime or gangs may draw in; the force cannot show initiatives that divert or deter people from organised crime; prevention of organised crime has no overall strategy or no senior lead; resources go to preventing, protecting and preparing as well as to pursuing offenders; members of organised crime groups in prison are monitored and plans are made for their release | not found |
      | the force cannot show initiatives that divert or deter people from organised crime; prevention of organised crime has no overall strategy or no senior lead; the force relies almost wholly on enforcement against organised crime; members of organised crime groups in prison are monitored and plans are made for their release; the force looks for people whom organised crime or gangs may draw in | not found |

  Scenario Outline: People at risk of being drawn in are not routinely identified (soc-at-risk-not-identified)
    Given <what inspectors found>
    When the force is graded
    Then soc-at-risk-not-identified is <outcome>

    Examples: it concludes
      | what inspectors found                                                                  | outcome                         |
      | the force does not routinely look for people whom organised crime or gangs may draw in | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                | outcome   |
      | the force looks for people whom organised crime or gangs may draw in | not found |

  Scenario Outline: The force cannot show initiatives that keep people out of organised crime (soc-deterrence-lacking)
    Given <what inspectors found>
    When the force is graded
    Then soc-deterrence-lacking is <outcome>

    Examples: it concludes
      | what inspectors found                                                              | outcome                         |
      | the force cannot show initiatives that divert or deter people from organised crime | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                      | outcome   |
      | the force has initiatives that divert or deter people from organised crime | not found |

  Scenario Outline: The force relies almost wholly on enforcement (soc-enforcement-only)
    Given <what inspectors found>
    When the force is graded
    Then soc-enforcement-only is <outcome>

    Examples: it concludes
      | what inspectors found                                                 | outcome                         |
      | the force relies almost wholly on enforcement against organised crime | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                 | outcome   |
      | resources go to preventing, protecting and preparing as well as to pursuing offenders | not found |

  Scenario Outline: Prevention has no strategy or senior lead (soc-prevention-unled)
    Given <what inspectors found>
    When the force is graded
    Then soc-prevention-unled is <outcome>

    Examples: it concludes
      | what inspectors found                                                   | outcome                         |
      | prevention of organised crime has no overall strategy or no senior lead | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                          | outcome   |
      | prevention of organised crime has a strategy and a senior lead | not found |

  Scenario Outline: Members of groups leave prison without a plan (soc-release-unmanaged)
    Given <what inspectors found>
    When the force is graded
    Then soc-release-unmanaged is <outcome>

    Examples: it concludes
      | what inspectors found                                         | outcome                         |
      | members of organised crime groups leave prison without a plan | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                          | outcome   |
      | members of organised crime groups in prison are monitored and plans are made for their release | not found |

  Scenario Outline: Gang members or families of offenders get no help (soc-gang-members-left)
    Given <what inspectors found>
    When the force is graded
    Then soc-gang-members-left is <outcome>

    Examples: it concludes
      | what inspectors found                                                       | outcome                   |
      | members of gangs and organised crime groups are offered no way out of crime | found as a minor weakness |
      | younger siblings and families of organised criminals get no attention       | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | members of gangs and organised crime groups are offered a way out of crime and followed up; younger siblings and families of organised criminals are offered support | not found |

  Scenario Outline: Management of offenders breaks off or those who should know are not told (soc-lifetime-management-lacking)
    Given <what inspectors found>
    When the force is graded
    Then soc-lifetime-management-lacking is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | management of organised crime offenders stops once they are prosecuted or sentenced | found as a minor weakness |
      | neither local teams nor offender managers are told of organised crime offenders who enter custody or are released | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | offenders in organised crime are managed continuously before, during and after their sentence; local teams or offender managers are told of organised crime offenders who enter custody or are released | not found |

  Scenario Outline: Court orders are little used or not monitored (soc-orders-little-used)
    Given <what inspectors found>
    When the force is graded
    Then soc-orders-little-used is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | the force makes little use of court orders to restrict organised crime offenders | found as a minor weakness |
      | compliance with court orders against organised crime offenders is not monitored | found as a minor weakness |
      | the force does not seek gang injunctions although gangs cause harm in its area | found as a minor weakness |
      | the force made use of 100 serious crime prevention orders for every 100 organised crime groups, among the lowest quarter of forces | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force uses a broad range of court orders to restrict organised crime offenders; compliance with court orders against organised crime offenders is monitored; the force seeks gang injunctions together with other organisations; the force made use of 100 serious crime prevention orders for every 100 organised crime groups, broadly in line with all forces | not found |

  Scenario Outline: Prevention lacks partners, reaches only part of the area or is not evaluated (soc-prevention-patchy)
    Given <what inspectors found>
    When the force is graded
    Then soc-prevention-patchy is <outcome>

    Examples: it concludes
      | what inspectors found                                                          | outcome                   |
      | there is little joint work with partners to keep people out of organised crime | found as a minor weakness |
      | prevention of organised crime is limited to parts of the force area            | found as a minor weakness |
      | work to prevent organised crime is not recorded or not evaluated               | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force and its partners intervene early together to keep people out of organised crime; prevention of organised crime reaches the whole force area; work to prevent organised crime is recorded and evaluated | not found |

  Scenario Outline: The public hears little about organised crime, its risks or the results against it (soc-public-not-told)
    Given <what inspectors found>
    When the force is graded
    Then soc-public-not-told is <outcome>

    Examples: it concludes
      | what inspectors found                                                               | outcome                   |
      | the force seldom tells the public about its results against organised crime         | found as a minor weakness |
      | the force runs no campaigns about the risks of organised crime                      | found as a minor weakness |
      | local teams have nothing that helps them to publicise results and prevention advice | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force tells the public regularly about its results against organised crime; campaigns warn the public of the risks of joining or falling victim to organised crime; local teams have material that helps them to publicise results and prevention advice | not found |

  Scenario Outline: People at risk of being drawn in are identified (soc-at-risk-found-early)
    Given <what inspectors found>
    When the force is graded
    Then soc-at-risk-found-early is <outcome>

    Examples: it concludes
      | what inspectors found                                                | outcome             |
      | the force looks for people whom organised crime or gangs may draw in | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                  | outcome   |
      | the force does not routinely look for people whom organised crime or gangs may draw in | not found |

  Scenario Outline: Diversion from organised crime is on offer across the force area (soc-diversion-force-wide)
    Given <what inspectors found>
    When the force is graded
    Then soc-diversion-force-wide is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force has initiatives that divert or deter people from organised crime; prevention of organised crime reaches the whole force area | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                              | outcome   |
      | the force cannot show initiatives that divert or deter people from organised crime | not found |
      | prevention of organised crime is limited to parts of the force area                | not found |

  Scenario Outline: The force and its partners intervene early together (soc-joint-early-intervention)
    Given <what inspectors found>
    When the force is graded
    Then soc-joint-early-intervention is <outcome>

    Examples: it concludes
      | what inspectors found                                                                     | outcome             |
      | the force and its partners intervene early together to keep people out of organised crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                          | outcome   |
      | there is little joint work with partners to keep people out of organised crime | not found |

  Scenario Outline: Offenders are managed continuously over the years (soc-lifetime-management)
    Given <what inspectors found>
    When the force is graded
    Then soc-lifetime-management is <outcome>

    Examples: it concludes
      | what inspectors found                                                                         | outcome             |
      | offenders in organised crime are managed continuously before, during and after their sentence | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                               | outcome   |
      | management of organised crime offenders stops once they are prosecuted or sentenced | not found |

  Scenario Outline: Court orders are used broadly and watched over, or gang injunctions are sought with partners (soc-orders-used-well)
    Given <what inspectors found>
    When the force is graded
    Then soc-orders-used-well is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force uses a broad range of court orders to restrict organised crime offenders; compliance with court orders against organised crime offenders is monitored | found as a strength |
      | the force uses a broad range of court orders to restrict organised crime offenders; the force made use of 1 serious crime prevention orders for every 100 organised crime groups, among the highest quarter of forces | found as a strength |
      | the force seeks gang injunctions together with other organisations | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force makes little use of court orders to restrict organised crime offenders; the force does not seek gang injunctions although gangs cause harm in its area | not found |
      | compliance with court orders against organised crime offenders is not monitored; the force does not seek gang injunctions although gangs cause harm in its area; the force made use of 1 serious crime prevention orders for every 100 organised crime groups, broadly in line with all forces | not found |

  Scenario Outline: Prevention has a strategy, a lead and its share of the effort or of evaluation (soc-prevention-directed)
    Given <what inspectors found>
    When the force is graded
    Then soc-prevention-directed is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | prevention of organised crime has a strategy and a senior lead; resources go to preventing, protecting and preparing as well as to pursuing offenders | found as a strength |
      | prevention of organised crime has a strategy and a senior lead; work to prevent organised crime is recorded and evaluated | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | prevention of organised crime has no overall strategy or no senior lead | not found |
      | the force relies almost wholly on enforcement against organised crime; work to prevent organised crime is not recorded or not evaluated | not found |

  Scenario Outline: Campaigns warn of the risks of organised crime (soc-public-warned)
    Given <what inspectors found>
    When the force is graded
    Then soc-public-warned is <outcome>

    Examples: it concludes
      | what inspectors found                                                                  | outcome             |
      | campaigns warn the public of the risks of joining or falling victim to organised crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                          | outcome   |
      | the force runs no campaigns about the risks of organised crime | not found |

  Scenario Outline: Members of groups are managed through prison and release by people who know of them (soc-release-managed)
    Given <what inspectors found>
    When the force is graded
    Then soc-release-managed is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | members of organised crime groups in prison are monitored and plans are made for their release; local teams or offender managers are told of organised crime offenders who enter custody or are released | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | members of organised crime groups leave prison without a plan | not found |
      | neither local teams nor offender managers are told of organised crime offenders who enter custody or are released | not found |

  Scenario Outline: Results are publicised, by local teams too (soc-results-made-known)
    Given <what inspectors found>
    When the force is graded
    Then soc-results-made-known is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force tells the public regularly about its results against organised crime; local teams have material that helps them to publicise results and prevention advice | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                               | outcome   |
      | the force seldom tells the public about its results against organised crime         | not found |
      | local teams have nothing that helps them to publicise results and prevention advice | not found |

  Scenario Outline: Members of gangs are offered a way out, or families of offenders are supported (soc-way-out-offered)
    Given <what inspectors found>
    When the force is graded
    Then soc-way-out-offered is <outcome>

    Examples: it concludes
      | what inspectors found                                                                      | outcome             |
      | members of gangs and organised crime groups are offered a way out of crime and followed up | found as a strength |
      | younger siblings and families of organised criminals are offered support                   | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | members of gangs and organised crime groups are offered no way out of crime; younger siblings and families of organised criminals get no attention | not found |

  Scenario Outline: organised-crime-prevented is suggested
    Given <what inspectors found>
    When the force is graded
    Then organised-crime-prevented is suggested as an area for improvement
    And organised-crime-prevented is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force does not routinely look for people whom organised crime or gangs may draw in | soc-at-risk-not-identified |
      | the force cannot show initiatives that divert or deter people from organised crime | soc-deterrence-lacking |
      | prevention of organised crime has no overall strategy or no senior lead | soc-prevention-unled |
      | the force relies almost wholly on enforcement against organised crime | soc-enforcement-only |
      | the force does not routinely look for people whom organised crime or gangs may draw in; there is little joint work with partners to keep people out of organised crime; the force seldom tells the public about its results against organised crime | soc-at-risk-not-identified, soc-prevention-patchy and soc-public-not-told |

  Scenario: organised-crime-prevented is raised as a cause of concern (soc-prevention-neglected)
    Given the force cannot show initiatives that divert or deter people from organised crime
    And prevention of organised crime has no overall strategy or no senior lead
    And the force relies almost wholly on enforcement against organised crime
    And members of organised crime groups leave prison without a plan
    When the force is graded
    Then organised-crime-prevented is raised as a cause of concern

  Scenario Outline: organised-criminals-managed-for-life is suggested
    Given <what inspectors found>
    When the force is graded
    Then organised-criminals-managed-for-life is suggested as an area for improvement
    And organised-criminals-managed-for-life is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | members of organised crime groups leave prison without a plan | soc-release-unmanaged |
      | members of organised crime groups leave prison without a plan; management of organised crime offenders stops once they are prosecuted or sentenced; the force makes little use of court orders to restrict organised crime offenders | soc-release-unmanaged, soc-lifetime-management-lacking and soc-orders-little-used |
