@peel-2016
Feature: The year 2016, judged by the figures of 2016
  The questions, themes and rules of 2017 serve the inspections of 2016 too. What differs is what a force is compared
  with: the figures for England and Wales are those of 2016, and where its reports state none there is none.

  Rule: A figure is compared with its own year

    Scenario: 45 unsupported domestic abuse cases in 100 were many in 2016, when 35 were usual
      Given 45 of every 100 domestic abuse crimes end because the victim does not support police action
      When the force is graded
      Then domestic-abuse-outcome-16-high is found as a significant weakness
      And domestic-abuse-justice-pursued is suggested as an area for improvement

    @peel-2017
    Scenario: 45 in 100 were not many in 2017, when 40 were usual
      Given 45 of every 100 domestic abuse crimes end because the victim does not support police action, broadly in line with all forces
      And the force closes no more domestic abuse cases for want of the victim's support than others do
      When the force is graded
      Then domestic-abuse-outcome-16-high is not found

    Scenario: One in eleven registered sex offenders without an assessment was twice what was usual in 2016
      Given 9 percent of registered sex offenders await a risk assessment
      When the force is graded
      Then rso-risk-not-managed is found as a serious weakness

    @peel-2017
    Scenario: One in eleven was not twice what was usual in 2017
      Given 9 percent of registered sex offenders await a risk assessment
      And 0 visits to registered sex offenders are overdue
      And officers carry out all the visits and checks on registered sex offenders that are due
      And the risk that each registered sex offender poses has been assessed and is kept up to date
      When the force is graded
      Then rso-risk-not-managed is not found

  Rule: A figure of another year says nothing

    Scenario: What was usual in 2017 is no measure for 2016
      Given 30 percent of the domestic abuse files reviewed show effective supervision
      And it is partly so that investigations with vulnerable victims are actively supervised
      When the force is graded
      Then vulnerable-investigations-unsupervised is undecided

    Scenario: A report that states its own comparison is judged by it
      Given 30 percent of the domestic abuse files reviewed show effective supervision, against 72 in England and Wales
      And it is partly so that investigations with vulnerable victims are actively supervised
      When the force is graded
      Then vulnerable-investigations-unsupervised is found as a significant weakness

  Rule: What was found of West Mercia in 2016

    Scenario: Half of all domestic abuse cases ended without the victim's support
      52.4 in 100 against 35.4 in England and Wales, and why was not known.
      Given West Mercia as inspected in 2016
      When the force is graded
      Then domestic-abuse-justice-pursued is suggested because of domestic-abuse-outcome-16-high and domestic-abuse-outcomes-unexplained
      And the draft grade of the theme investigating vulnerable people is good
      And the draft grade for vulnerability is good

    Scenario: Half as many organised crime groups as elsewhere, mapped by national guidance
      23 for every million people against 46: whether the force looks for more is not said, and so nothing is concluded.
      Given West Mercia as inspected in 2016
      When the force is graded
      Then soc-few-groups-known is undecided
      And soc-mapping-sound is found as a strength
      And organised-crime-groups-mapped is not suggested
