@peel-2017
Feature: What inspectors criticised without making an area for improvement
  Negative examples from the record: a weakness is found, and nothing is suggested for it alone.

  Scenario: A falling domestic abuse arrest rate that is level with England and Wales (Cleveland 2017)
    Given a force that is good throughout
    And the force makes 45.4 arrests for every 100 domestic abuse offences, down from 61.7, against 45.5 in England and Wales
    When the force is graded
    Then domestic-abuse-justice-pursued is not suggested
    And nothing is suggested for vulnerability

  Scenario Outline: A minor weakness alone (Cleveland 2017, Staffordshire 2017, West Mercia 2016)
    Given a force that is good throughout
    And <what inspectors found>
    When the force is graded
    Then <rule> is found as a minor weakness
    And nothing is suggested

    Examples:
      | what inspectors found | rule |
      | the force does not fully know what its crime prevention work achieves as a whole | prevention-overall-effect-unknown |
      | some or all lead responsible officers have had no training for the role | soc-lead-officers-partly-supported |
      | local policing teams are brought in only after operations or not at all | soc-local-teams-marginal |
      | incidents are given a lower grade without a recorded reason | incident-downgrades-unexplained |

  Scenario: Minor weaknesses that are no reasons for an area, since they are ways of doing what is done (Cleveland 2017)
    Given a force that is good throughout
    And staff have no specific guidance on how to recognise mental health conditions in callers
    And mental health professionals take no part in training officers and staff
    When the force is graded
    Then nothing is suggested for vulnerability

  Scenario: Two minor weaknesses of which one is a record (West Mercia 2016)
    Given a force that is good throughout
    And stalking and harassment cases get little supervision at the start
    And investigators do not record their plan or what they agreed with the victim
    When the force is graded
    Then stalking-cases-unsupervised is found as a minor weakness
    And vulnerable-cases-without-plan-or-review is found as a minor weakness
    And nothing is suggested for vulnerability

  Scenario Outline: Minor reasons for one area do make one (Staffordshire 2017, which has all three)
    Given a force that is good throughout
    And the force does not fully keep to the Code of Practice for Victims of Crime
    And <what inspectors found>
    When the force is graded
    Then victims-duties-met is suggested because of victims-code-not-met and <rules>

    Examples:
      | what inspectors found | rules |
      | updates to victims are irregular, unstructured or unrecorded | victims-not-updated |
      | the force does not yet seek the views of victims in a way that improves its service | victims-views-missing |

  Scenario: Nothing is suggested for a question that was not inspected (Cleveland 2017)
    Given a force that is good throughout
    And wanted people are put on the Police National Computer late or not at all
    And investigation was not inspected and was graded good in 2016
    When the force is graded
    Then wanted-people-not-circulated is found as a significant weakness
    And nothing is suggested for investigation
    And the draft grade for investigation is good

  Scenario: Missing response times of armed response vehicles (criticised in three reports)
    Given a force that is good throughout
    And the force collects too little data on how quickly armed response vehicles reach armed incidents
    When the force is graded
    Then arv-response-times-unknown is found as a minor weakness
    And nothing is suggested for specialist capabilities

  Scenario: A steep fall in domestic abuse arrests that ends just less than a tenth below England and Wales
    Given a force that is good throughout
    And officers know their powers of arrest in domestic abuse cases and supervisors expect them to be used
    And the force makes 40.99 arrests for every 100 domestic abuse offences, down from 60, against 45.5 in England and Wales, broadly in line with all forces
    When the force is graded
    Then domestic-abuse-arrest-rate-low is not found

  Scenario: A steep fall that ends a tenth below it does make one
    Given a force that is good throughout
    And the force makes 40.95 arrests for every 100 domestic abuse offences, down from 54.6, against 45.5 in England and Wales
    When the force is graded
    Then domestic-abuse-arrest-rate-low is found as a significant weakness

  Scenario: A minor weakness that an earlier inspection asked to mend does make an area
    Given a force that is good throughout
    And local policing teams are brought in only after operations or not at all
    And an earlier inspection already asked for local-teams-against-organised-crime
    When the force is graded
    Then local-teams-against-organised-crime is suggested because of soc-local-teams-marginal

  Scenario: A cause of concern is raised though what it rests on gives reasons for other areas
    Given a force that is good throughout
    And the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance
    And firearms training does not meet national standards
    When the force is graded
    Then armed-officers-enough is raised as a cause of concern
