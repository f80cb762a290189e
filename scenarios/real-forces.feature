@peel-2017
Feature: Three real forces, drafted as they were published
  What inspectors found stands in scenarios/forces, what was published in scenarios/published.

  Scenario: Staffordshire 2017 is good overall and requires improvement in protecting vulnerable people
    Given Staffordshire as inspected in 2017
    When the force is graded
    Then the overall draft grade is good
    And the draft grade for crime prevention is good
    And the draft grade for investigation is good
    And the draft grade for vulnerability is requires improvement
    And the draft grade for serious organised crime is good
    And the draft grade for specialist capabilities is ungraded
    And "Evaluate problem solving routinely and share what works, within the force and with partner organisations." is suggested as an area for improvement for crime prevention
    And "Find out why so many cases end because victims do not support action, and make sure that justice is pursued for them." is suggested as an area for improvement for investigation
    And "Meet all duties of the victims' code, in particular regular and recorded updates to victims." is suggested as an area for improvement for investigation
    And "Establish oversight at force level of who is wanted and what is done to arrest them." is suggested as an area for improvement for investigation
    And "Reassess the risk to vulnerable people, domestic abuse victims above all, whenever officers cannot attend or attend late, and protect those most at risk first." is suggested as an area for improvement for vulnerability
    And "Find out why so few domestic abuse suspects are arrested and take action to protect victims better." is suggested as an area for improvement for vulnerability
    And "Manage the risk that registered sex offenders pose, with visits, checks and risk assessments brought up to date." is suggested as an area for improvement for vulnerability
    And nothing is suggested for serious organised crime

  Scenario: Cleveland 2017 keeps the earlier grades of the questions that were not inspected
    Given Cleveland as inspected in 2017
    When the force is graded
    Then the overall draft grade is good
    And the draft grade for crime prevention is good
    And the draft grade for investigation is good
    And the draft grade for vulnerability is requires improvement
    And the draft grade for serious organised crime is good
    And nothing is suggested for crime prevention
    And nothing is suggested for investigation
    And nothing is suggested for serious organised crime
    And "Manage the risk that registered sex offenders pose, with visits, checks and risk assessments brought up to date." is suggested as an area for improvement for vulnerability

  @peel-2016
  Scenario: West Mercia 2016 is good overall with two questions below good
    Given West Mercia as inspected in 2016
    When the force is graded
    Then the overall draft grade is good
    And the draft grade for crime prevention is requires improvement
    And the draft grade for investigation is good
    And the draft grade for vulnerability is good
    And the draft grade for serious organised crime is requires improvement
    And "Set up regular senior work with partner organisations against serious and organised crime, such as a force-wide board that shares intelligence and directs joint action." is suggested as an area for improvement for serious organised crime
    And nothing is suggested for investigation
