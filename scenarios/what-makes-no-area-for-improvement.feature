@peel-2017
Feature: What inspectors criticised without making an area for improvement
  Negative examples from the record: a weakness is found, and nothing is suggested for it alone.

  Scenario: Unstructured problem solving alone (West Mercia 2016)
    Given a force that is good throughout
    And staff use problem-solving models inconsistently or none at all
    When the force is graded
    Then problem-solving-unstructured is found as a significant weakness
    And nothing is suggested for crime prevention
    And the draft grade for crime prevention is good

  Scenario: A falling domestic abuse arrest rate that is level with England and Wales (Cleveland 2017)
    Given a force that is good throughout
    And the force makes 45.4 arrests for every 100 domestic abuse offences, down from 61.7, against 45.5 in England and Wales
    When the force is graded
    Then "Find out why so few domestic abuse suspects are arrested and take action to protect victims better." is not suggested
    And nothing is suggested for vulnerability

  Scenario Outline: A thin local profile, unmeasured disruption or untrained lead officers alone (West Mercia 2016)
    Given a force that is good throughout
    And <what inspectors found>
    When the force is graded
    Then nothing is suggested for serious organised crime
    And the draft grade for serious organised crime is good

    Examples:
      | what inspectors found |
      | the local profiles leave out main threats or the harm done to communities |
      | the force does not measure its disruption of organised crime groups in line with national guidance |
      | some or all lead responsible officers have had no training for the role |

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
