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

    Scenario: Six strengths in ten just outweigh two significant weaknesses
      A force that is good throughout shows six of the ten strengths that re-offending can show.
      Given a force that is good throughout
      And wanted people are put on the Police National Computer late or not at all
      And the overseas convictions of arrested foreign nationals are not checked as a matter of routine
      When the force is graded
      Then the draft grade of the theme reducing reoffending is good

    Scenario: Five in ten do not
      Given a force that is good throughout
      And wanted people are put on the Police National Computer late or not at all
      And the overseas convictions of arrested foreign nationals are not checked as a matter of routine
      And the force does not yet know whether integrated offender management reduces re-offending
      When the force is graded
      Then the draft grade of the theme reducing reoffending is requires improvement

  Rule: What brings a theme below good

    Scenario: Two significant weaknesses
      Given a force that is good throughout
      And leaders do not set out the protection of vulnerable people as a priority
      And the force has not analysed the nature and scale of vulnerability in its area
      When the force is graded
      Then the draft grade of the theme identifying vulnerability is requires improvement

    Scenario: One, asked for before and not put right
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

    Scenario: One minor weakness, and nothing that amounts to a strength
      Given the force has a clear definition of vulnerability and its workforce uses it
      And the force looks for hidden harm such as trafficking, forced labour, sexual exploitation and honour-based violence
      And call handlers reassure callers and tell them how to stay safe until help arrives
      And repeat victims receive no particular support
      When the force is graded
      Then repeat-victims-unsupported is found as a minor weakness
      And the draft grade of the theme identifying vulnerability is requires improvement

  Rule: A theme is outstanding where nearly everything is done well and no weakness is found

    Scenario: Four strengths in five are enough
      Given a force that is good throughout
      And the force oversees at force level how suspects and wanted people are pursued
      And wanted people are put on the Police National Computer promptly
      When the force is graded
      Then the draft grade of the theme reducing reoffending is outstanding

    Scenario: One minor weakness is too much
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

    Scenario: Two serious weaknesses with nothing done well are too little to go by
      Given officers do not complete a risk assessment at every domestic abuse incident
      And what officers leave out of their risk assessments is not put right later
      And nobody actively supervises the incidents that wait for a response
      When the force is graded
      Then the draft grade of the theme initial response is insufficient evidence

    Scenario: Three serious weaknesses beside many strengths are not that
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

    Scenario: One significant weakness is too little to go by
      Given the force cannot explain why fewer cases go to MARAC
      And the number of cases discussed at multi-agency risk assessment conferences changed by 5 percent
      And the force has no domestic abuse specialists who work with partner organisations
      When the force is graded
      Then the draft grade of the theme partnership working is insufficient evidence

    Scenario: Two are inadequate
      Given the force cannot explain why fewer cases go to MARAC
      And the force and its partner organisations do not work together well for vulnerable people
      And the force has no domestic abuse specialists who work with partner organisations
      When the force is graded
      Then the draft grade of the theme partnership working is inadequate

    Scenario: A serious one is inadequate
      Given the MARAC process does not work well
      And the number of cases discussed at multi-agency risk assessment conferences changed by 5 percent
      And the force has no domestic abuse specialists who work with partner organisations
      When the force is graded
      Then the draft grade of the theme partnership working is inadequate

    Scenario: A serious one beside two things that speak for the force requires improvement
      Given the MARAC process does not work well
      And domestic abuse specialists of the force work with partner organisations to support victims
      And vulnerable victims get support plans that partner organisations help to make
      When the force is graded
      Then the draft grade of the theme partnership working is requires improvement

  Rule: Too little that speaks for a force is no grade

    Scenario: One statement in its favour
      Given the force and its partner organisations work together well for vulnerable people
      When the force is graded
      Then the draft grade of the theme partnership working is insufficient evidence

    Scenario: Adverse facts do not make up for what is missing
      Given the force and its partner organisations work together well for vulnerable people
      And schools are not told when a pupil was present at a domestic abuse incident
      And MARACs have too little capacity or differ within the force area in how often they meet
      When the force is graded
      Then the draft grade of the theme partnership working is insufficient evidence

    Scenario: Two statements in its favour are enough
      Given the force and its partner organisations work together well for vulnerable people
      And partner organisations understand and support the changes that the force makes
      When the force is graded
      Then the draft grade of the theme partnership working is good

    Scenario: Two are too few where they are less than a tenth of what is looked for
      Given the force and its partners manage persistent and harmful offenders together
      And neighbourhood officers help to manage offenders in the community
      When the force is graded
      Then the draft grade of the theme reducing reoffending is insufficient evidence

    Scenario: What speaks for a force and leads to no finding
      Given local teams have material that helps them to publicise results and prevention advice
      And the force uses a broad range of court orders to restrict organised crime offenders
      When the force is graded
      Then the draft grade of the theme preventing organised crime is insufficient evidence
