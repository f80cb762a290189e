@clack-2031
Feature: Clacking

  Scenario Outline: Low towers (towers-low)
    Given towers was graded plush before
    And <what inspectors found>
    When the clackmont is graded
    Then towers-low is <outcome>

    Examples:
      | what inspectors found                                              | outcome                    |
      | towers are 30 furlongs high, against 40 in Ankh                    | found as a leaden weakness |
      | towers are 27 furlongs high, against 30 among its kin              | found as a leaden weakness |
      | towers are 100 furlongs high, among the squattest                  | found as a leaden weakness |
      | towers are 100 furlongs high                                       | undecided                  |
      | towers are 100 furlongs high, among the tallest                    | not found                  |
      | towers are 28 furlongs high, against 36 in Ankh, among the tallest | not found                  |

  Scenario: What is asked for
    Given 3 towers have fallen
    And an earlier inspection already asked for prop-towers
    When the clackmont is graded
    Then prop-towers is suggested as a mendling
    And the draft grade of the flange height is plush
    And the draft grade for towers is plush

  Scenario: A hullabaloo
    Given a clackmont about which nothing is recorded
    And the code is lost
    When the clackmont is graded
    Then find-code is raised as a hullabaloo
    And the draft grade for semaphore is murk

  Scenario: Nearly all points
    Given towers are 60 furlongs high
    And the paint is fresh
    And the clackmont could not supply fallen towers
    And the code is known
    When the clackmont is graded
    Then the draft grade for towers is bling
    And the overall draft grade is plush
