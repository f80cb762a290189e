@peel-2017
Feature: Preventing crime and tackling anti-social behaviour: understanding communities
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: The force does not look for community tensions regularly (community-tensions-missed)
    Given <what inspectors found>
    When the force is graded
    Then community-tensions-missed is <outcome>

    Examples: it concludes
      | what inspectors found                                         | outcome                         |
      | the force does not regularly look for tensions in communities | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                | outcome   |
      | the force detects tensions in communities early and responds to them | not found |

  Scenario Outline: Threats to communities are not analysed (community-threats-not-assessed)
    Given <what inspectors found>
    When the force is graded
    Then community-threats-not-assessed is <outcome>

    Examples: it concludes
      | what inspectors found                                                                   | outcome                         |
      | the force does not analyse the threats to its communities and where harm is most likely | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                           | outcome   |
      | the force analyses the threats to its communities and where harm is most likely | not found |

  Scenario Outline: Local teams lack the time or the means to engage (engagement-insufficient)
    Given <what inspectors found>
    When the force is graded
    Then engagement-insufficient is <outcome>

    Examples: it concludes
      | what inspectors found                                                         | outcome                         |
      | the force offers the public few ways to engage with it                        | found as a significant weakness |
      | local teams have too little time to talk with the people in their communities | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force engages with the public in many ways, both in person and online; local teams take time to talk with the people in their communities | not found |

  Scenario Outline: No strategy directs engagement with the public (engagement-not-directed)
    Given <what inspectors found>
    When the force is graded
    Then engagement-not-directed is <outcome>

    Examples: it concludes
      | what inspectors found                                  | outcome                         |
      | the force has no strategy for engaging with the public | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                      | outcome   |
      | the force directs its engagement with the public from one strategy or plan | not found |

  Scenario Outline: Little is done to find threats to vulnerable, emerging or less engaged communities (less-engaged-communities-threats-unknown)
    Given <what inspectors found>
    When the force is graded
    Then less-engaged-communities-threats-unknown is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                   | outcome                         |
      | the force does little to find out which threats affect vulnerable, emerging or less engaged communities | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                             | outcome   |
      | the force works to find out which threats affect vulnerable, emerging or less engaged communities | not found |

  Scenario Outline: Neighbourhood staff do not know what matters to local people (local-concerns-unknown)
    Given <what inspectors found>
    When the force is graded
    Then local-concerns-unknown is <outcome>

    Examples: it concludes
      | what inspectors found                                        | outcome                         |
      | neighbourhood staff do not know what matters to local people | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                 | outcome   |
      | neighbourhood staff know what matters to local people | not found |

  Scenario Outline: Neighbourhood staff do not attend to vulnerable people (local-staff-overlook-vulnerable)
    Given <what inspectors found>
    When the force is graded
    Then local-staff-overlook-vulnerable is <outcome>

    Examples: it concludes
      | what inspectors found                                                             | outcome                         |
      | neighbourhood staff do not see protecting vulnerable people as part of their work | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                      | outcome   |
      | neighbourhood staff see protecting vulnerable people as part of their work | not found |

  Scenario Outline: Local staff are not informed of the threats in their communities (local-staff-uninformed-of-threats)
    Given <what inspectors found>
    When the force is graded
    Then local-staff-uninformed-of-threats is <outcome>

    Examples: it concludes
      | what inspectors found                                                      | outcome                         |
      | local officers and staff are not told which threats their communities face | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                            | outcome   |
      | local officers and staff know which threats, old and new, their communities face | not found |

  Scenario Outline: Local people have little influence on priorities (public-without-influence)
    Given <what inspectors found>
    When the force is graded
    Then public-without-influence is <outcome>

    Examples: it concludes
      | what inspectors found                                                              | outcome                         |
      | local people have little influence on what the police concentrate on in their area | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                   | outcome   |
      | local people can influence what the police concentrate on in their area | not found |

  Scenario Outline: Communities hear too little of what was done about their concerns (feedback-to-communities-thin)
    Given <what inspectors found>
    When the force is graded
    Then feedback-to-communities-thin is <outcome>

    Examples: it concludes
      | what inspectors found                                                           | outcome                   |
      | the force tells communities too little of what it has done about their concerns | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                             | outcome   |
      | the force tells communities what it has done about their concerns | not found |

  Scenario Outline: Parts of the population are not reached (less-engaged-communities-not-reached)
    Given <what inspectors found>
    When the force is graded
    Then less-engaged-communities-not-reached is <outcome>

    Examples: it concludes
      | what inspectors found                                                                           | outcome                   |
      | the force is not sure to reach communities that have little contact with or trust in the police | found as a minor weakness |
      | the force lacks relationships with parts of its diverse population                              | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force reaches communities that have little contact with or trust in the police; the force has good relationships with the different communities in its area | not found |

  Scenario Outline: Local information is hard to reach or incomplete (local-information-scattered)
    Given <what inspectors found>
    When the force is graded
    Then local-information-scattered is <outcome>

    Examples: it concludes
      | what inspectors found                                                                       | outcome                   |
      | neighbourhood staff must search several systems for the information they need               | found as a minor weakness |
      | the force records information about local offenders, places and vulnerable people with gaps | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | neighbourhood staff can easily reach the information they need; the force records information about local offenders, places and vulnerable people fully | not found |

  Scenario Outline: Local concerns are not gathered systematically (public-views-not-recorded)
    Given <what inspectors found>
    When the force is graded
    Then public-views-not-recorded is <outcome>

    Examples: it concludes
      | what inspectors found                                                             | outcome                   |
      | the force has no systematic way to gather and record the concerns of local people | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                     | outcome   |
      | the force gathers and records the concerns of local people systematically | not found |

  Scenario Outline: The force broadcasts online more than it listens (social-media-broadcast-only)
    Given <what inspectors found>
    When the force is graded
    Then social-media-broadcast-only is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome                   |
      | the force mostly broadcasts messages on digital channels                         | found as a minor weakness |
      | what the force says online often differs from what the public is concerned about | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force holds a dialogue with the public on digital channels; the force knows which concerns the public voices online and answers them | not found |

  Scenario Outline: The use of social media is not co-ordinated (social-media-uncoordinated)
    Given <what inspectors found>
    When the force is graded
    Then social-media-uncoordinated is <outcome>

    Examples: it concludes
      | what inspectors found                                               | outcome                   |
      | the use of social media is left to individuals and not co-ordinated | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                          | outcome   |
      | the force co-ordinates its use of social media | not found |

  Scenario Outline: Local teams keep regular contact with community representatives (community-contacts-strong)
    Given <what inspectors found>
    When the force is graded
    Then community-contacts-strong is <outcome>

    Examples: it concludes
      | what inspectors found                                                        | outcome             |
      | local teams keep regular contact with people who speak for their communities | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                     | outcome   |
      | local teams have few contacts with people who speak for their communities | not found |

  Scenario Outline: Community tensions are noticed early (community-tensions-noticed)
    Given <what inspectors found>
    When the force is graded
    Then community-tensions-noticed is <outcome>

    Examples: it concludes
      | what inspectors found                                                | outcome             |
      | the force detects tensions in communities early and responds to them | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                         | outcome   |
      | the force does not regularly look for tensions in communities | not found |

  Scenario Outline: Threats to communities are analysed (community-threats-analysed)
    Given <what inspectors found>
    When the force is graded
    Then community-threats-analysed is <outcome>

    Examples: it concludes
      | what inspectors found                                                           | outcome             |
      | the force analyses the threats to its communities and where harm is most likely | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                   | outcome   |
      | the force does not analyse the threats to its communities and where harm is most likely | not found |

  Scenario Outline: Local concerns are known and shape priorities (concerns-shape-priorities)
    Given <what inspectors found>
    When the force is graded
    Then concerns-shape-priorities is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | neighbourhood staff know what matters to local people; local people can influence what the police concentrate on in their area | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                              | outcome   |
      | neighbourhood staff do not know what matters to local people                       | not found |
      | local people have little influence on what the police concentrate on in their area | not found |

  Scenario Outline: The force holds a dialogue on digital channels (digital-dialogue)
    Given <what inspectors found>
    When the force is graded
    Then digital-dialogue is <outcome>

    Examples: it concludes
      | what inspectors found                                          | outcome             |
      | the force holds a dialogue with the public on digital channels | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                    | outcome   |
      | the force mostly broadcasts messages on digital channels | not found |

  Scenario Outline: The force has good relationships with its different communities (diverse-communities-relationships)
    Given <what inspectors found>
    When the force is graded
    Then diverse-communities-relationships is <outcome>

    Examples: it concludes
      | what inspectors found                                                       | outcome             |
      | the force has good relationships with the different communities in its area | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                              | outcome   |
      | the force lacks relationships with parts of its diverse population | not found |

  Scenario Outline: A plan or strategy directs engagement across the force (engagement-directed)
    Given <what inspectors found>
    When the force is graded
    Then engagement-directed is <outcome>

    Examples: it concludes
      | what inspectors found                                                      | outcome             |
      | the force directs its engagement with the public from one strategy or plan | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                  | outcome   |
      | the force has no strategy for engaging with the public | not found |

  Scenario Outline: Local teams take time to engage, in person and online (engagement-in-person-and-online)
    Given <what inspectors found>
    When the force is graded
    Then engagement-in-person-and-online is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force engages with the public in many ways, both in person and online; local teams take time to talk with the people in their communities | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                         | outcome   |
      | the force offers the public few ways to engage with it                        | not found |
      | local teams have too little time to talk with the people in their communities | not found |

  Scenario Outline: Communities hear what was done about their concerns (feedback-to-communities)
    Given <what inspectors found>
    When the force is graded
    Then feedback-to-communities is <outcome>

    Examples: it concludes
      | what inspectors found                                             | outcome             |
      | the force tells communities what it has done about their concerns | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                           | outcome   |
      | the force tells communities too little of what it has done about their concerns | not found |

  Scenario Outline: Local information is complete and easy to reach (local-information-sound)
    Given <what inspectors found>
    When the force is graded
    Then local-information-sound is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force records information about local offenders, places and vulnerable people fully; neighbourhood staff can easily reach the information they need | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                       | outcome   |
      | the force records information about local offenders, places and vulnerable people with gaps | not found |
      | neighbourhood staff must search several systems for the information they need               | not found |

  Scenario Outline: Local staff know the threats in their communities (local-staff-informed-of-threats)
    Given <what inspectors found>
    When the force is graded
    Then local-staff-informed-of-threats is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome             |
      | local officers and staff know which threats, old and new, their communities face | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                      | outcome   |
      | local officers and staff are not told which threats their communities face | not found |

  Scenario Outline: Neighbourhood staff attend to vulnerable people (local-staff-protect-vulnerable)
    Given <what inspectors found>
    When the force is graded
    Then local-staff-protect-vulnerable is <outcome>

    Examples: it concludes
      | what inspectors found                                                      | outcome             |
      | neighbourhood staff see protecting vulnerable people as part of their work | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                             | outcome   |
      | neighbourhood staff do not see protecting vulnerable people as part of their work | not found |

  Scenario Outline: Local concerns are gathered and recorded systematically (public-views-gathered)
    Given <what inspectors found>
    When the force is graded
    Then public-views-gathered is <outcome>

    Examples: it concludes
      | what inspectors found                                                     | outcome             |
      | the force gathers and records the concerns of local people systematically | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                             | outcome   |
      | the force has no systematic way to gather and record the concerns of local people | not found |

  Scenario Outline: Social media follow a plan or the concerns of the public (social-media-planned)
    Given <what inspectors found>
    When the force is graded
    Then social-media-planned is <outcome>

    Examples: it concludes
      | what inspectors found                                                    | outcome             |
      | the force co-ordinates its use of social media                           | found as a strength |
      | the force knows which concerns the public voices online and answers them | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the use of social media is left to individuals and not co-ordinated; what the force says online often differs from what the public is concerned about | not found |

  Scenario Outline: communities-known is suggested
    Given <what inspectors found>
    When the force is graded
    Then communities-known is suggested as an area for improvement
    And communities-known is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force does not analyse the threats to its communities and where harm is most likely | community-threats-not-assessed |
      | the force does little to find out which threats affect vulnerable, emerging or less engaged communities | less-engaged-communities-threats-unknown |
      | the force has no strategy for engaging with the public | engagement-not-directed |
      | neighbourhood staff do not know what matters to local people | local-concerns-unknown |
      | the force does not regularly look for tensions in communities | community-tensions-missed |

  Scenario Outline: public-in-dialogue is suggested
    Given <what inspectors found>
    When the force is graded
    Then public-in-dialogue is suggested as an area for improvement
    And public-in-dialogue is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | local people have little influence on what the police concentrate on in their area | public-without-influence |
      | the force offers the public few ways to engage with it | engagement-insufficient |
      | the force tells communities too little of what it has done about their concerns; the use of social media is left to individuals and not co-ordinated; the force mostly broadcasts messages on digital channels | feedback-to-communities-thin, social-media-uncoordinated and social-media-broadcast-only |

  Scenario Outline: local-staff-aware is suggested
    Given <what inspectors found>
    When the force is graded
    Then local-staff-aware is suggested as an area for improvement
    And local-staff-aware is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | local officers and staff are not told which threats their communities face | local-staff-uninformed-of-threats |
      | neighbourhood staff do not see protecting vulnerable people as part of their work | local-staff-overlook-vulnerable |
      | local officers and staff are not told which threats their communities face; neighbourhood staff must search several systems for the information they need | local-staff-uninformed-of-threats and local-information-scattered |

  Scenario Outline: The force knows neither its communities nor the threats to them nor the people most exposed (communities-left-unprotected)
    Given <what inspectors found>
    When the force is graded
    Then communities-left-unprotected is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | the force does not analyse the threats to its communities and where harm is most likely; the force does little to find out which threats affect vulnerable, emerging or less engaged communities; the force does not understand its communities well enough; the force does not regularly look for tensions in communities | found as a cause of concern |
      | the force does not analyse the threats to its communities and where harm is most likely; the force does little to find out which threats affect vulnerable, emerging or less engaged communities; neighbourhood staff do not know what matters to local people; neighbourhood staff do not see protecting vulnerable people as part of their work | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force analyses the threats to its communities and where harm is most likely | not found |
      | it is partly so that the force works to find out which threats affect vulnerable, emerging or less engaged communities | not found |
      | it is partly so that the force understands its communities well; it is partly so that neighbourhood staff know what matters to local people | not found |
      | it is partly so that the force detects tensions in communities early and responds to them; it is partly so that neighbourhood staff see protecting vulnerable people as part of their work | not found |

  Scenario: What is suggested (communities-left-unprotected)
    Given the force does not analyse the threats to its communities and where harm is most likely
    And the force does little to find out which threats affect vulnerable, emerging or less engaged communities
    And the force does not understand its communities well enough
    And the force does not regularly look for tensions in communities
    When the force is graded
    Then communities-known is raised as a cause of concern

  Scenario Outline: The force does not understand its communities well enough (communities-little-understood)
    Given <what inspectors found>
    When the force is graded
    Then communities-little-understood is <outcome>

    Examples: it concludes
      | what inspectors found                                     | outcome                         |
      | the force does not understand its communities well enough | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                           | outcome   |
      | it is partly so that the force understands its communities well | not found |

  Scenario: What is suggested (communities-little-understood)
    Given the force does not understand its communities well enough
    When the force is graded
    Then communities-known is suggested as an area for improvement

  Scenario Outline: The force understands its communities well (communities-understood)
    Given <what inspectors found>
    When the force is graded
    Then communities-understood is <outcome>

    Examples: it concludes
      | what inspectors found                      | outcome             |
      | the force understands its communities well | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                           | outcome   |
      | it is partly so that the force understands its communities well | not found |

  Scenario Outline: Profiles of communities or of problems, partner information or community contacts are missing (community-knowledge-sources-thin)
    Given <what inspectors found>
    When the force is graded
    Then community-knowledge-sources-thin is <outcome>

    Examples: it concludes
      | what inspectors found                                                                      | outcome                   |
      | the force does not produce profiles of its communities                                     | found as a minor weakness |
      | the force makes no problem profiles of particular crimes or places                         | found as a minor weakness |
      | the force does not use information from partner organisations to find where harm is likely | found as a minor weakness |
      | local teams have few contacts with people who speak for their communities                  | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force keeps detailed profiles of its communities; it is partly so that the force makes problem profiles of particular crimes or places; it is partly so that the force uses information from partner organisations to find where harm is likely; it is partly so that local teams keep regular contact with people who speak for their communities | not found |

  Scenario Outline: Profiles of communities or of problems, or partner information, inform what the force knows of its area (community-picture-well-informed)
    Given <what inspectors found>
    When the force is graded
    Then community-picture-well-informed is <outcome>

    Examples: it concludes
      | what inspectors found                                                              | outcome             |
      | the force keeps detailed profiles of its communities                               | found as a strength |
      | the force uses information from partner organisations to find where harm is likely | found as a strength |
      | the force makes problem profiles of particular crimes or places                    | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force keeps detailed profiles of its communities; it is partly so that the force uses information from partner organisations to find where harm is likely; it is partly so that the force makes problem profiles of particular crimes or places | not found |

  Scenario Outline: The force reaches communities that have little contact with the police, or finds what threatens them (less-engaged-communities-sought-out)
    Given <what inspectors found>
    When the force is graded
    Then less-engaged-communities-sought-out is <outcome>

    Examples: it concludes
      | what inspectors found                                                                             | outcome             |
      | the force reaches communities that have little contact with or trust in the police                | found as a strength |
      | the force works to find out which threats affect vulnerable, emerging or less engaged communities | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force reaches communities that have little contact with or trust in the police; it is partly so that the force works to find out which threats affect vulnerable, emerging or less engaged communities | not found |
