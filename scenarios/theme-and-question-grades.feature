Feature: From findings to the grades of themes and questions
  The number of areas for improvement is not the grade: what findings weigh, and what is done well beside them, decides.

  Scenario: A force that is good at what is looked for
    Given a force that is good throughout
    When the force is graded
    Then the overall draft grade is good
    And the draft grade for crime prevention is good
    And the draft grade for investigation is good
    And the draft grade for vulnerability is good
    And the draft grade for serious organised crime is good
    And nothing is suggested

  Scenario: A force that does everything well
    Given a force that is outstanding throughout
    When the force is graded
    Then the overall draft grade is outstanding
    And the draft grade for crime prevention is outstanding
    And the draft grade for investigation is outstanding
    And the draft grade for vulnerability is outstanding
    And the draft grade for serious organised crime is outstanding
    And nothing is suggested

  Scenario Outline: Nothing recorded is never quietly good
    Given a force that is outstanding throughout
    And nothing is recorded for <question>
    When the force is graded
    Then the draft grade for <question> is insufficient evidence
    And the overall draft grade is insufficient evidence

    Examples:
      | question                |
      | crime prevention        |
      | investigation           |
      | vulnerability           |
      | serious organised crime |

  Scenario: One minor weakness keeps a theme from outstanding
    Given a force that is outstanding throughout
    And schools are not told when a pupil was present at a domestic abuse incident
    When the force is graded
    Then the draft grade of the theme partnership working is good

  Scenario: One significant weakness leaves a theme good
    Given a force that is good throughout
    And leaders do not set out the protection of vulnerable people as a priority
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is good

  Scenario: The same weakness, asked for before and not put right, brings the theme down
    Given a force that is good throughout
    And leaders do not set out the protection of vulnerable people as a priority
    And an earlier inspection already asked: "Set out how the force protects vulnerable people and make sure that the whole workforce knows what is expected of it."
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is requires improvement
    And the draft grade for vulnerability is good

  Scenario: Two significant weaknesses bring a theme down
    Given a force that is good throughout
    And leaders do not set out the protection of vulnerable people as a priority
    And the force has not analysed the nature and scale of vulnerability in its area
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is requires improvement

  Scenario: Many strengths outweigh two significant weaknesses
    Given a force that is outstanding throughout
    And leaders do not set out the protection of vulnerable people as a priority
    And the force has not analysed the nature and scale of vulnerability in its area
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is good

  Scenario: Nothing outweighs a serious weakness
    Given a force that is outstanding throughout
    And officers do not complete a risk assessment at every domestic abuse incident
    When the force is graded
    Then the draft grade of the theme initial response is requires improvement
    And the draft grade for vulnerability is good

  Scenario: No single weakness decides a question
    Given a force that is good throughout
    And problem solving is not a regular part of neighbourhood work
    When the force is graded
    Then the draft grade of the theme tackling crime and asb is requires improvement
    And the draft grade for crime prevention is good

  Scenario: Two themes below good bring a question down
    Given a force that is good throughout
    And problem solving is not a regular part of neighbourhood work
    And local people have little influence on what the police concentrate on in their area
    And the force has no strategy for engaging with the public
    When the force is graded
    Then the draft grade of the theme tackling crime and asb is requires improvement
    And the draft grade of the theme understanding communities is requires improvement
    And the draft grade for crime prevention is requires improvement

  Scenario: Weaknesses with nothing done well beside them
    Given schools are not told when a pupil was present at a domestic abuse incident
    And some partner organisations are not convinced of the changes that the force makes
    And MARACs have too little capacity or differ within the force area in how often they meet
    When the force is graded
    Then the draft grade of the theme partnership working is requires improvement

  Scenario: Two pieces of evidence are too few for a theme
    Given schools are not told when a pupil was present at a domestic abuse incident
    And some partner organisations are not convinced of the changes that the force makes
    When the force is graded
    Then the draft grade of the theme partnership working is insufficient evidence

  Scenario: Three serious weaknesses with little done well make a theme inadequate
    Given officers do not complete a risk assessment at every domestic abuse incident
    And what officers leave out of their risk assessments is not put right later
    And the force does not reassess the risk in incidents that wait for a response
    When the force is graded
    Then the draft grade of the theme initial response is inadequate

  Scenario: Three serious weaknesses beside many strengths
    Given a force that is outstanding throughout
    And officers do not complete a risk assessment at every domestic abuse incident
    And what officers leave out of their risk assessments is not put right later
    And the force does not reassess the risk in incidents that wait for a response
    When the force is graded
    Then the draft grade of the theme initial response is requires improvement
