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
    And prevention-evaluated-and-shared is suggested as an area for improvement
    And unsupported-cases-understood is suggested as an area for improvement
    And victims-duties-met is suggested as an area for improvement
    And wanted-people-found is suggested as an area for improvement
    And vulnerable-people-attended is suggested as an area for improvement
    And domestic-abuse-justice-pursued is suggested as an area for improvement
    And registered-sex-offenders-managed is suggested as an area for improvement
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
    And registered-sex-offenders-managed is suggested as an area for improvement

  @peel-2016
  Scenario: West Mercia 2016 is good overall with two questions below good
    Given West Mercia as inspected in 2016
    When the force is graded
    Then the overall draft grade is good
    And the draft grade for crime prevention is requires improvement
    And the draft grade for investigation is good
    And the draft grade for vulnerability is good
    And the draft grade for serious organised crime is requires improvement
    And organised-crime-tackled-with-partners is suggested as an area for improvement
    And nothing is suggested for investigation
