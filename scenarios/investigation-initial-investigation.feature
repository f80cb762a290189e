@peel-2017
Feature: Investigating crime and reducing re-offending: initial investigation
  An investigation begins when somebody tells the police of a crime. Inspectors look at how well the risk and the needs
  of callers are assessed, whether officers reach victims and take the right first steps at the scene, while evidence can
  still be found, and whether the crime then goes to somebody who is able to investigate it, by telephone only where
  that is enough.

  Rule: The risk and the needs of callers are assessed when they first make contact

    Scenario: Call handlers who gather evidence and learn from checks of their work
      West Mercia 2016.

      Given call handlers assess threat, harm and risk appropriately when a crime is reported
      And call handlers gather and write down evidence when people report crime
      And the force checks the quality of call handling and lets its staff learn from it
      When the force is graded
      Then crime-reports-assessed is found as a strength
      And evidence-gathered-at-first-contact is found as a strength
      And the draft grade of the theme initial investigation is good

  Rule: Officers reach victims in time and take the first steps at the scene

    Scenario: Good first steps, though some victims wait too long for an officer
      Staffordshire 2017: good at most aspects of initial investigation, with unacceptable delays in some cases for want
      of response officers. What delay does to vulnerable people is weighed in another question.

      Given call handlers assess threat, harm and risk appropriately when a crime is reported
      And first officers at a scene find, preserve and secure evidence
      And the force allocates crimes to investigators by the risk to the victim and the skill the case needs
      And officers reach some reported crimes only after unacceptable delays
      When the force is graded
      Then crimes-attended-late is found as a minor weakness
      And nothing is suggested for investigation
      And the draft grade of the theme initial investigation is good

    Scenario: Basic enquiries left undone at the scene, and files that show it
      Seven of the 26 forces inspected in 2017 had to improve here.

      Given a force that is good throughout
      And first officers leave basic enquiries, such as witnesses, house-to-house and CCTV, undone
      And in 40 percent of the files reviewed house-to-house enquiries were not made, against 25 in England and Wales
      When the force is graded
      Then golden-hour-lapses is found as a significant weakness
      And early-evidence-secured is suggested because of golden-hour-lapses and evidence-missed-in-files
      And the draft grade of the theme initial investigation is good

    Scenario Outline: The file review is a sign beside other evidence, and never enough to ask for something
      In England and Wales house-to-house enquiries were missed in a quarter of the files. The sample of one force is
      small: only a fifth more than that counts, and by itself it asks for nothing.

      Given a force that is good throughout
      And in <share> percent of the files reviewed house-to-house enquiries were not made
      When the force is graded
      Then evidence-missed-in-files is <outcome>
      And nothing is suggested for investigation

      Examples:
        | share             | outcome                   |
        | 40                | found as a minor weakness |
        | 30                | found as a minor weakness |
        | 29                | undecided                 |
        | between 25 and 35 | undecided                 |

  Rule: Each crime goes to somebody able to investigate it, by telephone only where that is enough

    Scenario: Suitable crimes investigated by telephone, without a unit for it
      Staffordshire 2017: operators and local officers choose the telephone for less serious crimes without leads. That
      there is no unit is no weakness.

      Given a force that is good throughout
      And the force has no unit that investigates crime by telephone
      And the force investigates by telephone only crimes that are suitable for it
      And telephone investigations leave no reasonable enquiry undone
      When the force is graded
      Then phone-investigation-sound is found as a strength
      And phone-investigation-misused is not found
      And nothing is suggested for investigation

    Scenario: Telephone investigations that serve to close the case, with nobody looking over them
      Of the telephone investigations reviewed in 2017 a third left obvious enquiries and four in five were not properly
      supervised.

      Given a force that is good throughout
      And telephone investigations leave obvious lines of enquiry or only serve to close the case
      And telephone investigations are not properly supervised
      When the force is graded
      Then phone-investigation-misused is found as a significant weakness
      And telephone-investigations-sound is suggested because of phone-investigation-misused and phone-investigation-unsupervised

    Scenario: Fraud cases referred to a force that does not look at them
      How many are referred says nothing. Staffordshire had 249 in the year to June 2017, each assessed by a detective
      sergeant; what becomes of them is what counts.

      Given a force that is good throughout
      And 249 fraud cases were referred to the force by the National Fraud Intelligence Bureau
      And the force does not assess or investigate the fraud cases referred to it properly
      When the force is graded
      Then fraud-referrals-handled is not found
      And fraud-referrals-neglected is found as a significant weakness
      And fraud-dealt-with is suggested as an area for improvement

    Scenario: Calls not assessed, scenes that yield no evidence and crimes given to anybody
      Given a force that is good throughout
      And call handlers do not assess threat, harm and risk appropriately when a crime is reported
      And first officers at a scene do not reliably find, preserve and secure evidence
      And the force allocates crimes without regard to the risk to the victim or the skill the case needs
      When the force is graded
      Then early-evidence-secured is raised as a cause of concern
      And the draft grade of the theme initial investigation is inadequate
      And the draft grade for investigation is requires improvement
