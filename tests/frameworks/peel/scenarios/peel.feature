Feature: Core questions of a police force
  What inspectors find, and the grade of five that follows for a core question; nothing is graded overall.

  Scenario Outline: Calls are held against most similar forces
    Given <percent> percent of calls are abandoned, against 18 in England and Wales, against 16 in its most similar forces
    When the force is graded
    Then calls-abandoned-weak is <outcome>

    Examples:
      | percent | outcome                      |
      | 20      | found as a moderate weakness |
      | 19.9    | not found                    |

  Scenario Outline: Plans are held against England and Wales
    Given <percent> percent of investigations have no plan, against 20 in England and Wales
    When the force is graded
    Then plans-missing-weak is <outcome>

    Examples:
      | percent | outcome                      |
      | 30      | found as a moderate weakness |
      | 29.9    | not found                    |

  Scenario Outline: Five grades
    Given <what inspectors find>
    And <also>
    When the force is graded
    Then the draft grade for Protecting vulnerable people is <grade>

    Examples:
      | what inspectors find              | also                               | grade                 |
      | repeat victims are recognised     | 10 referrals wait for assessment   | outstanding           |
      | repeat victims are recognised     | 11 referrals wait for assessment   | good                  |
      | repeat victims are recognised     | 100 referrals wait for assessment  | adequate              |
      | repeat victims are not recognised | 10 referrals wait for assessment   | requires improvement  |
      | repeat victims are not recognised | 11 referrals wait for assessment   | inadequate            |
      | repeat victims are not recognised | 500 referrals wait for assessment  | inadequate            |
      | repeat victims are recognised     | 3 visits to registered sex offenders are overdue | insufficient evidence |

  Scenario: A serious weakness is inadequate only where people are in danger now
    Given investigations are not supervised well
    And 15 percent of investigations have no plan
    When the force is graded
    Then the draft grade for Investigating crime is requires improvement

  Scenario: Arden
    Given Arden as inspected in 2024
    When the force is graded
    Then the draft grade for Providing a service to victims of crime is outstanding
    And the draft grade for Recording crime and treating the public fairly is good
    And the draft grade for Preventing and deterring crime is adequate
    And the draft grade for Investigating crime is requires improvement
    And supervise-investigations is suggested as an area for improvement
