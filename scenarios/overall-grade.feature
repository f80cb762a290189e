@peel-2017
Feature: From the grades of the questions to the overall grade
  The principle of Annex B, refined so that West Mercia 2016 fits it too.

  Scenario Outline: Four grades make one
    Given crime prevention was not inspected and was graded <crime prevention> in 2016
    And investigation was not inspected and was graded <investigation> in 2016
    And vulnerability was not inspected and was graded <vulnerability> in 2016
    And serious organised crime was not inspected and was graded <serious organised crime> in 2016
    When the force is graded
    Then the overall draft grade is <overall>

    Examples:
      | crime prevention     | investigation        | vulnerability        | serious organised crime | overall              |
      | good                 | good                 | good                 | good                    | good                 |
      | requires improvement | good                 | good                 | good                    | good                 |
      | good                 | requires improvement | good                 | good                    | good                 |
      | good                 | good                 | requires improvement | good                    | good                 |
      | good                 | good                 | good                 | requires improvement    | good                 |
      | good                 | requires improvement | requires improvement | good                    | requires improvement |
      | good                 | good                 | requires improvement | requires improvement    | requires improvement |
      | requires improvement | good                 | requires improvement | good                    | requires improvement |
      | requires improvement | requires improvement | good                 | good                    | requires improvement |
      | good                 | requires improvement | good                 | requires improvement    | requires improvement |
      | requires improvement | good                 | good                 | requires improvement    | good                 |
      | requires improvement | requires improvement | good                 | requires improvement    | requires improvement |
      | requires improvement | requires improvement | requires improvement | requires improvement    | requires improvement |
      | good                 | good                 | inadequate           | good                    | requires improvement |
      | inadequate           | good                 | good                 | good                    | requires improvement |
      | good                 | inadequate           | inadequate           | good                    | inadequate           |
      | inadequate           | good                 | good                 | inadequate              | inadequate           |
      | outstanding          | good                 | good                 | good                    | good                 |
      | outstanding          | good                 | good                 | outstanding             | outstanding          |
      | outstanding          | requires improvement | good                 | outstanding             | good                 |
      | outstanding          | good                 | good                 | requires improvement    | good                 |
      | outstanding          | outstanding          | outstanding          | outstanding             | outstanding          |
      | outstanding          | outstanding          | inadequate           | good                    | requires improvement |

  Scenario: A question with too little evidence leaves the overall grade open
    Given a force that is good throughout
    And nothing is recorded for vulnerability
    When the force is graded
    Then the draft grade for vulnerability is insufficient evidence
    And the overall draft grade is insufficient evidence
