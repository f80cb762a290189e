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
    And "Evaluate crime prevention and problem solving routinely and share what works, within the force and with partner organisations." is suggested as an area for improvement for crime prevention
    And "Find out why so many cases end because victims do not support action, and make sure that justice is pursued for them." is suggested as an area for improvement for investigation
    And "Meet all duties of the victims' code, regular updates in particular, and learn from what victims say about the care they received." is suggested as an area for improvement for investigation
    And "Oversee who is wanted, put wanted people on the Police National Computer promptly and look actively for them until they are arrested." is suggested as an area for improvement for investigation
    And "Attend vulnerable people, domestic abuse victims above all, in the time that the risk demands, and reassess the risk wherever attendance is late." is suggested as an area for improvement for vulnerability
    And "Find out why domestic abuse so seldom leads to arrest or charge or so often ends without the victim's support, and act so that victims are protected and get justice." is suggested as an area for improvement for vulnerability
    And "Manage the risk that registered sex offenders pose, with visits, checks and risk assessments brought up to date and breaches pursued." is suggested as an area for improvement for vulnerability
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
    And "Manage the risk that registered sex offenders pose, with visits, checks and risk assessments brought up to date and breaches pursued." is suggested as an area for improvement for vulnerability

  @peel-2016
  Scenario: West Mercia 2016 is good overall with two questions below good
    Given West Mercia as inspected in 2016
    When the force is graded
    Then the overall draft grade is good
    And the draft grade for crime prevention is requires improvement
    And the draft grade for investigation is good
    And the draft grade for vulnerability is good
    And the draft grade for serious organised crime is requires improvement
    And "Work regularly with partner organisations at a senior level so that intelligence is shared and organised crime is acted against together." is suggested as an area for improvement for serious organised crime
    And nothing is suggested for investigation
