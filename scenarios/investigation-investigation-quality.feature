@peel-2017
Feature: Investigating crime and reducing re-offending: investigation quality
  Victims expect a competent investigator who cares for them, whatever the crime. Inspectors look at the standard of
  investigations, those of specialists and of others; at how they are supervised and what stands behind them: enough
  skilled people, digital examination, intelligence; at the care of victims; and at how many cases are brought to a
  satisfactory end, with a force that knows why the others are not.

  Rule: Crimes are investigated to a good standard, and somebody supervises it

    Scenario: Sergeants who discuss every case and write little of it down
      Staffordshire 2017: most investigations effective and better than in 2016, supervision given and not consistently
      documented. Inspectors criticised it and asked for nothing.

      Given a force that is good throughout
      And most of the investigations that inspectors examined were effective
      And supervisors direct and discuss investigations regularly
      And supervisors' reviews and advice are not consistently written down on the investigation
      When the force is graded
      Then supervision-unrecorded is found as a minor weakness
      And nothing is suggested for investigation
      And the draft grade of the theme investigation quality is good

    Scenario: Specialists who do well while volume crime goes unsupervised
      The overview's main criticism of 2017. What else is done well holds the theme; two improvements are asked for.

      Given a force that is good throughout
      And specialist teams investigate serious and complex crime to a good standard
      And non-specialist officers investigate volume crime to a poorer standard and serve its victims inconsistently
      And volume crime investigations by inexperienced officers go without close supervision
      When the force is graded
      Then investigations-to-good-standard is suggested because of volume-crime-investigated-poorly
      And active-supervision-given is suggested because of supervision-too-weak
      And the draft grade of the theme investigation quality is good

    Scenario: Poor investigations of every kind, and supervision that does not mend them
      Given a force that is good throughout
      And too many of the investigations that inspectors examined were ineffective
      And specialist teams do not investigate serious and complex crime to a good standard
      And supervision of investigations is missing or inconsistent
      When the force is graded
      Then investigations-to-good-standard is raised as a cause of concern
      And the draft grade of the theme investigation quality is inadequate
      And the draft grade for investigation is requires improvement

  Rule: There are enough skilled investigators, with the support that they need

    Scenario Outline: A shortage of investigators counts where it is half as large again as the national one
      In July 2017 forces had 17 percent fewer investigators than they needed.

      Given a force that is good throughout
      And nothing is recorded about enough qualified investigators
      And <share> percent of the investigators the force needs are missing
      When the force is graded
      Then investigators-short is <outcome>

      Examples:
        | share             | outcome                         |
        | 45                | found as a significant weakness |
        | 25.5              | found as a significant weakness |
        | 25                | undecided                       |
        | 17                | undecided                       |
        | between 20 and 30 | undecided                       |

    Scenario: Burglaries given to response officers who can ask a detective
      Staffordshire 2017: acquisitive crime and assaults went to officers who might not be qualified for them, with
      advice and assistance at hand.

      Given a force that is good throughout
      And some cases go to officers or staff without the training or experience they need
      And non-specialist officers get advice on their investigations from qualified specialists
      When the force is graded
      Then unskilled-investigators is found as a minor weakness
      And unskilled-investigators-unaided is not found
      And nothing is suggested for investigation

    Scenario Outline: A queue of digital devices that shortens as fast as the national one, or grows
      In England and Wales it fell by 17 percent in a year. That of West Mercia and its partner force fell from 520 to
      380 in 2016.

      Given a force that is good throughout
      And <devices> digital devices are waiting for examination, <change>
      When the force is graded
      Then <rule> is <outcome>

      Examples:
        | devices | change        | rule                        | outcome                         |
        | 380     | down from 520 | digital-delays-cut          | found as a strength             |
        | 83      | down from 100 | digital-delays-cut          | found as a strength             |
        | 84      | down from 100 | digital-delays-cut          | undecided                       |
        | 110     | up from 100   | digital-examination-delayed | found as a significant weakness |

  Rule: Victims are cared for throughout

    Scenario: A system that reminds officers of their duties under the Victims' Code
      West Mercia 2016: the system reminds officers of updates that are due. An overview of how far the code is kept was
      still being developed, which by itself is too little to ask for.

      Given a force that is good throughout
      And officers understand what the Code of Practice for Victims of Crime asks of them
      And a system reminds investigators and supervisors when a victim is due an update
      And the force has no overview yet of how well it keeps to the victims' code
      When the force is graded
      Then victims-code-embedded is found as a strength
      And victims-code-unmonitored is found as a minor weakness
      And nothing is suggested for investigation

  Rule: Cases are brought to a satisfactory end, and the force knows why others are not

    Scenario: Many cases end because the victim does not support action, and nobody knows why
      Staffordshire 2017: 19.3 percent, against 12.9 in England and Wales. What troubled inspectors most was not the share
      but the lack of analysis.

      Given a force that is good throughout
      And 19.3 percent of crimes ended because the victim did not support action against an identified suspect
      And the force does not understand why so many cases end because victims do not support action
      When the force is graded
      Then outcome-16-share-high is found as a minor weakness
      And outcome-16-not-understood is found as a significant weakness
      And unsupported-cases-understood is suggested because of outcome-16-share-high and outcome-16-not-understood

    Scenario: As many such cases in a force that knows why, though it audits none
      A high share that is understood is accepted, by whatever means the force understands it.

      Given a force that is good throughout
      And 19.3 percent of crimes ended because the victim did not support action against an identified suspect
      And the force does not audit cases closed as outcome 16
      And officers encourage reluctant victims and build cases without their support where they can
      When the force is graded
      Then outcome-16-not-understood is not found
      And outcome-16-unexamined is found as a minor weakness
      And unsupported-cases-understood is not suggested
