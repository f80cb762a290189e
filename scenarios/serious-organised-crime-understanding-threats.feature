@peel-2017
Feature: Understanding the threat from serious and organised crime
  A force can act only against what it knows of. Inspectors ask whether it assesses the threat by a recognised method,
  fills the picture with what partner organisations and the region know, maps each group as soon as it comes to notice,
  and sees modern slavery, exploitation and cyber-crime beside the drugs trade.

  Rule: How well the force assesses threat and risk

    Scenario: Profiles that partners helped to make and local teams rely on
      Staffordshire 2017: MoRiLE for strategic and tactical assessments, profiles that guide local teams.
      Given the force uses a structured method such as MoRiLE to assess the threat from serious and organised crime
      And other organisations supply data or analysis for the local profiles
      And the local profiles deal in detail with the main threats and the harm done to communities
      When the force is graded
      Then soc-structured-threat-assessment is found as a strength
      And soc-rich-local-profiles is found as a strength
      And the draft grade of the theme understanding threats is good

    Scenario: Profiles that are finished but thin, and no board of partners to enrich them
      West Mercia 2016: profiles leave out fraud, immigration crime and the harm done; no force-wide group of partners.
      Given a force that is good throughout
      And the local profiles leave out main threats or the harm done to communities
      And no force-wide partnership board brings senior people of other organisations into work against organised crime
      When the force is graded
      Then organised-crime-profiled-with-partners is suggested because of soc-profiles-thin
      And organised-crime-tackled-with-partners is suggested because of soc-no-partnership-board
      And the draft grade of the theme understanding threats is requires improvement
      And the draft grade for serious organised crime is good

    Scenario: A picture drawn from police information alone is one shortcoming, however many papers show it
      The overview's point that law enforcement information alone constrains both understanding and response.
      Given a force that is good throughout
      And the local profiles contain police information only
      And the threat assessment draws only on what law enforcement holds
      And partner organisations seldom pass the force what they know about organised crime groups
      When the force is graded
      Then organised-crime-profiled-with-partners is suggested because of soc-profiles-police-only
      And the draft grade of the theme understanding threats is good

  Rule: How well the force uses intelligence

    Scenario: Groups that were found a quarter of a year ago and still nobody has assessed
      However many wait and however long, it is one failing.
      Given a force that is good throughout
      And organised crime groups that were found wait or are left without an assessment
      And 10 organised crime groups have been found but not yet assessed
      And a newly found organised crime group waits 90 days for its assessment
      When the force is graded
      Then organised-crime-groups-mapped is suggested because of soc-new-groups-not-assessed
      And soc-new-groups-not-assessed is found as a significant weakness
      And the draft grade of the theme understanding threats is good

    Scenario: Half as many groups as elsewhere, and nobody looks for more
      47 is the figure for England and Wales. A low rate alone may be good news.
      Given a force that is good throughout
      And 23 organised crime groups are mapped for every million people in the force area
      And the force learns of organised crime groups only by chance or from others
      When the force is graded
      Then soc-few-groups-known is found as a significant weakness
      And organised-crime-groups-mapped is suggested because of soc-few-groups-known and soc-groups-not-sought
      And the draft grade of the theme understanding threats is good

  Rule: How far the force sees newer types of offending

    Scenario: Mostly drug groups, but their further crimes are known
      Staffordshire 2017: most groups deal in drugs; their violence, exploitation and money laundering are recorded.
      Given a force that is good throughout
      And drugs are the main crime of 80 percent of the mapped organised crime groups
      And mapped groups include newer kinds of crime or the further crimes of a group are recorded
      When the force is graded
      Then soc-newer-threats-mapped is found as a strength
      And soc-newer-threats-missed is not found

    Scenario: Not seeing modern slavery and not acting against it are one blind spot
      Given a force that is good throughout
      And the force looks at traditional organised crime only and misses newer threats
      And the force's operations against organised crime deal with drugs and other traditional crime only
      When the force is graded
      Then newer-organised-crime-tackled is suggested because of soc-newer-threats-missed and soc-enforcement-narrow
      And the draft grade of the theme understanding threats is good
      And the draft grade of the theme disrupting organised crime is good

  Rule: When hardly anything is known of the threat

    Scenario: Four are missing, and the force cannot know which groups harm its communities most
      Given a force that is good throughout
      And the force has no structured method for assessing the threat from serious and organised crime
      And organised crime groups are mapped inconsistently or not in line with national guidance
      And the force looks at traditional organised crime only and misses newer threats
      And local profiles of serious and organised crime are missing for all or part of the force area
      When the force is graded
      Then organised-crime-threat-assessed is raised as a cause of concern
      And the draft grade for serious organised crime is requires improvement
