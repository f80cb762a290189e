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

    Scenario: A thin plan for using the region, and a surveillance team that the region has too
      West Mercia 2016 was criticised for the thin plan alone, without an area for improvement.
      Given a force that is good throughout
      And the plan for the use of the regional organised crime unit is missing or lacks detail for the force
      And the force keeps specialist capabilities that the regional organised crime unit already provides
      When the force is graded
      Then soc-region-plan-thin is found as a minor weakness
      And regional-capabilities-used is suggested because of soc-region-plan-thin and soc-region-duplicated
      And the draft grade of the theme disrupting organised crime is good

  Rule: How well the force disrupts organised crime groups

    Scenario: Lead officers without training for the role, but with the experience that it takes
      West Mercia 2016 had such officers, by the force's own account.
      Given each organised crime group has a lead responsible officer for the long term
      And some or all lead responsible officers have had no training for the role
      And lead responsible officers are capable of the role
      When the force is graded
      Then soc-lead-officers-capable is found as a strength
      And soc-lead-officers-partly-supported is found as a minor weakness
      And lead-officers-supported is not suggested

    Scenario: Lead officers with neither training nor time
      The overview's survey: over a quarter untrained, and the overwhelming majority kept from the role by other duties.
      Given a force that is good throughout
      And some or all lead responsible officers have had no training for the role
      And at least 50 percent of the lead responsible officers say that other duties keep them from the role
      When the force is graded
      Then soc-lead-officers-unsupported is found as a significant weakness
      And lead-officers-supported is suggested as an area for improvement

    Scenario: Of how many groups nobody is in charge is known only roughly
      Given a force that is good throughout
      And it is partly so that each organised crime group has a lead responsible officer for the long term
      And between 80 and 95 percent of the organised crime groups have a lead responsible officer
      When the force is graded
      Then soc-no-lead-officers is undecided
      And lead-officers-supported is not suggested

    Scenario: Plans that an earlier inspection asked for are on the way, and how many groups have one is not known
      Staffordshire was asked in 2016 to use the 4Ps more consistently; in 2017 it was making good progress.
      Given a force that is good throughout
      And an earlier inspection already asked for organised-crime-action-planned
      And it is partly so that plans for organised crime groups follow the 4P structure consistently
      When the force is graded
      Then soc-plans-not-4p is undecided
      And nothing is suggested for serious organised crime

    Scenario: Plans that an earlier inspection asked for are still made without the four Ps
      Given a force that is good throughout
      And an earlier inspection already asked for organised-crime-action-planned
      And 70 percent of the organised crime groups have a plan that covers all 4Ps
      When the force is graded
      Then organised-crime-action-planned is suggested because of soc-plans-not-4p
      And the draft grade of the theme disrupting organised crime is requires improvement

    Scenario: The exploited are left without protection, and nothing that is done well outweighs it
      The overview calls it of even more concern than main offenders going free.
      Given a force that is outstanding throughout
      And people harmed or exploited by organised crime groups are left without protection
      When the force is graded
      Then organised-crime-victims-safeguarded is suggested because of soc-victims-unprotected
      And the draft grade of the theme disrupting organised crime is requires improvement
      And the draft grade for serious organised crime is good

    Scenario: Nobody in charge, no priorities, the exploited unprotected
      Given a force that is good throughout
      And organised crime groups are without a lead responsible officer
      And action against organised crime groups does not follow the harm they do
      And people harmed or exploited by organised crime groups are left without protection
      When the force is graded
      Then organised-crime-action-planned is raised as a cause of concern
      And the draft grade of the theme disrupting organised crime is inadequate
      And the draft grade for serious organised crime is requires improvement

    Scenario: Priorities are clear, but three other safeguards fail
      Each is an area of its own. That groups are dealt with in the wrong order is not among them.
      Given a force that is good throughout
      And organised crime groups are without a lead responsible officer
      And the force acts against organised crime groups alone
      And people harmed or exploited by organised crime groups are left without protection
      When the force is graded
      Then organised-crime-action-planned is not suggested
      And organised-crime-victims-safeguarded is suggested because of soc-victims-unprotected
      And the draft grade of the theme disrupting organised crime is requires improvement

    Scenario: County lines neither understood nor countered
      Given a force that is good throughout
      And the force has no process against county lines dealing and the taking over of vulnerable people's homes
      And the force has no picture of the links between organised crime groups, street gangs and county lines networks
      When the force is graded
      Then gangs-and-county-lines-countered is suggested because of soc-gang-links-unknown and soc-county-lines-unanswered
      And the draft grade for serious organised crime is good

  Rule: How well the force assesses the effect of its action

    Scenario: Many disruptions are counted, but not as national guidance asks
      Given a force that is good throughout
      And 300 disruptions were recorded for every 100 organised crime groups, among the highest quarter of forces
      And the force does not measure its disruption of organised crime groups in line with national guidance
      When the force is graded
      Then soc-disruption-well-measured is not found
      And organised-crime-effect-measured is suggested because of soc-disruption-not-measured

    Scenario: Residents are asked whether it helped, although the lasting effect is as little known as elsewhere
      Staffordshire 2017 was praised for its surveys; most forces understand the long-term effect poorly.
      Given a force that is good throughout
      And the force asks residents before and after whether its action against organised crime made a difference
      And the force does not know what long-term effect its work has on organised crime
      When the force is graded
      Then soc-effect-known is found as a strength
      And soc-effect-partly-known is found as a minor weakness
      And nothing is suggested for serious organised crime
