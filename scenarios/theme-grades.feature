@peel-2017
Feature: From findings to the grade of a theme
  The number of areas for improvement is not the grade: what findings weigh, and what is done well beside them, decides.
  Too little evidence is no grade either, and never quietly good.

  Rule: A theme is good where things are done well and no weakness outweighs them

    Scenario: One strength beside one minor weakness
      Given calls to the force are answered promptly
      And frontline officers and staff can tell who is vulnerable and why it matters
      And leaders set out the protection of vulnerable people as a priority and tell the workforce what they expect
      And repeat victims receive no particular support
      When the force is graded
      Then the draft grade of the theme identifying vulnerability is good

    Scenario: One significant weakness leaves a theme good
      Given a force that is good throughout
      And leaders do not set out the protection of vulnerable people as a priority
      When the force is graded
      Then the draft grade of the theme identifying vulnerability is good

    Scenario: Many strengths outweigh two significant weaknesses
      Given a force that is outstanding throughout
      And leaders do not set out the protection of vulnerable people as a priority
      And the force has not analysed the nature and scale of vulnerability in its area
      When the force is graded
      Then the draft grade of the theme identifying vulnerability is good

  Rule: What brings a theme below good

    Scenario: Two significant weaknesses
      Given a force that is good throughout
      And leaders do not set out the protection of vulnerable people as a priority
      And the force has not analysed the nature and scale of vulnerability in its area
      When the force is graded
      Then the draft grade of the theme identifying vulnerability is requires improvement

    Scenario: A significant weakness already asked for brings the theme below good
      Given a force that is good throughout
      And leaders do not set out the protection of vulnerable people as a priority
      And an earlier inspection already asked for workforce-ready-for-vulnerability
      When the force is graded
      Then the draft grade of the theme identifying vulnerability is requires improvement
      And the draft grade for vulnerability is good

    Scenario: Five significant weaknesses, whatever is done well beside them
      As many bring down a question, however they are spread over its themes.

      Given a force that is outstanding throughout
      And non-specialist officers investigate volume crime to a poorer standard and serve its victims inconsistently
      And investigations lack a recorded plan where the case calls for one
      And supervision of investigations is missing or inconsistent
      And nobody reviews the threat to the victim once the investigation has begun
      And the caseloads of detectives and other dedicated investigators are too high
      When the force is graded
      Then the draft grade of the theme investigation quality is requires improvement

    Scenario: Nothing outweighs a serious weakness
      Given a force that is outstanding throughout
      And officers do not complete a risk assessment at every domestic abuse incident
      When the force is graded
      Then the draft grade of the theme initial response is requires improvement
      And the draft grade for vulnerability is good

  Rule: A theme is outstanding where nearly everything is done well and no weakness is found

    Scenario: One minor weakness keeps a theme from outstanding
      Given a force that is outstanding throughout
      And schools are not told when a pupil was present at a domestic abuse incident
      When the force is graded
      Then the draft grade of the theme partnership working is good

  Rule: A theme is inadequate where people are put at risk

    Scenario: A cause of concern needs nothing beside it
      Given some domestic abuse cases at high risk never reach a MARAC
      And there is a backlog of referrals that wait for a secondary risk assessment
      And the force does not share information about vulnerable people with safeguarding agencies as it should
      When the force is graded
      Then safeguarding-shared-with-partners is raised as a cause of concern
      And the draft grade of the theme partnership working is inadequate

    Scenario: Three serious weaknesses with little done well
      Given officers do not complete a risk assessment at every domestic abuse incident
      And what officers leave out of their risk assessments is not put right later
      And the force does not reassess the risk in incidents that wait for a response
      When the force is graded
      Then the draft grade of the theme initial response is inadequate

    Scenario: Three serious weaknesses beside many strengths require improvement
      Given a force that is outstanding throughout
      And officers do not complete a risk assessment at every domestic abuse incident
      And what officers leave out of their risk assessments is not put right later
      And the force does not reassess the risk in incidents that wait for a response
      When the force is graded
      Then the draft grade of the theme initial response is requires improvement

  Rule: Where much is recorded and hardly any of it speaks for the force, what the weaknesses weigh decides

    Background:
      Given MARACs have too little capacity or differ within the force area in how often they meet
      And some partner organisations are not convinced of the changes that the force makes
      And the safeguarding agencies do not work in one place
      And safeguarding concerns wait days for a joint review
      And schools are not told when a pupil was present at a domestic abuse incident
      And the force does little with care homes and agencies about people who go missing repeatedly

    Scenario: One serious weakness with hardly anything favourable is inadequate
      Given the MARAC process does not work well
      And the number of cases discussed at multi-agency risk assessment conferences changed by 5 percent
      And the force has no domestic abuse specialists who work with partner organisations
      When the force is graded
      Then the draft grade of the theme partnership working is inadequate

  Rule: Too little that speaks for a force is no grade

    Scenario: One statement in favour of a force
      Given the force and its partner organisations work together well for vulnerable people
      When the force is graded
      Then the draft grade of the theme partnership working is insufficient evidence
