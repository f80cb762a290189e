@peel-2017
Feature: Real forces, drafted as they were published
  What inspectors found of three forces stands in scenarios/forces, what was published of them in scenarios/published.
  A draft may suggest more than inspectors asked for; where it does, that is said here too.

  Rule: Staffordshire 2017

    Scenario: Good overall, and requiring improvement in how vulnerable people are protected
      Given Staffordshire as inspected in 2017
      When the force is graded
      Then the overall draft grade is good
      And the draft grade for crime prevention is good
      And the draft grade for investigation is good
      And the draft grade for vulnerability is requires improvement
      And the draft grade for serious organised crime is good
      And the overall draft grade is not borderline

    Scenario: Why the protection of vulnerable people falls short
      Two of five themes: officers are too few to attend in time, and visits to registered sex offenders fall behind.
      Given Staffordshire as inspected in 2017
      When the force is graded
      Then delayed-response-risk-unwatched is found as a serious weakness
      And the draft grade of the theme initial response is requires improvement
      And rso-risk-not-managed is found as a serious weakness
      And the draft grade of the theme investigating vulnerable people is requires improvement
      And the possible grades for vulnerability are inadequate to requires improvement

    Scenario: What inspectors asked for on prevention and on investigation
      The four areas of the report: evaluation, unsupported cases, the victims' code, wanted people.
      Given Staffordshire as inspected in 2017
      When the force is graded
      Then prevention-evaluated-and-shared is suggested as an area for improvement
      And unsupported-cases-understood is suggested because of outcome-16-not-understood and outcome-16-share-high
      And victims-duties-met is suggested because of victims-code-not-met, victims-not-updated and victims-views-missing
      And wanted-people-found is suggested because of wanted-people-without-oversight and wanted-people-not-circulated
      And the draft grade of the theme reducing re-offending is requires improvement

    Scenario: What inspectors asked for on vulnerable people
      The three areas of the report: late attendance, domestic abuse that seldom leads to justice, sex offenders.
      Given Staffordshire as inspected in 2017
      When the force is graded
      Then vulnerable-people-attended is suggested as an area for improvement
      And domestic-abuse-justice-pursued is suggested as an area for improvement
      And registered-sex-offenders-managed is suggested because of rso-risk-not-managed
      And nothing is suggested for serious organised crime
      And nothing is suggested for specialist capabilities

    Scenario: One area that the draft suggests and the report does not have
      Risk assessments missing from incident logs are criticised there as something to improve, without an area.
      Given Staffordshire as inspected in 2017
      When the force is graded
      Then risk-recognised-at-first-contact is suggested because of call-risk-assessment-not-recorded

  Rule: Cleveland 2017

    Scenario: The earlier grades of what was not inspected are kept
      Investigation and organised crime were last graded in 2016.
      Given Cleveland as inspected in 2017
      When the force is graded
      Then the overall draft grade is good
      And the draft grade for crime prevention is good
      And the draft grade for investigation is good
      And the draft grade for vulnerability is requires improvement
      And the draft grade for serious organised crime is good
      And the only possible grade for investigation is good

    Scenario: All six areas of the report
      Given Cleveland as inspected in 2017
      When the force is graded
      Then registered-sex-offenders-managed is suggested because of rso-risk-not-managed and rso-workloads-excessive
      And marac-protects-victims is suggested because of marac-referrals-withheld
      And safeguarding-shared-with-partners is suggested as an area for improvement
      And domestic-abuse-justice-pursued is suggested as an area for improvement
      And domestic-abuse-risk-assessed is suggested as an area for improvement
      And vulnerable-victims-heard is suggested because of domestic-abuse-victims-unheard

    Scenario: And none in another question
      Given Cleveland as inspected in 2017
      When the force is graded
      Then nothing is suggested for crime prevention
      And nothing is suggested for investigation
      And nothing is suggested for serious organised crime
      And nothing is suggested for specialist capabilities

  Rule: West Mercia 2016

    @peel-2016
    Scenario: Good overall with two questions below good, which another principle would not have allowed
      Given West Mercia as inspected in 2016
      When the force is graded
      Then the overall draft grade is good
      And the draft grade for crime prevention is requires improvement
      And the draft grade for investigation is good
      And the draft grade for vulnerability is good
      And the draft grade for serious organised crime is requires improvement
      And the overall draft grade is borderline with requires improvement

    @peel-2016
    Scenario: All five areas of the report
      Given West Mercia as inspected in 2016
      When the force is graded
      Then communities-known is suggested as an area for improvement
      And prevention-evaluated-and-shared is suggested as an area for improvement
      And domestic-abuse-justice-pursued is suggested as an area for improvement
      And organised-crime-tackled-with-partners is suggested because of soc-no-partnership-board
      And organised-crime-prevented is suggested as an area for improvement
      And nothing is suggested for investigation

    @peel-2016
    Scenario: Two things that were asked for in 2015 and not done by 2016
      In 2015 inspectors had asked for a structure of partners and found little work to prevent organised crime.
      Given West Mercia as inspected in 2016
      When the force is graded
      Then the draft grade of the theme understanding threats is requires improvement
      And the draft grade of the theme disrupting organised crime is good
      And the draft grade of the theme preventing organised crime is requires improvement

    @peel-2016
    Scenario: Three areas that the draft suggests and the report does not have
      Inconsistent problem solving, thin profiles and unmeasured disruption are criticised there without an area.
      Given West Mercia as inspected in 2016
      When the force is graded
      Then local-problems-solved is suggested because of problem-solving-unstructured and problem-solving-untrained
      And organised-crime-profiled-with-partners is suggested because of soc-profiles-thin
      And organised-crime-effect-measured is suggested because of soc-disruption-not-measured
