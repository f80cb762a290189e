@peel-2017
Feature: Investigating crime and reducing re-offending: initial investigation
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: Calls are not assessed, scenes yield no evidence and crimes are poorly allocated (initial-investigation-breakdown)
    Given <what inspectors found>
    When the force is graded
    Then initial-investigation-breakdown is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | call handlers do not assess threat, harm and risk appropriately when a crime is reported; first officers at a scene do not reliably find, preserve and secure evidence; the force allocates crimes without regard to the risk to the victim or the skill the case needs | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | call handlers assess threat, harm and risk appropriately when a crime is reported | not found |
      | first officers at a scene find, preserve and secure evidence; first officers make the basic enquiries, such as witnesses, house-to-house and CCTV, straight away | not found |
      | the force allocates crimes to investigators by the risk to the victim and the skill the case needs | not found |

  Scenario Outline: Call handlers do not assess reports of crime properly (crime-reports-not-assessed)
    Given <what inspectors found>
    When the force is graded
    Then crime-reports-not-assessed is <outcome>

    Examples: it concludes
      | what inspectors found                                                                    | outcome                         |
      | call handlers do not assess threat, harm and risk appropriately when a crime is reported | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                             | outcome   |
      | call handlers assess threat, harm and risk appropriately when a crime is reported | not found |

  Scenario Outline: Crimes are allocated without regard to risk and skill (crimes-poorly-allocated)
    Given <what inspectors found>
    When the force is graded
    Then crimes-poorly-allocated is <outcome>

    Examples: it concludes
      | what inspectors found                                                                           | outcome                         |
      | the force allocates crimes without regard to the risk to the victim or the skill the case needs | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                              | outcome   |
      | the force allocates crimes to investigators by the risk to the victim and the skill the case needs | not found |

  Scenario Outline: First officers leave evidence unsecured or basic enquiries undone (golden-hour-lapses)
    Given <what inspectors found>
    When the force is graded
    Then golden-hour-lapses is <outcome>

    Examples: it concludes
      | what inspectors found                                                                    | outcome                         |
      | first officers at a scene do not reliably find, preserve and secure evidence             | found as a significant weakness |
      | first officers leave basic enquiries, such as witnesses, house-to-house and CCTV, undone | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | first officers at a scene find, preserve and secure evidence; first officers make the basic enquiries, such as witnesses, house-to-house and CCTV, straight away | not found |

  Scenario Outline: Crimes are investigated by telephone that should not be, or not thoroughly (phone-investigation-misused)
    Given <what inspectors found>
    When the force is graded
    Then phone-investigation-misused is <outcome>

    Examples: it concludes
      | what inspectors found                                                                   | outcome                         |
      | the force investigates by telephone crimes that need an officer to attend               | found as a significant weakness |
      | telephone investigations leave obvious lines of enquiry or only serve to close the case | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force investigates by telephone only crimes that are suitable for it; telephone investigations leave no reasonable enquiry undone | not found |

  Scenario Outline: The quality of call handling is not checked (call-handling-unchecked)
    Given <what inspectors found>
    When the force is graded
    Then call-handling-unchecked is <outcome>

    Examples: it concludes
      | what inspectors found                                     | outcome                   |
      | the force does not check the quality of its call handling | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                          | outcome   |
      | the force checks the quality of call handling and lets its staff learn from it | not found |

  Scenario Outline: Some reported crimes are attended only after unacceptable delays (crimes-attended-late)
    Given <what inspectors found>
    When the force is graded
    Then crimes-attended-late is <outcome>

    Examples: it concludes
      | what inspectors found                                              | outcome                   |
      | officers reach some reported crimes only after unacceptable delays | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                | outcome   |
      | officers reach reported crimes soon enough to secure evidence and support the victim | not found |

  Scenario Outline: Evidence is lost when crimes are reported (evidence-lost-at-first-contact)
    Given <what inspectors found>
    When the force is graded
    Then evidence-lost-at-first-contact is <outcome>

    Examples: it concludes
      | what inspectors found                                                     | outcome                   |
      | call handlers miss or do not write down evidence when people report crime | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                 | outcome   |
      | call handlers gather and write down evidence when people report crime | not found |

  Scenario Outline: More of the reviewed files than elsewhere show early evidence missed or poor telephone investigation (evidence-missed-in-files)
    Given <what inspectors found>
    When the force is graded
    Then evidence-missed-in-files is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | in 1.2 percent of the files reviewed a chance to identify an offender was missed, against 1 in England and Wales | found as a minor weakness |
      | in 1.2 percent of the files reviewed house-to-house enquiries were not made, against 1 in England and Wales | found as a minor weakness |
      | in 1.2 percent of the files reviewed possible CCTV evidence was not followed up, against 1 in England and Wales | found as a minor weakness |
      | 1.2 percent of the telephone investigations reviewed were ineffective, against 1 in England and Wales | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | in 1.199 percent of the files reviewed a chance to identify an offender was missed, against 1 in England and Wales; in 1.199 percent of the files reviewed house-to-house enquiries were not made, against 1 in England and Wales; in 1.199 percent of the files reviewed possible CCTV evidence was not followed up, against 1 in England and Wales; 1.199 percent of the telephone investigations reviewed were ineffective, against 1 in England and Wales | not found |

  Scenario Outline: Officers are drawn to other calls before first enquiries are complete (first-enquiries-hurried)
    Given <what inspectors found>
    When the force is graded
    Then first-enquiries-hurried is <outcome>

    Examples: it concludes
      | what inspectors found                                                               | outcome                   |
      | response officers are drawn away by other calls before first enquiries are complete | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                         | outcome   |
      | response officers are given the time to complete first enquiries at the scene | not found |

  Scenario Outline: Nobody oversees the first stage of investigations (first-investigation-unsupervised)
    Given <what inspectors found>
    When the force is graded
    Then first-investigation-unsupervised is <outcome>

    Examples: it concludes
      | what inspectors found                               | outcome                   |
      | nobody oversees the first stage of an investigation | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                         | outcome   |
      | sergeants, inspectors or control room supervisors oversee the first stage of an investigation | not found |

  Scenario Outline: Fraud referrals are not assessed or investigated properly (fraud-referrals-neglected)
    Given <what inspectors found>
    When the force is graded
    Then fraud-referrals-neglected is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome                         |
      | the force does not assess or investigate the fraud cases referred to it properly | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                          | outcome   |
      | the force assesses each fraud referral and gives it to an investigator with the skill it needs | not found |

  Scenario Outline: Victims are not told what to expect of telephone investigation or are not kept up to date (phone-investigation-unexplained)
    Given <what inspectors found>
    When the force is graded
    Then phone-investigation-unexplained is <outcome>

    Examples: it concludes
      | what inspectors found                                                                    | outcome                   |
      | the force does not tell the public which crimes it will usually investigate by telephone | found as a minor weakness |
      | victims whose crime is investigated by telephone are not kept up to date                 | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force tells the public which crimes it will usually investigate by telephone; victims whose crime is investigated by telephone are kept up to date | not found |

  Scenario Outline: Telephone investigations are not properly supervised, led or staffed (phone-investigation-unsupervised)
    Given <what inspectors found>
    When the force is graded
    Then phone-investigation-unsupervised is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome                   |
      | telephone investigations are not properly supervised                             | found as a minor weakness |
      | 80 percent of the telephone investigations reviewed were not properly supervised | found as a minor weakness |
      | telephone investigation lacks leadership, people or clear standards              | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | supervisors check telephone investigations and keep up their standard; 79.9 percent of the telephone investigations reviewed were not properly supervised; telephone investigation is well led, has the people it needs and works to clear standards | not found |

  Scenario Outline: Crime scene investigators are sent by type of crime (scene-examiners-sent-by-crime-type)
    Given <what inspectors found>
    When the force is graded
    Then scene-examiners-sent-by-crime-type is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | crime scene investigators are sent by type of crime, whatever the victim's vulnerability or the chance of forensic evidence | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                                          | outcome   |
      | crime scene investigators are sent according to the victim's vulnerability and the chance of forensic evidence | not found |

  Scenario Outline: Chances to gather evidence on video or from devices are missed (video-and-device-evidence-missed)
    Given <what inspectors found>
    When the force is graded
    Then video-and-device-evidence-missed is <outcome>

    Examples: it concludes
      | what inspectors found                                                              | outcome                   |
      | officers miss chances to capture evidence on body-worn video                       | found as a minor weakness |
      | first officers overlook evidence on phones, tablets and other devices              | found as a minor weakness |
      | in 33.1 percent of the files reviewed the chance to use body-worn video was missed | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | officers use body-worn video to capture evidence where they can; first officers look for evidence on phones, tablets and other devices; in 33 percent of the files reviewed the chance to use body-worn video was missed | not found |

  Scenario Outline: Call handlers assess reports of crime by threat, harm and risk (crime-reports-assessed)
    Given <what inspectors found>
    When the force is graded
    Then crime-reports-assessed is <outcome>

    Examples: it concludes
      | what inspectors found                                                             | outcome             |
      | call handlers assess threat, harm and risk appropriately when a crime is reported | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                    | outcome   |
      | call handlers do not assess threat, harm and risk appropriately when a crime is reported | not found |

  Scenario Outline: Officers reach reported crimes in time or are given the time for first enquiries (crimes-attended-promptly)
    Given <what inspectors found>
    When the force is graded
    Then crimes-attended-promptly is <outcome>

    Examples: it concludes
      | what inspectors found                                                                | outcome             |
      | officers reach reported crimes soon enough to secure evidence and support the victim | found as a strength |
      | response officers are given the time to complete first enquiries at the scene        | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | officers reach some reported crimes only after unacceptable delays; response officers are drawn away by other calls before first enquiries are complete | not found |

  Scenario Outline: Crimes are allocated by risk and by the skill they need (crimes-well-allocated)
    Given <what inspectors found>
    When the force is graded
    Then crimes-well-allocated is <outcome>

    Examples: it concludes
      | what inspectors found                                                                              | outcome             |
      | the force allocates crimes to investigators by the risk to the victim and the skill the case needs | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                           | outcome   |
      | the force allocates crimes without regard to the risk to the victim or the skill the case needs | not found |

  Scenario Outline: Call handlers gather evidence, or their work is checked and they learn from it (evidence-gathered-at-first-contact)
    Given <what inspectors found>
    When the force is graded
    Then evidence-gathered-at-first-contact is <outcome>

    Examples: it concludes
      | what inspectors found                                                          | outcome             |
      | call handlers gather and write down evidence when people report crime          | found as a strength |
      | the force checks the quality of call handling and lets its staff learn from it | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | call handlers miss or do not write down evidence when people report crime; the force does not check the quality of its call handling | not found |

  Scenario Outline: Supervisors oversee the first stage of investigations (first-investigation-overseen-well)
    Given <what inspectors found>
    When the force is graded
    Then first-investigation-overseen-well is <outcome>

    Examples: it concludes
      | what inspectors found                                                                         | outcome             |
      | sergeants, inspectors or control room supervisors oversee the first stage of an investigation | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                               | outcome   |
      | nobody oversees the first stage of an investigation | not found |

  Scenario Outline: Fraud referrals are assessed and given to suitable investigators (fraud-referrals-handled)
    Given <what inspectors found>
    When the force is graded
    Then fraud-referrals-handled is <outcome>

    Examples: it concludes
      | what inspectors found                                                                          | outcome             |
      | the force assesses each fraud referral and gives it to an investigator with the skill it needs | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                            | outcome   |
      | the force does not assess or investigate the fraud cases referred to it properly | not found |

  Scenario Outline: First officers secure evidence and make the enquiries of the golden hour (scene-evidence-kept)
    Given <what inspectors found>
    When the force is graded
    Then scene-evidence-kept is <outcome>

    Examples: it concludes
      | what inspectors found                                                                              | outcome             |
      | first officers at a scene find, preserve and secure evidence                                       | found as a strength |
      | first officers make the basic enquiries, such as witnesses, house-to-house and CCTV, straight away | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | first officers at a scene do not reliably find, preserve and secure evidence; first officers leave basic enquiries, such as witnesses, house-to-house and CCTV, undone | not found |

  Scenario Outline: Crime scene investigators go where victims and evidence most need them (scene-examiners-well-deployed)
    Given <what inspectors found>
    When the force is graded
    Then scene-examiners-well-deployed is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                          | outcome             |
      | crime scene investigators are sent according to the victim's vulnerability and the chance of forensic evidence | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | crime scene investigators are sent by type of crime, whatever the victim's vulnerability or the chance of forensic evidence | not found |

  Scenario Outline: Officers gather evidence with body-worn video or from digital devices at the outset (video-and-device-evidence-gathered)
    Given <what inspectors found>
    When the force is graded
    Then video-and-device-evidence-gathered is <outcome>

    Examples: it concludes
      | what inspectors found                                                 | outcome             |
      | officers use body-worn video to capture evidence where they can       | found as a strength |
      | first officers look for evidence on phones, tablets and other devices | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | officers miss chances to capture evidence on body-worn video; first officers overlook evidence on phones, tablets and other devices | not found |

  Scenario Outline: crime-calls-handled-well is suggested
    Given <what inspectors found>
    When the force is graded
    Then crime-calls-handled-well is suggested as an area for improvement
    And crime-calls-handled-well is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | call handlers do not assess threat, harm and risk appropriately when a crime is reported | crime-reports-not-assessed |
      | call handlers do not assess threat, harm and risk appropriately when a crime is reported; call handlers miss or do not write down evidence when people report crime; the force does not check the quality of its call handling | crime-reports-not-assessed, evidence-lost-at-first-contact and call-handling-unchecked |

  Scenario Outline: early-evidence-secured is suggested
    Given <what inspectors found>
    When the force is graded
    Then early-evidence-secured is suggested as an area for improvement
    And early-evidence-secured is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | first officers at a scene do not reliably find, preserve and secure evidence | golden-hour-lapses |
      | first officers at a scene do not reliably find, preserve and secure evidence; in 1.2 percent of the files reviewed a chance to identify an offender was missed, against 1 in England and Wales; officers miss chances to capture evidence on body-worn video | golden-hour-lapses, evidence-missed-in-files and video-and-device-evidence-missed |

  Scenario: early-evidence-secured is raised as a cause of concern (initial-investigation-breakdown)
    Given call handlers do not assess threat, harm and risk appropriately when a crime is reported
    And first officers at a scene do not reliably find, preserve and secure evidence
    And the force allocates crimes without regard to the risk to the victim or the skill the case needs
    When the force is graded
    Then early-evidence-secured is raised as a cause of concern

  Scenario Outline: crimes-allocated-by-skill is suggested
    Given <what inspectors found>
    When the force is graded
    Then crimes-allocated-by-skill is suggested as an area for improvement
    And crimes-allocated-by-skill is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force allocates crimes without regard to the risk to the victim or the skill the case needs | crimes-poorly-allocated |
      | some cases go to officers or staff without the training or experience they need; non-specialist officers get no advice on their investigations from qualified specialists | unskilled-investigators-unaided and unskilled-investigators |
      | the force allocates crimes without regard to the risk to the victim or the skill the case needs; some cases go to officers or staff without the training or experience they need | crimes-poorly-allocated and unskilled-investigators |

  Scenario Outline: telephone-investigations-sound is suggested
    Given <what inspectors found>
    When the force is graded
    Then telephone-investigations-sound is suggested as an area for improvement
    And telephone-investigations-sound is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force investigates by telephone crimes that need an officer to attend | phone-investigation-misused |
      | the force investigates by telephone crimes that need an officer to attend; telephone investigations are not properly supervised; the force does not tell the public which crimes it will usually investigate by telephone | phone-investigation-misused, phone-investigation-unsupervised and phone-investigation-unexplained |

  Scenario Outline: fraud-dealt-with is suggested
    Given <what inspectors found>
    When the force is graded
    Then fraud-dealt-with is suggested as an area for improvement
    And fraud-dealt-with is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force does not assess or investigate the fraud cases referred to it properly | fraud-referrals-neglected |
      | the force does not assess or investigate the fraud cases referred to it properly; vulnerable victims of fraud are passed on without anybody seeing to their safety | fraud-referrals-neglected and fraud-victims-neglected |

  Scenario Outline: Telephone investigations are suitable and thorough (phone-investigation-sound)
    Given <what inspectors found>
    When the force is graded
    Then phone-investigation-sound is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force investigates by telephone only crimes that are suitable for it; telephone investigations leave no reasonable enquiry undone | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                         | outcome   |
      | it is partly so that the force investigates by telephone only crimes that are suitable for it | not found |
      | it is partly so that telephone investigations leave no reasonable enquiry undone              | not found |

  Scenario Outline: Telephone investigation is supervised or well resourced, or victims know what to expect of it (phone-investigation-well-run)
    Given <what inspectors found>
    When the force is graded
    Then phone-investigation-well-run is <outcome>

    Examples: it concludes
      | what inspectors found                                                                     | outcome             |
      | supervisors check telephone investigations and keep up their standard                     | found as a strength |
      | telephone investigation is well led, has the people it needs and works to clear standards | found as a strength |
      | the force tells the public which crimes it will usually investigate by telephone          | found as a strength |
      | victims whose crime is investigated by telephone are kept up to date                      | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that supervisors check telephone investigations and keep up their standard; it is partly so that telephone investigation is well led, has the people it needs and works to clear standards; it is partly so that the force tells the public which crimes it will usually investigate by telephone; it is partly so that victims whose crime is investigated by telephone are kept up to date | not found |
