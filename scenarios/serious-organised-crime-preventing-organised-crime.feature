@peel-2017
Feature: Preventing serious and organised crime
  Pursuing criminals does not stop others from following them. Inspectors ask whether a force finds those who may be
  drawn in and helps them out of it, whether it manages offenders before, during and after prison, and whether what it
  tells the public deters and protects.

  Rule: How well the force supports people who are at risk of offending

    Scenario: Young people at risk are found and offered a way out across the whole force area
      Staffordshire 2017: diversion force-wide, gang members followed up, siblings of organised criminals helped.
      Given the force looks for people whom organised crime or gangs may draw in
      And the force has initiatives that divert or deter people from organised crime
      And prevention of organised crime reaches the whole force area
      And younger siblings and families of organised criminals are offered support
      When the force is graded
      Then soc-diversion-force-wide is found as a strength
      And soc-way-out-offered is found as a strength
      And the draft grade of the theme preventing organised crime is good

    Scenario: Nobody looks for those at risk, nothing deters them, and no chief officer leads the work
      West Mercia 2016 was found so; its area for improvement on prevention asks for the first two.
      Given a force that is good throughout
      And the force does not routinely look for people whom organised crime or gangs may draw in
      And the force cannot show initiatives that divert or deter people from organised crime
      And prevention of organised crime has no overall strategy or no senior lead
      When the force is graded
      Then organised-crime-prevented is suggested because of soc-at-risk-not-identified, soc-deterrence-lacking and soc-prevention-unled
      And the draft grade of the theme preventing organised crime is requires improvement
      And the draft grade for serious organised crime is good

    Scenario: Nothing is done to prevent organised crime, and the force relies on enforcement alone
      Four of the five parts of prevention are missing: a force that only reacts leaves people to be drawn in.
      Given a force that is good throughout
      And the force does not routinely look for people whom organised crime or gangs may draw in
      And the force cannot show initiatives that divert or deter people from organised crime
      And prevention of organised crime has no overall strategy or no senior lead
      And the force relies almost wholly on enforcement against organised crime
      When the force is graded
      Then organised-crime-prevented is raised as a cause of concern
      And the draft grade for serious organised crime is requires improvement

    Scenario: Gangs that are not assessed, and members who are offered no way out
      Two small shortcomings in different themes, and one thing to ask for.
      Given a force that is good throughout
      And urban street gangs and other criminal networks are not assessed or each in a different way
      And members of gangs and organised crime groups are offered no way out of crime
      When the force is graded
      Then gangs-and-county-lines-countered is suggested because of soc-gangs-not-assessed and soc-gang-members-left
      And the draft grade of the theme understanding threats is good
      And the draft grade of the theme preventing organised crime is good

  Rule: How well the force manages offenders

    Scenario: Members of groups leave prison without a plan, and court orders are little used
      Given a force that is good throughout
      And members of organised crime groups leave prison without a plan
      And the force makes little use of court orders to restrict organised crime offenders
      When the force is graded
      Then organised-criminals-managed-for-life is suggested because of soc-release-unmanaged and soc-orders-little-used
      And the draft grade of the theme preventing organised crime is good

  Rule: How well the force speaks with the public to prevent offending

    Scenario: Local teams help to make results known
      West Mercia 2016: operations publicised with the region, and a media toolkit for neighbourhood teams.
      Given the force tells the public regularly about its results against organised crime
      And local teams have material that helps them to publicise results and prevention advice
      And campaigns warn the public of the risks of joining or falling victim to organised crime
      When the force is graded
      Then soc-results-made-known is found as a strength
      And soc-public-warned is found as a strength
      And the draft grade of the theme preventing organised crime is good
