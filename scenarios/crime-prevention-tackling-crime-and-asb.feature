@peel-2017
Feature: Preventing crime and tackling anti-social behaviour: tackling crime and anti-social behaviour
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: Local problems are not solved, and partners, powers or evaluation do not make up for it (crime-and-asb-not-tackled)
    Given <what inspectors found>
    When the force is graded
    Then crime-and-asb-not-tackled is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | problem solving is not a regular part of neighbourhood work; the force works too little with partner organisations to solve problems; the force no longer treats anti-social behaviour as a priority | found as a cause of concern |
      | problem solving is not a regular part of neighbourhood work; the force no longer treats anti-social behaviour as a priority; the force does not understand why its use of anti-social behaviour powers is low or has changed | found as a cause of concern |
      | problem solving is not a regular part of neighbourhood work; the force does not understand why its use of anti-social behaviour powers is low or has changed; the force evaluates few or none of its problem-solving activities | found as a cause of concern |
      | problem solving is not a regular part of neighbourhood work; the force evaluates few or none of its problem-solving activities; the force works too little with partner organisations to solve problems | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | problem solving is a regular part of neighbourhood work | not found |
      | the force solves problems together with partner organisations; the force treats anti-social behaviour as a priority; the level or change in the use of anti-social behaviour powers is explained by the force's approach; the force has sound reasons and evidence when it uses anti-social behaviour powers | not found |
      | the force treats anti-social behaviour as a priority; the level or change in the use of anti-social behaviour powers is explained by the force's approach; the force has sound reasons and evidence when it uses anti-social behaviour powers; the force evaluates the results of most of its problem solving | not found |
      | the level or change in the use of anti-social behaviour powers is explained by the force's approach; the force has sound reasons and evidence when it uses anti-social behaviour powers; the force evaluates the results of most of its problem solving; the force solves problems together with partner organisations | not found |
      | the force evaluates the results of most of its problem solving; the force solves problems together with partner organisations; the force treats anti-social behaviour as a priority | not found |

  Scenario Outline: Neighbourhood teams hardly solve problems (problem-solving-absent)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-absent is <outcome>

    Examples: it concludes
      | what inspectors found                                       | outcome                     |
      | problem solving is not a regular part of neighbourhood work | found as a serious weakness |

    Examples: it narrowly does not
      | what inspectors found                                   | outcome   |
      | problem solving is a regular part of neighbourhood work | not found |

  Scenario Outline: Anti-social behaviour is no longer treated as a priority (asb-not-a-priority)
    Given <what inspectors found>
    When the force is graded
    Then asb-not-a-priority is <outcome>

    Examples: it concludes
      | what inspectors found                                          | outcome                         |
      | the force no longer treats anti-social behaviour as a priority | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                | outcome   |
      | the force treats anti-social behaviour as a priority | not found |

  Scenario Outline: The force works too little with partners to solve problems (joint-problem-solving-weak)
    Given <what inspectors found>
    When the force is graded
    Then joint-problem-solving-weak is <outcome>

    Examples: it concludes
      | what inspectors found                                                   | outcome                         |
      | the force works too little with partner organisations to solve problems | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                         | outcome   |
      | the force solves problems together with partner organisations | not found |

  Scenario Outline: Few or no problem-solving activities are evaluated (problem-solving-not-evaluated)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-not-evaluated is <outcome>

    Examples: it concludes
      | what inspectors found                                             | outcome                         |
      | the force evaluates few or none of its problem-solving activities | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                          | outcome   |
      | the force evaluates the results of most of its problem solving | not found |

  Scenario Outline: The force deals with symptoms and not with causes (problem-solving-reactive)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-reactive is <outcome>

    Examples: it concludes
      | what inspectors found                                                             | outcome                         |
      | the force responds to incidents of crime and disorder and not to what causes them | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                    | outcome   |
      | the force takes long-term action on what causes local crime and disorder | not found |

  Scenario Outline: Problem-solving models are used inconsistently or not at all (problem-solving-unstructured)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-unstructured is <outcome>

    Examples: it concludes
      | what inspectors found                                          | outcome                         |
      | staff use problem-solving models inconsistently or none at all | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                     | outcome   |
      | staff use a structured problem-solving model consistently | not found |

  Scenario Outline: Local staff are not trained in problem solving (problem-solving-untrained)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-untrained is <outcome>

    Examples: it concludes
      | what inspectors found                          | outcome                         |
      | local staff are not trained in problem solving | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                      | outcome   |
      | local staff are trained in problem solving | not found |

  Scenario Outline: Whether powers resolve problems is not evaluated (asb-powers-effect-not-evaluated)
    Given <what inspectors found>
    When the force is graded
    Then asb-powers-effect-not-evaluated is <outcome>

    Examples: it concludes
      | what inspectors found                                                                  | outcome                   |
      | the force cannot say whether its use of anti-social behaviour powers resolves problems | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                 | outcome   |
      | the force evaluates whether its use of anti-social behaviour powers resolves problems | not found |

  Scenario Outline: Anti-social behaviour powers are used narrowly, and little or less than they were (asb-powers-little-used)
    Given <what inspectors found>
    When the force is graded
    Then asb-powers-little-used is <outcome>

    Examples: it concludes
      | what inspectors found | outcome |
      | the force uses only some of the powers and tactics against crime and anti-social behaviour, or uses them sporadically; the force uses anti-social behaviour powers 100 times per 1 million population, among the lowest quarter of forces | found as a significant weakness |
      | the force uses only some of the powers and tactics against crime and anti-social behaviour, or uses them sporadically; the use of anti-social behaviour powers changed by -21 percent in a year | found as a significant weakness |
      | the force uses only some of the powers and tactics against crime and anti-social behaviour, or uses them sporadically; the force uses anti-social behaviour powers less often, for its population, than England and Wales | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force uses only some of the powers and tactics against crime and anti-social behaviour, or uses them sporadically; the force uses anti-social behaviour powers more often, for its population, than England and Wales; the force uses anti-social behaviour powers 100 times per 1 million population, broadly in line with all forces; the use of anti-social behaviour powers changed by -20.9 percent in a year | not found |
      | the force uses a wide range of powers and tactics well against crime and anti-social behaviour; the use of anti-social behaviour powers changed by -21 percent in a year | not found |

  Scenario Outline: Only some powers are used, or powers are used sporadically (asb-powers-range-narrow)
    Given <what inspectors found>
    When the force is graded
    Then asb-powers-range-narrow is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | the force uses only some of the powers and tactics against crime and anti-social behaviour, or uses them sporadically | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                          | outcome   |
      | the force uses a wide range of powers and tactics well against crime and anti-social behaviour | not found |

  Scenario Outline: Staff are neither trained nor advised in the use of powers (asb-powers-training-missing)
    Given <what inspectors found>
    When the force is graded
    Then asb-powers-training-missing is <outcome>

    Examples: it concludes
      | what inspectors found                                                    | outcome                   |
      | staff lack training or advice in the use of anti-social behaviour powers | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                   | outcome   |
      | staff are trained or advised in the use of anti-social behaviour powers | not found |

  Scenario Outline: The force could not supply how often it uses anti-social behaviour powers (asb-powers-use-not-recorded)
    Given <what inspectors found>
    When the force is graded
    Then asb-powers-use-not-recorded is <outcome>

    Examples: it concludes
      | what inspectors found                                                                    | outcome                   |
      | the force could not supply uses of anti-social behaviour powers per 1 million population | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                          | outcome   |
      | the force uses anti-social behaviour powers 100 times per 1 million population | not found |

  Scenario Outline: The force offers little crime prevention advice (crime-prevention-advice-thin)
    Given <what inspectors found>
    When the force is graded
    Then crime-prevention-advice-thin is <outcome>

    Examples: it concludes
      | what inspectors found                           | outcome                   |
      | the force offers little crime prevention advice | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                       | outcome   |
      | the force offers crime prevention advice to the public and to its own staff | not found |

  Scenario Outline: The force relies on enforcement or steps in late (enforcement-without-prevention)
    Given <what inspectors found>
    When the force is graded
    Then enforcement-without-prevention is <outcome>

    Examples: it concludes
      | what inspectors found                                                          | outcome                   |
      | the force relies on enforcement alone                                          | found as a minor weakness |
      | the force seldom steps in early with individuals and families to prevent crime | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force combines enforcement with engagement, education or other prevention; the force steps in early with individuals and families to prevent crime | not found |

  Scenario Outline: The force neither looks outside for what works nor passes it on (learning-beyond-force-missing)
    Given <what inspectors found>
    When the force is graded
    Then learning-beyond-force-missing is <outcome>

    Examples: it concludes
      | what inspectors found                                                          | outcome                   |
      | the force does not share what works with other forces or partner organisations | found as a minor weakness |
      | the force does not look outside for what is known to work                      | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force shares what works with other forces and partner organisations; the force draws on universities, the College of Policing or other forces for what works | not found |

  Scenario Outline: Information, systems, training or places of work are not shared with partners (partner-information-barriers)
    Given <what inspectors found>
    When the force is graded
    Then partner-information-barriers is <outcome>

    Examples: it concludes
      | what inspectors found                                                                        | outcome                   |
      | the force finds it hard to share information on local problems with its partners             | found as a minor weakness |
      | neighbourhood staff neither train nor work side by side with partner organisations           | found as a minor weakness |
      | systems that do not fit together keep the force and its partners from exchanging information | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force and its partners share information on local problems routinely; neighbourhood staff train or work side by side with partner organisations; systems of the force and its partners let them exchange information | not found |

  Scenario Outline: What works is not made known across the force (practice-not-shared)
    Given <what inspectors found>
    When the force is graded
    Then practice-not-shared is <outcome>

    Examples: it concludes
      | what inspectors found                                     | outcome                   |
      | the force does not make what works known to its own staff | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                          | outcome   |
      | the force shares what works with its own staff | not found |

  Scenario Outline: The overall effect of crime prevention is not fully understood (prevention-overall-effect-unknown)
    Given <what inspectors found>
    When the force is graded
    Then prevention-overall-effect-unknown is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome                   |
      | the force does not fully know what its crime prevention work achieves as a whole | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                              | outcome   |
      | the force knows what its crime prevention work achieves as a whole | not found |

  Scenario Outline: Problem solving makes too little use of evidence and analysis (problem-solving-evidence-thin)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-evidence-thin is <outcome>

    Examples: it concludes
      | what inspectors found                                         | outcome                   |
      | problem solving makes too little use of evidence and analysis | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                          | outcome   |
      | problem solving rests on evidence and analysis | not found |

  Scenario Outline: Problem-solving plans are not recorded together or not reviewed (problem-solving-plans-not-overseen)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-plans-not-overseen is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome                   |
      | problem-solving plans are not recorded in a way that gives the force an overview | found as a minor weakness |
      | progress on problem-solving plans is not reviewed                                | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | problem-solving plans are recorded on a system that gives the force an overview; progress on problem-solving plans is reviewed regularly | not found |

  Scenario Outline: Success is not defined, staff cannot judge it, or the force cannot tell what its training achieves (problem-solving-training-effect-unknown)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-training-effect-unknown is <outcome>

    Examples: it concludes
      | what inspectors found                                                        | outcome                   |
      | the force cannot tell what its problem-solving training achieves in practice | found as a minor weakness |
      | local staff lack the skills to judge whether problem solving has worked      | found as a minor weakness |
      | the force has not set out what success in preventing crime is                | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force knows what its problem-solving training achieves in practice; local staff have the skills to judge whether problem solving has worked; the force has set out what success in preventing crime is and how it is measured | not found |

  Scenario Outline: Local people or landlords and councils take little part in tackling problems (public-and-landlords-little-involved)
    Given <what inspectors found>
    When the force is graded
    Then public-and-landlords-little-involved is <outcome>

    Examples: it concludes
      | what inspectors found                                                                             | outcome                   |
      | the force involves local people or volunteers in little of its problem solving                    | found as a minor weakness |
      | the force does not work with councils or landlords to obtain orders against anti-social behaviour | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force involves local people or volunteers in solving problems; the force works with councils or landlords to obtain orders against anti-social behaviour | not found |

  Scenario Outline: Staff and resources are not directed to repeat problems or greatest threat (repeat-problems-not-tasked)
    Given <what inspectors found>
    When the force is graded
    Then repeat-problems-not-tasked is <outcome>

    Examples: it concludes
      | what inspectors found                                                          | outcome                   |
      | local staff get no regular information on repeat places, offenders and victims | found as a minor weakness |
      | resources are assigned to problems without regard to threat, harm and risk     | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | local staff get regular information on repeat places, offenders and victims; daily management assigns resources to problems by threat, harm and risk | not found |

  Scenario Outline: Orders are obtained together with councils or landlords (asb-orders-with-partners)
    Given <what inspectors found>
    When the force is graded
    Then asb-orders-with-partners is <outcome>

    Examples: it concludes
      | what inspectors found                                                                     | outcome             |
      | the force works with councils or landlords to obtain orders against anti-social behaviour | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                             | outcome   |
      | the force does not work with councils or landlords to obtain orders against anti-social behaviour | not found |

  Scenario Outline: The force knows whether its powers resolve problems (asb-powers-effect-shown)
    Given <what inspectors found>
    When the force is graded
    Then asb-powers-effect-shown is <outcome>

    Examples: it concludes
      | what inspectors found                                                                 | outcome             |
      | the force evaluates whether its use of anti-social behaviour powers resolves problems | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                  | outcome   |
      | the force cannot say whether its use of anti-social behaviour powers resolves problems | not found |

  Scenario Outline: Anti-social behaviour is a priority, or staff are trained in the powers against it (asb-priority-and-training)
    Given <what inspectors found>
    When the force is graded
    Then asb-priority-and-training is <outcome>

    Examples: it concludes
      | what inspectors found                                                   | outcome             |
      | the force treats anti-social behaviour as a priority                    | found as a strength |
      | staff are trained or advised in the use of anti-social behaviour powers | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force no longer treats anti-social behaviour as a priority; staff lack training or advice in the use of anti-social behaviour powers | not found |

  Scenario Outline: The force offers crime prevention advice (crime-prevention-advice-given)
    Given <what inspectors found>
    When the force is graded
    Then crime-prevention-advice-given is <outcome>

    Examples: it concludes
      | what inspectors found                                                       | outcome             |
      | the force offers crime prevention advice to the public and to its own staff | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                           | outcome   |
      | the force offers little crime prevention advice | not found |

  Scenario Outline: The force steps in early with individuals and families (early-intervention-with-families)
    Given <what inspectors found>
    When the force is graded
    Then early-intervention-with-families is <outcome>

    Examples: it concludes
      | what inspectors found                                                   | outcome             |
      | the force steps in early with individuals and families to prevent crime | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                          | outcome   |
      | the force seldom steps in early with individuals and families to prevent crime | not found |

  Scenario Outline: Staff and resources are directed to repeat problems or greatest threat (effort-follows-repeat-demand-and-threat)
    Given <what inspectors found>
    When the force is graded
    Then effort-follows-repeat-demand-and-threat is <outcome>

    Examples: it concludes
      | what inspectors found                                                       | outcome             |
      | local staff get regular information on repeat places, offenders and victims | found as a strength |
      | daily management assigns resources to problems by threat, harm and risk     | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | local staff get no regular information on repeat places, offenders and victims; resources are assigned to problems without regard to threat, harm and risk | not found |

  Scenario Outline: Enforcement goes together with engagement and education (enforcement-balanced-with-prevention)
    Given <what inspectors found>
    When the force is graded
    Then enforcement-balanced-with-prevention is <outcome>

    Examples: it concludes
      | what inspectors found                                                         | outcome             |
      | the force combines enforcement with engagement, education or other prevention | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                 | outcome   |
      | the force relies on enforcement alone | not found |

  Scenario Outline: The force solves problems with its partners (joint-problem-solving-effective)
    Given <what inspectors found>
    When the force is graded
    Then joint-problem-solving-effective is <outcome>

    Examples: it concludes
      | what inspectors found                                         | outcome             |
      | the force solves problems together with partner organisations | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                   | outcome   |
      | the force works too little with partner organisations to solve problems | not found |

  Scenario Outline: The force learns from or contributes to evidence beyond its own (learning-beyond-force)
    Given <what inspectors found>
    When the force is graded
    Then learning-beyond-force is <outcome>

    Examples: it concludes
      | what inspectors found                                                                   | outcome             |
      | the force shares what works with other forces and partner organisations                 | found as a strength |
      | the force draws on universities, the College of Policing or other forces for what works | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force does not share what works with other forces or partner organisations; the force does not look outside for what is known to work | not found |

  Scenario Outline: Information is shared with partners, and staff train or work side by side or reach each other's systems (partners-share-information-and-place)
    Given <what inspectors found>
    When the force is graded
    Then partners-share-information-and-place is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force and its partners share information on local problems routinely; neighbourhood staff train or work side by side with partner organisations | found as a strength |
      | the force and its partners share information on local problems routinely; systems of the force and its partners let them exchange information | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force finds it hard to share information on local problems with its partners | not found |
      | the force and its partners share information on local problems routinely; neighbourhood staff neither train nor work side by side with partner organisations; systems that do not fit together keep the force and its partners from exchanging information | not found |

  Scenario Outline: The range of powers and tactics is used well (powers-range-used-well)
    Given <what inspectors found>
    When the force is graded
    Then powers-range-used-well is <outcome>

    Examples: it concludes
      | what inspectors found                                                                          | outcome             |
      | the force uses a wide range of powers and tactics well against crime and anti-social behaviour | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force uses only some of the powers and tactics against crime and anti-social behaviour, or uses them sporadically | not found |

  Scenario Outline: Staff can find and use what worked elsewhere in the force (practice-shared-in-force)
    Given <what inspectors found>
    When the force is graded
    Then practice-shared-in-force is <outcome>

    Examples: it concludes
      | what inspectors found                          | outcome             |
      | the force shares what works with its own staff | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                     | outcome   |
      | the force does not make what works known to its own staff | not found |

  Scenario Outline: The force knows what its prevention or its training achieves, or has set out what success is and can judge it (prevention-effect-understood)
    Given <what inspectors found>
    When the force is graded
    Then prevention-effect-understood is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force knows what its crime prevention work achieves as a whole | found as a strength |
      | the force knows what its problem-solving training achieves in practice | found as a strength |
      | the force has set out what success in preventing crime is and how it is measured; local staff have the skills to judge whether problem solving has worked | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force does not fully know what its crime prevention work achieves as a whole; the force cannot tell what its problem-solving training achieves in practice; the force has not set out what success in preventing crime is | not found |
      | the force does not fully know what its crime prevention work achieves as a whole; the force cannot tell what its problem-solving training achieves in practice; the force has set out what success in preventing crime is and how it is measured; local staff lack the skills to judge whether problem solving has worked | not found |

  Scenario Outline: Problem solving rests on evidence, and its results are evaluated (problem-solving-evaluated-with-evidence)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-evaluated-with-evidence is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                          | outcome             |
      | the force evaluates the results of most of its problem solving; problem solving rests on evidence and analysis | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                             | outcome   |
      | the force evaluates few or none of its problem-solving activities | not found |
      | problem solving makes too little use of evidence and analysis     | not found |

  Scenario Outline: Plans are recorded in one place and reviewed (problem-solving-plans-overseen)
    Given <what inspectors found>
    When the force is graded
    Then problem-solving-plans-overseen is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | problem-solving plans are recorded on a system that gives the force an overview; progress on problem-solving plans is reviewed regularly | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                            | outcome   |
      | problem-solving plans are not recorded in a way that gives the force an overview | not found |
      | progress on problem-solving plans is not reviewed                                | not found |

  Scenario Outline: Local people or volunteers help to solve problems (public-helps-solve-problems)
    Given <what inspectors found>
    When the force is graded
    Then public-helps-solve-problems is <outcome>

    Examples: it concludes
      | what inspectors found                                             | outcome             |
      | the force involves local people or volunteers in solving problems | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                          | outcome   |
      | the force involves local people or volunteers in little of its problem solving | not found |

  Scenario Outline: Trained staff use one problem-solving model consistently (structured-problem-solving)
    Given <what inspectors found>
    When the force is graded
    Then structured-problem-solving is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                 | outcome             |
      | staff use a structured problem-solving model consistently; local staff are trained in problem solving | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                          | outcome   |
      | staff use problem-solving models inconsistently or none at all | not found |
      | local staff are not trained in problem solving                 | not found |

  Scenario Outline: Regular problem solving deals with underlying causes (underlying-causes-addressed)
    Given <what inspectors found>
    When the force is graded
    Then underlying-causes-addressed is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | problem solving is a regular part of neighbourhood work; the force takes long-term action on what causes local crime and disorder | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                             | outcome   |
      | problem solving is not a regular part of neighbourhood work                       | not found |
      | the force responds to incidents of crime and disorder and not to what causes them | not found |

  Scenario Outline: local-problems-solved is suggested
    Given <what inspectors found>
    When the force is graded
    Then local-problems-solved is suggested as an area for improvement
    And local-problems-solved is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | staff use problem-solving models inconsistently or none at all | problem-solving-unstructured |
      | local staff are not trained in problem solving | problem-solving-untrained |
      | the force responds to incidents of crime and disorder and not to what causes them | problem-solving-reactive |
      | problem solving is not a regular part of neighbourhood work | problem-solving-absent |
      | staff use problem-solving models inconsistently or none at all; problem-solving plans are not recorded in a way that gives the force an overview | problem-solving-unstructured and problem-solving-plans-not-overseen |

  Scenario: local-problems-solved is raised as a cause of concern (crime-and-asb-not-tackled)
    Given problem solving is not a regular part of neighbourhood work
    And the force works too little with partner organisations to solve problems
    And the force no longer treats anti-social behaviour as a priority
    When the force is graded
    Then local-problems-solved is raised as a cause of concern

  Scenario Outline: prevention-evaluated-and-shared is suggested
    Given <what inspectors found>
    When the force is graded
    Then prevention-evaluated-and-shared is suggested as an area for improvement
    And prevention-evaluated-and-shared is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force evaluates few or none of its problem-solving activities | problem-solving-not-evaluated |
      | the force does not make what works known to its own staff; the force does not share what works with other forces or partner organisations; the force does not fully know what its crime prevention work achieves as a whole | practice-not-shared, learning-beyond-force-missing and prevention-overall-effect-unknown |
      | the force does not fully know what its crime prevention work achieves as a whole; problem solving makes too little use of evidence and analysis; the force cannot tell what its problem-solving training achieves in practice | prevention-overall-effect-unknown, problem-solving-evidence-thin and problem-solving-training-effect-unknown |

  Scenario Outline: problems-solved-jointly is suggested
    Given <what inspectors found>
    When the force is graded
    Then problems-solved-jointly is suggested as an area for improvement
    And problems-solved-jointly is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force works too little with partner organisations to solve problems | joint-problem-solving-weak |
      | the force works too little with partner organisations to solve problems; the force finds it hard to share information on local problems with its partners; the force involves local people or volunteers in little of its problem solving | joint-problem-solving-weak, partner-information-barriers and public-and-landlords-little-involved |

  Scenario Outline: asb-responded-to is suggested
    Given <what inspectors found>
    When the force is graded
    Then asb-responded-to is suggested as an area for improvement
    And asb-responded-to is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force no longer treats anti-social behaviour as a priority | asb-not-a-priority |
      | the force no longer treats anti-social behaviour as a priority; the force relies on enforcement alone | asb-not-a-priority and enforcement-without-prevention |

  Scenario Outline: asb-powers-justified is suggested
    Given <what inspectors found>
    When the force is graded
    Then asb-powers-justified is suggested as an area for improvement
    And asb-powers-justified is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force does not understand why its use of anti-social behaviour powers is low or has changed | asb-powers-use-not-understood |
      | the force uses only some of the powers and tactics against crime and anti-social behaviour, or uses them sporadically; the force uses anti-social behaviour powers 100 times per 1 million population, among the lowest quarter of forces | asb-powers-little-used and asb-powers-range-narrow |
      | the force uses only some of the powers and tactics against crime and anti-social behaviour, or uses them sporadically; the force could not supply uses of anti-social behaviour powers per 1 million population; the force cannot say whether its use of anti-social behaviour powers resolves problems | asb-powers-range-narrow, asb-powers-use-not-recorded and asb-powers-effect-not-evaluated |
      | the force could not supply uses of anti-social behaviour powers per 1 million population; the force cannot say whether its use of anti-social behaviour powers resolves problems; staff lack training or advice in the use of anti-social behaviour powers | asb-powers-use-not-recorded, asb-powers-effect-not-evaluated and asb-powers-training-missing |

  Scenario Outline: The trend in the use of anti-social behaviour powers is explained, or their use justified (asb-powers-use-accounted-for)
    Given <what inspectors found>
    When the force is graded
    Then asb-powers-use-accounted-for is <outcome>

    Examples: it concludes
      | what inspectors found                                                                               | outcome             |
      | the level or change in the use of anti-social behaviour powers is explained by the force's approach | found as a strength |
      | the force has sound reasons and evidence when it uses anti-social behaviour powers                  | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the level or change in the use of anti-social behaviour powers is explained by the force's approach; it is partly so that the force has sound reasons and evidence when it uses anti-social behaviour powers | not found |

  Scenario Outline: The force cannot explain the trend in its use of anti-social behaviour powers, or cannot justify their use (asb-powers-use-not-understood)
    Given <what inspectors found>
    When the force is graded
    Then asb-powers-use-not-understood is <outcome>

    Examples: it concludes
      | what inspectors found                                                                           | outcome                         |
      | the force does not understand why its use of anti-social behaviour powers is low or has changed | found as a significant weakness |
      | the force cannot show sound reasons or evidence for its use of anti-social behaviour powers     | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the level or change in the use of anti-social behaviour powers is explained by the force's approach; it is partly so that the force has sound reasons and evidence when it uses anti-social behaviour powers | not found |

  Scenario: What is suggested (asb-powers-use-not-understood)
    Given the force does not understand why its use of anti-social behaviour powers is low or has changed
    When the force is graded
    Then asb-powers-justified is suggested as an area for improvement
