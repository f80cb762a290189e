Feature: Rating a care home
  What inspectors find in a home, the points that follow, and the rating that they are cut into.

  Scenario: A sound home
    Given a home that is sound
    When the home is graded
    Then the draft grade of the quality statement Medicines optimisation is good
    And the draft grade of the quality statement Learning culture is outstanding
    And the draft grade for Safe is good
    And the draft grade for Caring is outstanding
    And the overall draft grade is outstanding

  Scenario: One quality statement at the bottom caps the key question, whatever the points of the others
    Given a home that is sound
    But medicines are not stored safely
    And 20 errors are made in every 1,000 doses
    When the home is graded
    Then medicines-unsafe is found as a breach
    And make-use-medicines-safe-at-once is raised as a breach
    And the draft grade of the quality statement Medicines optimisation is inadequate
    And the draft grade for Safe is requires improvement
    And the overall draft grade is good

  Scenario Outline: Points are cut into ratings
    Given a home that is sound
    And <what inspectors find>
    And <also>
    When the home is graded
    Then the draft grade for Effective is <rating>

    Examples:
      | what inspectors find                     | also                                             | rating               |
      | assessments are reviewed                 | decisions about mental capacity are recorded     | outstanding          |
      | assessments are not reviewed             | decisions about mental capacity are recorded     | good                 |
      | assessments are not reviewed             | decisions about mental capacity are not recorded | requires improvement |
      | the needs of people are not assessed; assessments are not reviewed | people are not asked for consent; decisions about mental capacity are not recorded | inadequate |

  Scenario: One key question at the bottom caps the rating of the home
    Given a home that is sound
    But the needs of people are not assessed; assessments are not reviewed
    And people are not asked for consent; decisions about mental capacity are not recorded
    When the home is graded
    Then the draft grade for Effective is inadequate
    And the overall draft grade is requires improvement
    And ask-people-consent is suggested as an action

  Scenario: Fernleigh House
    Given Fernleigh House as inspected in 2024
    When the home is graded
    Then the overall draft grade is good
    And the draft grade for Caring is good
