@peel-2017
Feature: Disrupting and investigating serious and organised crime
  Every organised crime group should be somebody's task. Inspectors ask whether a lead responsible officer works to a
  plan of all four Ps (pursue, prevent, protect, prepare), whether partners, region and local teams take part, whether
  exploited people are safeguarded, and whether the force knows what its action achieves.

  Rule: How well the force works with other organisations

    Scenario: Lead officers plan with partners, and a process shared with the region counters cuckooing
      Staffordshire 2017: plans made with safety partnerships, the region's tactics, a process against cuckooing.
      Given other organisations take part in disrupting organised crime groups
      And lead responsible officers make their plans together with local partner organisations
      And the force has a working process against county lines dealing and the taking over of vulnerable people's homes
      And the force draws on the specialist capabilities of the regional organised crime unit
      When the force is graded
      Then soc-plans-made-with-partners is found as a strength
      And soc-county-lines-met is found as a strength
      And the draft grade of the theme disrupting organised crime is good

    Scenario: A force that fights organised crime in isolation
      Given a force that is good throughout
      And the force acts against organised crime groups alone
      And the force seldom draws on the specialist capabilities of the regional organised crime unit
      When the force is graded
      Then organised-crime-tackled-with-partners is suggested because of soc-partners-absent
      And regional-capabilities-used is suggested because of soc-region-unused
      And the draft grade of the theme disrupting organised crime is requires improvement
      And the draft grade for serious organised crime is good

  Rule: How well the force disrupts organised crime groups

    Scenario: Lead officers with neither training nor time
      The overview's survey: over a quarter untrained, and the overwhelming majority kept from the role by other duties.
      Given a force that is good throughout
      And some or all lead responsible officers have had no training for the role
      And at least 50 percent of the lead responsible officers say that other duties keep them from the role
      When the force is graded
      Then soc-lead-officers-unsupported is found as a significant weakness
      And lead-officers-supported is suggested as an area for improvement

    Scenario: Nobody in charge, no priorities, the exploited unprotected
      Given a force that is good throughout
      And organised crime groups are without a lead responsible officer
      And action against organised crime groups does not follow the harm they do
      And people harmed or exploited by organised crime groups are left without protection
      When the force is graded
      Then organised-crime-action-planned is raised as a cause of concern
      And the draft grade of the theme disrupting organised crime is inadequate
      And the draft grade for serious organised crime is requires improvement

    Scenario: County lines neither understood nor countered
      Given a force that is good throughout
      And the force has no process against county lines dealing and the taking over of vulnerable people's homes
      And the force has no picture of the links between organised crime groups, street gangs and county lines networks
      When the force is graded
      Then gangs-and-county-lines-countered is suggested because of soc-gang-links-unknown and soc-county-lines-unanswered
      And the draft grade for serious organised crime is good

  Rule: How well the force assesses the effect of its action

    Scenario: Residents are asked whether it helped, although the lasting effect is as little known as elsewhere
      Staffordshire 2017 was praised for its surveys; most forces understand the long-term effect poorly.
      Given a force that is good throughout
      And the force asks residents before and after whether its action against organised crime made a difference
      And the force does not know what long-term effect its work has on organised crime
      When the force is graded
      Then soc-effect-known is found as a strength
      And soc-effect-partly-known is found as a minor weakness
      And nothing is suggested for serious organised crime
