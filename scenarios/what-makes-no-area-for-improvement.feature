@peel-2017
Feature: What inspectors criticised without making an area for improvement
  Inspectors make none to six areas in a question, mostly two or three, and criticise far more. These are negative
  examples, most of them from the record: a weakness is found, and nothing is suggested for it alone.

  Rule: A minor weakness alone is no area for improvement

    Scenario: The force does not fully know what its prevention achieves as a whole
      Given Cleveland as inspected in 2017
      When the force is graded
      Then prevention-overall-effect-unknown is found as a minor weakness
      And prevention-evaluated-and-shared is not suggested

    Scenario: Joint work against organised crime is not yet overseen in one way everywhere
      Given Staffordshire as inspected in 2017
      When the force is graded
      Then soc-oversight-uneven is found as a minor weakness
      And organised-crime-tackled-with-partners is not suggested

    @peel-2016
    Scenario: Not all lead officers trained, local teams brought in late, a thin plan for the region
      Given West Mercia as inspected in 2016
      When the force is graded
      Then soc-lead-officers-partly-supported is found as a minor weakness
      And lead-officers-supported is not suggested
      And soc-local-teams-marginal is found as a minor weakness
      And local-teams-against-organised-crime is not suggested
      And soc-region-plan-thin is found as a minor weakness
      And regional-capabilities-used is not suggested

    Scenario: A minor weakness that an earlier inspection asked for is an area
      Given a force that is good throughout
      And local policing teams are brought in only after operations or not at all
      And an earlier inspection already asked for local-teams-against-organised-crime
      When the force is graded
      Then local-teams-against-organised-crime is suggested because of soc-local-teams-marginal
      And the draft grade of the theme disrupting organised crime is good

  Rule: Records, opinions and ways of organising are no reasons, however many there are

    Scenario: No specific guidance on mental health for staff, and no professionals in their training
      Cleveland 2017, which handles calls and crises well all the same.
      Given a force that is good throughout
      And staff have no specific guidance on how to recognise mental health conditions in callers
      And mental health professionals take no part in training officers and staff
      When the force is graded
      Then mental-health-guidance-missing is found as a minor weakness
      And mental-health-training-without-professionals is found as a minor weakness
      And nothing is suggested for vulnerability

    Scenario: Stalking cases little supervised at the start, and plans that are not written down
      West Mercia 2016.
      Given a force that is good throughout
      And stalking and harassment cases get little supervision at the start
      And investigators do not record their plan or what they agreed with the victim
      When the force is graded
      Then stalking-cases-unsupervised is found as a minor weakness
      And vulnerable-cases-without-plan-or-review is found as a minor weakness
      And nothing is suggested for vulnerability

    Scenario: Two minor reasons that inspectors do ask forces for make an area
      Staffordshire 2017 has a third: the views of victims are not yet sought.
      Given a force that is good throughout
      And the force does not fully keep to the Code of Practice for Victims of Crime
      And updates to victims are irregular, unstructured or unrecorded
      When the force is graded
      Then victims-duties-met is suggested because of victims-code-not-met and victims-not-updated

  Rule: A figure is no shortcoming while it is near that for England and Wales

    Scenario: Domestic abuse arrests that fall to the national level
      Cleveland 2017.
      Given a force that is good throughout
      And the force makes 45.4 arrests for every 100 domestic abuse offences, down from 61.7, against 45.5 in England and Wales
      When the force is graded
      Then domestic-abuse-justice-pursued is not suggested
      And nothing is suggested for vulnerability

  Rule: What was not inspected is asked nothing

    Scenario: A weakness in a question that keeps its earlier grade
      Cleveland 2017 kept its grade of 2016 for investigation.
      Given a force that is good throughout
      And wanted people are put on the Police National Computer late or not at all
      And investigation was not inspected and was graded good in 2016
      When the force is graded
      Then wanted-people-not-circulated is found as a significant weakness
      And nothing is suggested for investigation
      And the draft grade for investigation is good
