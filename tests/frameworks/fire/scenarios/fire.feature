Feature: Inspecting a fire and rescue service
  What inspectors find in a service, and what must follow from it.

  Scenario: A service with sound protection
    Given the service uses its powers where owners do not comply
    And there are enough qualified protection staff
    And 12 audits of premises of high risk are overdue
    When the service is graded
    Then the draft grade of the diagnostic question Protecting the public through fire regulation is outstanding
    And audits-overdue is not found

  Scenario: Protection that fails altogether is a cause of concern, and one inadequate diagnostic question caps the pillar
    Given a service that is sound
    But the service does not use its powers where owners do not comply
    And there are too few qualified protection staff
    And 51 audits of premises of high risk are overdue
    When the service is graded
    Then public-unprotected is found as a cause of concern
    And restore-fire-protection-at-once-staff is raised as a cause of concern
    And the draft grade of the diagnostic question Protecting the public through fire regulation is inadequate
    And the draft grade for effectiveness is requires improvement

  Scenario Outline: Visits are few where they are a quarter fewer than in England
    Given <visits> safe and well visits were made for every 1,000 people, against 20 in England
    When the service is graded
    Then visits-few is <outcome>

    Examples:
      | visits | outcome                     |
      | 15     | found as a notable weakness |
      | 15.1   | not found                   |

  Scenario Outline: Bullying is judged beside other services
    Given 20 percent of staff report bullying or harassment, <rank>
    When the service is graded
    Then bullying-common is <outcome>

    Examples:
      | rank                                    | outcome                   |
      | among the top third of services         | found as a grave weakness |
      | broadly in line with other services     | not found                 |
      | among the bottom third of services      | not found                 |

  Scenario: Leaders are developed only where reviews are held too
    Given there is a fair process to find future leaders; not every member of staff has a performance review
    When the service is graded
    Then leaders-developed is not found
    And reviews-missing is found as a notable weakness
    And the draft grade of the diagnostic question Managing performance and developing leaders is requires improvement

  Scenario: Nothing is known
    Given a service about which nothing is recorded
    When the service is graded
    Then the draft grade for people is insufficient evidence
    And nothing is suggested

  Scenario: Wessmoor
    Given Wessmoor as inspected in 2019
    When the service is graded
    Then the draft grade for effectiveness is good
    And the draft grade for efficiency is outstanding
    And the draft grade for people is requires improvement
    And act-bullying-harassment is suggested as an area for improvement
