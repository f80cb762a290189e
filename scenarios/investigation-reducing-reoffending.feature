@peel-2017
Feature: Investigating crime and reducing re-offending: reducing re-offending
  People who are wanted may go on offending until they are caught, and some offenders go on whatever is done to them.
  Inspectors look at how well a force tracks down the people it wants, whether it learns of the convictions of foreign
  nationals abroad, and how it works with others to keep those who do most harm from offending again.

  Rule: People who are wanted are tracked down

    Scenario: Nobody at force level oversees who is wanted, and they are put on the Police National Computer late
      Staffordshire 2017, where those once on the computer were looked for. The theme falls below good, whatever else is
      done well, and the question does not.

      Given a force that is outstanding throughout
      And the force has no oversight at force level of how suspects and wanted people are pursued
      And wanted people are put on the Police National Computer late or not at all
      And officers keep looking for suspects after they are circulated
      When the force is graded
      Then wanted-people-found is suggested because of wanted-people-without-oversight and wanted-people-not-circulated
      And the draft grade of the theme reducing re-offending is requires improvement
      And the draft grade for investigation is good

    Scenario Outline: More wanted people on record, and their cases are <cases>
      A rise may only show that a force makes more use of the Police National Computer, as it was asked to.
      Given a force that is outstanding throughout
      And the Police National Computer holds 12 records of people wanted by the force per 10,000 population, up from 10
      And <supervision>
      When the force is graded
      Then wanted-records-growing is <conclusion>
      And wanted-people-found is <standing>
      And the draft grade of the theme reducing re-offending is <grade>

      Examples:
        | cases     | supervision                                                  | conclusion                      | standing                             | grade       |
        | reviewed  | supervisors review the cases of wanted people                | not found                       | not suggested                        | outstanding |
        | neglected | supervision of the cases of wanted people is missing or poor | found as a significant weakness | suggested as an area for improvement | good        |

    Scenario: Wanted people neither overseen nor circulated nor looked for, and offenders not managed either
      Given a force that is good throughout
      And the force has no oversight at force level of how suspects and wanted people are pursued
      And wanted people are put on the Police National Computer late or not at all
      And the force makes too little effort to find known suspects and to learn where they are
      And the force and its partners do not manage persistent and harmful offenders together
      When the force is graded
      Then wanted-people-found is raised as a cause of concern
      And the draft grade of the theme reducing re-offending is inadequate

  Rule: The convictions of foreign nationals abroad are known

    Scenario Outline: Fewer checks of convictions abroad count only where they fall much faster than elsewhere
      Checks fell by 5.6 percent in England and Wales, and in 22 forces. A fall of twice as much is a sign that some are
      missed, and asks for nothing by itself.

      Given a force that is good throughout
      And the number of overseas conviction checks sent to ACRO changed by <change> percent
      When the force is graded
      Then acro-checks-falling is <outcome>
      And nothing is suggested for investigation

      Examples:
        | change             | outcome                   |
        | -5.6               | not found                 |
        | -10.9              | not found                 |
        | -11                | found as a minor weakness |
        | between -15 and -2 | undecided                 |

  Rule: Those who offend persistently or do most harm are managed together with others

    Scenario: Offender management that reaches beyond theft, with an evaluation still to come
      West Mercia 2016: violent and organised offenders among those managed. An unfinished evaluation harms nobody.

      Given a force that is good throughout
      And offenders are chosen for integrated offender management by the harm they cause, beyond acquisitive crime
      And community safety partners help to choose the offenders to be managed
      And the force does not yet know whether integrated offender management reduces re-offending
      When the force is graded
      Then iom-directed-at-harm is found as a strength
      And iom-results-unknown is found as a minor weakness
      And nothing is suggested for investigation

    Scenario: Offenders chosen only by how often they offend, with nobody measuring the result
      Given a force that is good throughout
      And offenders are chosen for integrated offender management only by how often they offend
      And the force does not yet know whether integrated offender management reduces re-offending
      When the force is graded
      Then iom-by-frequency-only is found as a significant weakness
      And offender-management-effective is suggested because of iom-by-frequency-only and iom-results-unknown
      And the draft grade of the theme reducing re-offending is good

    Scenario Outline: How often managed offenders offend again, against England and Wales
      Staffordshire 2017: 23.0 percent, against 36.6. Groups of offenders differ, so only a tenth more or less counts, and
      a higher share asks for nothing by itself.

      Given a force that is good throughout
      And nothing is recorded about results of offender management measured
      And <share> percent of the integrated offender management cohort re-offended
      When the force is graded
      Then <rule> is <outcome>
      And nothing is suggested for investigation

      Examples:
        | share             | rule                | outcome                   |
        | 23.0              | iom-shows-results   | found as a strength       |
        | 36.6              | iom-shows-results   | undecided                 |
        | 36.6              | iom-results-unknown | undecided                 |
        | 41                | iom-results-unknown | found as a minor weakness |
        | between 35 and 45 | iom-results-unknown | undecided                 |
