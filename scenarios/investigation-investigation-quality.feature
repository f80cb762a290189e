@peel-2017
Feature: Investigating crime and reducing re-offending: investigation quality
  What inspectors find, and which strength, weakness or cause of concern follows from it.

  Scenario Outline: Investigations in general and of serious crime are poor, and supervision does not mend them (investigation-standards-failure)
    Given <what inspectors found>
    When the force is graded
    Then investigation-standards-failure is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                     |
      | too many of the investigations that inspectors examined were ineffective; specialist teams do not investigate serious and complex crime to a good standard; supervision of investigations is missing or inconsistent | found as a cause of concern |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | most of the investigations that inspectors examined were effective; the standard of investigation has improved since the last inspection | not found |
      | specialist teams investigate serious and complex crime to a good standard; investigations of the most serious crimes are supervised well enough to keep them moving | not found |
      | supervisors direct and discuss investigations regularly; supervisors review volume crime investigations closely and support inexperienced officers; investigations of the most serious crimes are supervised well enough to keep them moving | not found |

  Scenario Outline: Too many investigations examined were ineffective, or their standard has fallen (investigations-ineffective)
    Given <what inspectors found>
    When the force is graded
    Then investigations-ineffective is <outcome>

    Examples: it concludes
      | what inspectors found                                                    | outcome                         |
      | too many of the investigations that inspectors examined were ineffective | found as a significant weakness |
      | the standard of investigation has fallen since the last inspection       | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | most of the investigations that inspectors examined were effective; the standard of investigation has improved since the last inspection | not found |

  Scenario Outline: Investigations lack plans or leave lines of enquiry (investigations-unplanned)
    Given <what inspectors found>
    When the force is graded
    Then investigations-unplanned is <outcome>

    Examples: it concludes
      | what inspectors found                                                         | outcome                         |
      | investigations lack a recorded plan where the case calls for one              | found as a significant weakness |
      | investigators overlook important lines of enquiry or chances to find evidence | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | investigators make and follow a recorded plan where the case calls for one; investigators routinely pursue all lines of enquiry | not found |

  Scenario Outline: The caseloads of investigators are too high, or they cannot keep up with what comes in (investigator-caseloads-too-high)
    Given <what inspectors found>
    When the force is graded
    Then investigator-caseloads-too-high is <outcome>

    Examples: it concludes
      | what inspectors found                                                      | outcome                         |
      | the caseloads of detectives and other dedicated investigators are too high | found as a significant weakness |
      | the force's investigators cannot keep up with the crimes that come in      | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the caseloads of detectives and other dedicated investigators are manageable; the force's investigators keep up with the crimes that come in | not found |

  Scenario Outline: The force lacks qualified investigators (investigators-short)
    Given <what inspectors found>
    When the force is graded
    Then investigators-short is <outcome>

    Examples: it concludes
      | what inspectors found                                                                        | outcome                         |
      | the force lacks qualified investigators for its complex cases                                | found as a significant weakness |
      | 1.5 percent of the investigators the force needs are missing, against 1 in England and Wales | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force has enough skilled investigators for its complex cases; 1.499 percent of the investigators the force needs are missing, against 1 in England and Wales | not found |

  Scenario Outline: Cases go to people without the skills for them, and nobody advises them (unskilled-investigators-unaided)
    Given <what inspectors found>
    When the force is graded
    Then unskilled-investigators-unaided is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                         |
      | some cases go to officers or staff without the training or experience they need; non-specialist officers get no advice on their investigations from qualified specialists | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                 | outcome   |
      | officers and staff have the training and experience their cases need                  | not found |
      | non-specialist officers get advice on their investigations from qualified specialists | not found |

  Scenario Outline: The threat to victims is not reviewed during investigations (victim-risk-not-reviewed)
    Given <what inspectors found>
    When the force is graded
    Then victim-risk-not-reviewed is <outcome>

    Examples: it concludes
      | what inspectors found                                                    | outcome                         |
      | nobody reviews the threat to the victim once the investigation has begun | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                            | outcome   |
      | supervisors keep reviewing the threat to the victim as the investigation goes on | not found |

  Scenario Outline: Victims are not looked after well during investigations (victims-poorly-cared-for)
    Given <what inspectors found>
    When the force is graded
    Then victims-poorly-cared-for is <outcome>

    Examples: it concludes
      | what inspectors found                                               | outcome                         |
      | victims are not looked after well while their crime is investigated | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                           | outcome   |
      | victims are looked after well while their crime is investigated | not found |

  Scenario Outline: Volume crime is investigated to a poorer standard (volume-crime-investigated-poorly)
    Given <what inspectors found>
    When the force is graded
    Then volume-crime-investigated-poorly is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                      | outcome                         |
      | non-specialist officers investigate volume crime to a poorer standard and serve its victims inconsistently | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                                          | outcome   |
      | non-specialist officers investigate volume crime to a satisfactory standard and serve its victims consistently | not found |

  Scenario Outline: The use of bail and release under investigation is not monitored (bail-use-unmonitored)
    Given <what inspectors found>
    When the force is graded
    Then bail-use-unmonitored is <outcome>

    Examples: it concludes
      | what inspectors found                                                     | outcome                   |
      | the force does not check how it uses bail and release under investigation | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                              | outcome   |
      | the force knows how it uses bail and release under investigation and checks that each is justified | not found |

  Scenario Outline: Devices are not put in order of risk, or investigators wait without help or news (digital-demand-unmanaged)
    Given <what inspectors found>
    When the force is graded
    Then digital-demand-unmanaged is <outcome>

    Examples: it concludes
      | what inspectors found                                                   | outcome                   |
      | devices are examined without regard to risk and urgency                 | found as a minor weakness |
      | officers cannot download evidence from devices without forensic experts | found as a minor weakness |
      | the digital forensic unit does not keep waiting investigators informed  | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | devices are put in order for examination by risk and urgency; trained officers can download evidence from devices themselves at kiosks; the digital forensic unit keeps waiting investigators informed, so that deadlines are met | not found |

  Scenario Outline: Fewer crimes than elsewhere end with an offender identified or charged (few-crimes-solved)
    Given <what inspectors found>
    When the force is graded
    Then few-crimes-solved is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                          | outcome                   |
      | 80 percent of crimes led to a charge or summons, against 100 in England and Wales                              | found as a minor weakness |
      | 80 percent of crimes ended with the offender charged, summonsed or cautioned, against 100 in England and Wales | found as a minor weakness |
      | 75 percent of crimes ended with the offender charged, summonsed or cautioned, down from 100                    | found as a minor weakness |
      | 1.2 percent of crimes were closed with no suspect identified, against 1 in England and Wales                   | found as a minor weakness |
      | fewer of the force's investigations end successfully than in other forces                                      | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | 80.1 percent of crimes led to a charge or summons, against 100 in England and Wales; 75.1 percent of crimes ended with the offender charged, summonsed or cautioned, down from 100, against 93.757803 in England and Wales; 1.199 percent of crimes were closed with no suspect identified, against 1 in England and Wales; more of the force's investigations end successfully than in many other forces | not found |

  Scenario Outline: The files reviewed compare poorly with those of other forces (files-weaker-than-elsewhere)
    Given <what inspectors found>
    When the force is graded
    Then files-weaker-than-elsewhere is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | 1.25 percent of the files reviewed that needed an investigation plan had none, against 1 in England and Wales | found as a minor weakness |
      | 1.25 percent of the files reviewed showed no effective supervision, against 1 in England and Wales | found as a minor weakness |
      | 90 percent of the reviewed investigations by non-specialist officers were satisfactory, against 100 in England and Wales | found as a minor weakness |
      | 90 percent of the reviewed investigations by specialist teams were satisfactory, against 100 in England and Wales | found as a minor weakness |
      | 90 percent of the files reviewed showed good victim care, against 100 in England and Wales | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | 1.249 percent of the files reviewed that needed an investigation plan had none, against 1 in England and Wales; 1.249 percent of the files reviewed showed no effective supervision, against 1 in England and Wales; 90.1 percent of the reviewed investigations by non-specialist officers were satisfactory, against 100 in England and Wales; 90.1 percent of the reviewed investigations by specialist teams were satisfactory, against 100 in England and Wales; 90.1 percent of the files reviewed showed good victim care, against 100 in England and Wales | not found |

  Scenario Outline: Victims of fraud are not protected or fraud is not analysed (fraud-victims-neglected)
    Given <what inspectors found>
    When the force is graded
    Then fraud-victims-neglected is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome                   |
      | vulnerable victims of fraud are passed on without anybody seeing to their safety | found as a minor weakness |
      | the force neither analyses patterns of fraud nor gives advice to prevent it      | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | staff recognise vulnerable victims of fraud and an officer sees to their safety; the force analyses patterns of fraud and gives advice to prevent it | not found |

  Scenario Outline: Response and neighbourhood officers carry more investigations than they can well manage (frontline-caseloads-growing)
    Given <what inspectors found>
    When the force is graded
    Then frontline-caseloads-growing is <outcome>

    Examples: it concludes
      | what inspectors found                                                                              | outcome                   |
      | response and neighbourhood officers carry more crimes to investigate than their other duties allow | found as a minor weakness |
      | the resources given to specialist teams weaken the investigation of other crime                    | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | response and neighbourhood officers can manage the crimes they investigate beside their other duties; the resources given to specialist teams do not weaken the investigation of other crime | not found |

  Scenario Outline: Staff or partners doubt the investigation model (investigation-model-doubted)
    Given <what inspectors found>
    When the force is graded
    Then investigation-model-doubted is <outcome>

    Examples: it concludes
      | what inspectors found                                                                               | outcome                   |
      | staff or partner organisations doubt the force's investigation model or who is responsible under it | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                   | outcome   |
      | staff and partner organisations understand the force's investigation model and trust it | not found |

  Scenario Outline: National investigation standards are not turned into practical guidance (investigation-standards-unused)
    Given <what inspectors found>
    When the force is graded
    Then investigation-standards-unused is <outcome>

    Examples: it concludes
      | what inspectors found                                                | outcome                   |
      | the force makes no practical use of national investigation standards | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                          | outcome   |
      | the force gives its investigators practical guidance based on national investigation standards | not found |

  Scenario Outline: Specialist cover or intelligence and forensic support is lacking, or information systems hold investigators up (investigation-support-thin)
    Given <what inspectors found>
    When the force is graded
    Then investigation-support-thin is <outcome>

    Examples: it concludes
      | what inspectors found                                               | outcome                   |
      | specialist investigators cannot be reached at night or at weekends  | found as a minor weakness |
      | investigations lack adequate intelligence or forensic support       | found as a minor weakness |
      | the force's information systems hold up those who investigate crime | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | specialist investigators can be reached at night and at weekends; investigations draw on intelligence and forensic support that is adequate; the force's information systems serve those who investigate crime | not found |

  Scenario Outline: Investigators are not recruited, supported or paid for, or the demand they face is not understood (investigator-capacity-neglected)
    Given <what inspectors found>
    When the force is graded
    Then investigator-capacity-neglected is <outcome>

    Examples: it concludes
      | what inspectors found                                                                 | outcome                   |
      | the force does nothing to gain more investigators although it needs them              | found as a minor weakness |
      | detectives and trainee investigators lack mentoring, welfare support or a career path | found as a minor weakness |
      | the force does not know how its investigative demand is changing                      | found as a minor weakness |
      | the force has cut back what it spends on its capacity to investigate crime            | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force is recruiting, training or accrediting more investigators; detectives and trainee investigators get mentoring, welfare support and a career path; the force knows how its investigative demand is changing; the force invests in its capacity to investigate crime | not found |

  Scenario Outline: The force is short of investigators and has no plan against it (investigator-shortage-unplanned)
    Given <what inspectors found>
    When the force is graded
    Then investigator-shortage-unplanned is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | the force has no plan to end its shortage of investigators; the force lacks qualified investigators for its complex cases | found as a minor weakness |
      | the force has no plan to end its shortage of investigators; 0.1 percent of the investigators the force needs are missing | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force has a plan for the short, medium and long term to end its shortage of investigators | not found |
      | the force has enough skilled investigators for its complex cases; 0 percent of the investigators the force needs are missing | not found |

  Scenario Outline: An unusual share of crimes ends because the victim does not support action (outcome-16-share-high)
    Given <what inspectors found>
    When the force is graded
    Then outcome-16-share-high is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | 1.25 percent of crimes ended because the victim did not support action against an identified suspect, against 1 in England and Wales | found as a minor weakness |
      | 1 percent of crimes ended because the victim did not support action against an identified suspect, among the highest quarter of forces | found as a minor weakness |
      | 1.5 percent of crimes ended because the victim did not support action against an identified suspect, up from 1 | found as a minor weakness |
      | 1.25 percent of crimes ended because the victim did not support police action, with or without a suspect, against 1 in England and Wales | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | 1.499 percent of crimes ended because the victim did not support action against an identified suspect, up from 1, against 1.20016 in England and Wales, broadly in line with all forces; 1.249 percent of crimes ended because the victim did not support police action, with or without a suspect, against 1 in England and Wales | not found |

  Scenario Outline: Outcomes are misunderstood or misused (outcomes-misrecorded)
    Given <what inspectors found>
    When the force is graded
    Then outcomes-misrecorded is <outcome>

    Examples: it concludes
      | what inspectors found                                                   | outcome                         |
      | investigators misunderstand the outcome categories and use them wrongly | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                            | outcome   |
      | investigators know the outcome categories and use them correctly | not found |

  Scenario Outline: Nobody checks how outcomes are used (outcomes-unchecked)
    Given <what inspectors found>
    When the force is graded
    Then outcomes-unchecked is <outcome>

    Examples: it concludes
      | what inspectors found                                             | outcome                   |
      | supervisors and chief officers do not check how outcomes are used | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                      | outcome   |
      | supervisors and chief officers check how outcomes are used | not found |

  Scenario Outline: Some cases take long, but so many open ones suggest drift or poor recording (outcomes-unassigned)
    Given <what inspectors found>
    When the force is graded
    Then outcomes-unassigned is <outcome>

    Examples: it concludes
      | what inspectors found                                                                       | outcome                   |
      | 1.5 percent of crimes have not yet been assigned an outcome, against 1 in England and Wales | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                         | outcome   |
      | 1.499 percent of crimes have not yet been assigned an outcome, against 1 in England and Wales | not found |

  Scenario Outline: Supervision or enquiries are not consistently written down, or nobody watches the quality of investigations (supervision-unrecorded)
    Given <what inspectors found>
    When the force is graded
    Then supervision-unrecorded is <outcome>

    Examples: it concludes
      | what inspectors found                                                                  | outcome                   |
      | supervisors' reviews and advice are not consistently written down on the investigation | found as a minor weakness |
      | new investigators repeat enquiries because nothing shows what has been done            | found as a minor weakness |
      | the force cannot watch the quality of its investigations                               | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | supervisors' reviews and advice are written down on the investigation; a checklist or log shows which enquiries are done and which are open when a case changes hands; the force watches the quality of its investigations | not found |

  Scenario Outline: Some cases go to people without the training or experience they need (unskilled-investigators)
    Given <what inspectors found>
    When the force is graded
    Then unskilled-investigators is <outcome>

    Examples: it concludes
      | what inspectors found                                                           | outcome                   |
      | some cases go to officers or staff without the training or experience they need | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                | outcome   |
      | officers and staff have the training and experience their cases need | not found |

  Scenario Outline: The duties of the victims' code are not fully met or understood (victims-code-not-met)
    Given <what inspectors found>
    When the force is graded
    Then victims-code-not-met is <outcome>

    Examples: it concludes
      | what inspectors found                                                                  | outcome                   |
      | the force does not fully keep to the Code of Practice for Victims of Crime             | found as a minor weakness |
      | officers do not understand what the Code of Practice for Victims of Crime asks of them | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome |
      | the force keeps to the Code of Practice for Victims of Crime; officers understand what the Code of Practice for Victims of Crime asks of them | not found |

  Scenario Outline: Victims are not regularly told how their case goes on (victims-not-updated)
    Given <what inspectors found>
    When the force is graded
    Then victims-not-updated is <outcome>

    Examples: it concludes
      | what inspectors found                                        | outcome                   |
      | updates to victims are irregular, unstructured or unrecorded | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found                                                     | outcome   |
      | victims get regular updates on their investigation and these are recorded | not found |

  Scenario Outline: The force lacks the means to see that contact with victims is agreed, due or made (victims-code-unmonitored)
    Given <what inspectors found>
    When the force is graded
    Then victims-code-unmonitored is <outcome>

    Examples: it concludes
      | what inspectors found                                                           | outcome                   |
      | the force has no overview yet of how well it keeps to the victims' code         | found as a minor weakness |
      | nothing reminds investigators and supervisors when a victim is due an update    | found as a minor weakness |
      | investigators do not agree with victims how and how often they will be in touch | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force has an overview of how well it keeps to the victims' code; a system reminds investigators and supervisors when a victim is due an update; investigators agree with victims how and how often they will be in touch | not found |

  Scenario Outline: Victims' views are not yet used, or victims are less satisfied than elsewhere (victims-views-missing)
    Given <what inspectors found>
    When the force is graded
    Then victims-views-missing is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                   |
      | the force does not yet seek the views of victims in a way that improves its service | found as a minor weakness |
      | 95 percent of victims were satisfied with their whole experience of the police, against 100 in England and Wales | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force seeks the views of victims and uses them to improve its service; 95.1 percent of victims were satisfied with their whole experience of the police, against 100 in England and Wales | not found |

  Scenario Outline: The use of bail and release under investigation is monitored (bail-use-monitored)
    Given <what inspectors found>
    When the force is graded
    Then bail-use-monitored is <outcome>

    Examples: it concludes
      | what inspectors found                                                                              | outcome             |
      | the force knows how it uses bail and release under investigation and checks that each is justified | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                     | outcome   |
      | the force does not check how it uses bail and release under investigation | not found |

  Scenario Outline: The demand for digital examination is managed in more than one way (digital-demand-managed)
    Given <what inspectors found>
    When the force is graded
    Then digital-demand-managed is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | devices are put in order for examination by risk and urgency; trained officers can download evidence from devices themselves at kiosks | found as a strength |
      | trained officers can download evidence from devices themselves at kiosks; the force has enough capacity to examine digital devices, of its own or from contractors | found as a strength |
      | the force has enough capacity to examine digital devices, of its own or from contractors; the digital forensic unit keeps waiting investigators informed, so that deadlines are met | found as a strength |
      | the digital forensic unit keeps waiting investigators informed, so that deadlines are met; devices are put in order for examination by risk and urgency | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | devices are examined without regard to risk and urgency; officers cannot download evidence from devices without forensic experts; the force lacks the capacity to examine the digital devices its investigations depend on | not found |
      | officers cannot download evidence from devices without forensic experts; the force lacks the capacity to examine the digital devices its investigations depend on; the digital forensic unit does not keep waiting investigators informed | not found |
      | the force lacks the capacity to examine the digital devices its investigations depend on; the digital forensic unit does not keep waiting investigators informed; devices are examined without regard to risk and urgency | not found |
      | the digital forensic unit does not keep waiting investigators informed; devices are examined without regard to risk and urgency; officers cannot download evidence from devices without forensic experts | not found |

  Scenario Outline: Vulnerable victims of fraud are protected or fraud is analysed and prevented (fraud-victims-looked-after)
    Given <what inspectors found>
    When the force is graded
    Then fraud-victims-looked-after is <outcome>

    Examples: it concludes
      | what inspectors found                                                           | outcome             |
      | staff recognise vulnerable victims of fraud and an officer sees to their safety | found as a strength |
      | the force analyses patterns of fraud and gives advice to prevent it             | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | vulnerable victims of fraud are passed on without anybody seeing to their safety; the force neither analyses patterns of fraud nor gives advice to prevent it | not found |

  Scenario Outline: Most investigations examined were effective or their standard has improved (investigations-sound)
    Given <what inspectors found>
    When the force is graded
    Then investigations-sound is <outcome>

    Examples: it concludes
      | what inspectors found                                                | outcome             |
      | most of the investigations that inspectors examined were effective   | found as a strength |
      | the standard of investigation has improved since the last inspection | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | too many of the investigations that inspectors examined were ineffective; the standard of investigation has fallen since the last inspection | not found |

  Scenario Outline: More crimes than elsewhere end with an offender identified or charged (more-crimes-solved)
    Given <what inspectors found>
    When the force is graded
    Then more-crimes-solved is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                          | outcome             |
      | 1.05 percent of crimes led to a charge or summons, against 1 in England and Wales                              | found as a strength |
      | 1.05 percent of crimes ended with the offender charged, summonsed or cautioned, against 1 in England and Wales | found as a strength |
      | 90 percent of crimes were closed with no suspect identified, against 100 in England and Wales                  | found as a strength |
      | more of the force's investigations end successfully than in many other forces                                  | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | 1.049 percent of crimes led to a charge or summons, against 1 in England and Wales; 1.049 percent of crimes ended with the offender charged, summonsed or cautioned, against 1 in England and Wales; 90.1 percent of crimes were closed with no suspect identified, against 100 in England and Wales; fewer of the force's investigations end successfully than in other forces | not found |

  Scenario Outline: Victims' views are used, or victims are more satisfied than elsewhere (victims-views-count)
    Given <what inspectors found>
    When the force is graded
    Then victims-views-count is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force seeks the views of victims and uses them to improve its service | found as a strength |
      | 1.03 percent of victims were satisfied with their whole experience of the police, against 1 in England and Wales | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | the force does not yet seek the views of victims in a way that improves its service; 1.029 percent of victims were satisfied with their whole experience of the police, against 1 in England and Wales | not found |

  Scenario Outline: Volume crime is investigated to a satisfactory standard (volume-crime-investigated-well)
    Given <what inspectors found>
    When the force is graded
    Then volume-crime-investigated-well is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                          | outcome             |
      | non-specialist officers investigate volume crime to a satisfactory standard and serve its victims consistently | found as a strength |
      | 80 percent of the reviewed investigations by non-specialist officers were satisfactory                         | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | non-specialist officers investigate volume crime to a poorer standard and serve its victims inconsistently; 79.9 percent of the reviewed investigations by non-specialist officers were satisfactory | not found |

  Scenario Outline: investigations-to-good-standard is suggested
    Given <what inspectors found>
    When the force is graded
    Then investigations-to-good-standard is suggested as an area for improvement
    And investigations-to-good-standard is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | too many of the investigations that inspectors examined were ineffective | investigations-ineffective |
      | specialist teams do not investigate serious and complex crime to a good standard | serious-crime-investigated-poorly |
      | non-specialist officers investigate volume crime to a poorer standard and serve its victims inconsistently | volume-crime-investigated-poorly |
      | investigations lack a recorded plan where the case calls for one | investigations-unplanned |
      | too many of the investigations that inspectors examined were ineffective; the force makes no practical use of national investigation standards; 1.25 percent of the files reviewed that needed an investigation plan had none, against 1 in England and Wales | investigations-ineffective, investigation-standards-unused and files-weaker-than-elsewhere |

  Scenario: investigations-to-good-standard is raised as a cause of concern (investigation-standards-failure)
    Given too many of the investigations that inspectors examined were ineffective
    And specialist teams do not investigate serious and complex crime to a good standard
    And supervision of investigations is missing or inconsistent
    When the force is graded
    Then investigations-to-good-standard is raised as a cause of concern

  Scenario Outline: active-supervision-given is suggested
    Given <what inspectors found>
    When the force is graded
    Then active-supervision-given is suggested as an area for improvement
    And active-supervision-given is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | supervision of investigations is missing or inconsistent | supervision-too-weak |
      | nobody reviews the threat to the victim once the investigation has begun | victim-risk-not-reviewed |
      | supervision of investigations is missing or inconsistent; nobody oversees the first stage of an investigation | supervision-too-weak and first-investigation-unsupervised |

  Scenario Outline: enough-investigators is suggested
    Given <what inspectors found>
    When the force is graded
    Then enough-investigators is suggested as an area for improvement
    And enough-investigators is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force lacks qualified investigators for its complex cases | investigators-short |
      | the caseloads of detectives and other dedicated investigators are too high | investigator-caseloads-too-high |
      | the force has no plan to end its shortage of investigators; the force lacks qualified investigators for its complex cases; the force does nothing to gain more investigators although it needs them; response and neighbourhood officers carry more crimes to investigate than their other duties allow | investigator-shortage-unplanned, investigator-capacity-neglected, frontline-caseloads-growing and investigators-short |

  Scenario Outline: digital-evidence-retrieved is suggested
    Given <what inspectors found>
    When the force is graded
    Then digital-evidence-retrieved is suggested as an area for improvement
    And digital-evidence-retrieved is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the wait for the examination of digital devices holds up investigations | digital-examination-delayed |
      | the wait for the examination of digital devices holds up investigations; devices are examined without regard to risk and urgency | digital-examination-delayed and digital-demand-unmanaged |

  Scenario Outline: victims-duties-met is suggested
    Given <what inspectors found>
    When the force is graded
    Then victims-duties-met is suggested as an area for improvement
    And victims-duties-met is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | victims are not looked after well while their crime is investigated | victims-poorly-cared-for |
      | the force does not fully keep to the Code of Practice for Victims of Crime; updates to victims are irregular, unstructured or unrecorded; the force has no overview yet of how well it keeps to the victims' code | victims-code-not-met, victims-not-updated and victims-code-unmonitored |
      | updates to victims are irregular, unstructured or unrecorded; the force has no overview yet of how well it keeps to the victims' code; the force does not yet seek the views of victims in a way that improves its service | victims-not-updated, victims-code-unmonitored and victims-views-missing |

  Scenario Outline: unsupported-cases-understood is suggested
    Given <what inspectors found>
    When the force is graded
    Then unsupported-cases-understood is suggested as an area for improvement
    And unsupported-cases-understood is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | the force does not understand why so many cases end because victims do not support action; 1.25 percent of crimes ended because the victim did not support action against an identified suspect, against 1 in England and Wales | outcome-16-not-understood and outcome-16-share-high |

  Scenario Outline: case-endings-checked is suggested
    Given <what inspectors found>
    When the force is graded
    Then case-endings-checked is suggested as an area for improvement
    And case-endings-checked is suggested because of <rules>

    Examples:
      | what inspectors found | rules |
      | investigators misunderstand the outcome categories and use them wrongly | outcomes-misrecorded |
      | investigators misunderstand the outcome categories and use them wrongly; supervisors and chief officers do not check how outcomes are used; the force does not check how it uses bail and release under investigation | outcomes-misrecorded, outcomes-unchecked and bail-use-unmonitored |

  Scenario Outline: Cases that end because the victim does not support action are not audited, or the victims' reasons are not recorded (outcome-16-unexamined)
    Given <what inspectors found>
    When the force is graded
    Then outcome-16-unexamined is <outcome>

    Examples: it concludes
      | what inspectors found                                                  | outcome                   |
      | the force does not audit cases closed as outcome 16                    | found as a minor weakness |
      | officers do not record the reason why a victim does not support action | found as a minor weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force audits cases closed as outcome 16 and corrects what it finds; it is partly so that officers must record the reason why a victim does not support action | not found |

  Scenario Outline: Many cases end because victims do not support action and the force cannot say why, or officers accept it too easily (outcome-16-not-understood)
    Given <what inspectors found>
    When the force is graded
    Then outcome-16-not-understood is <outcome>

    Examples: it concludes
      | what inspectors found | outcome                         |
      | the force does not understand why so many cases end because victims do not support action; 1.25 percent of crimes ended because the victim did not support action against an identified suspect, against 1 in England and Wales | found as a significant weakness |
      | officers accept too easily that a victim does not support action | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that officers encourage reluctant victims and build cases without their support where they can; 1.499 percent of crimes ended because the victim did not support action against an identified suspect, up from 1, against 1.20016 in England and Wales, broadly in line with all forces; 1.249 percent of crimes ended because the victim did not support police action, with or without a suspect, against 1 in England and Wales | not found |
      | it is partly so that the force understands why cases end because victims do not support action; it is partly so that officers encourage reluctant victims and build cases without their support where they can | not found |

  Scenario: What is suggested (outcome-16-not-understood)
    Given the force does not understand why so many cases end because victims do not support action
    And 1.25 percent of crimes ended because the victim did not support action against an identified suspect, against 1 in England and Wales
    When the force is graded
    Then unsupported-cases-understood is suggested as an area for improvement

  Scenario Outline: Investigative demand is kept up with, or caseloads of dedicated or frontline investigators are manageable (caseloads-in-hand)
    Given <what inspectors found>
    When the force is graded
    Then caseloads-in-hand is <outcome>

    Examples: it concludes
      | what inspectors found                                                                                | outcome             |
      | the force's investigators keep up with the crimes that come in                                       | found as a strength |
      | the caseloads of detectives and other dedicated investigators are manageable                         | found as a strength |
      | response and neighbourhood officers can manage the crimes they investigate beside their other duties | found as a strength |
      | the resources given to specialist teams do not weaken the investigation of other crime               | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force's investigators keep up with the crimes that come in; it is partly so that the caseloads of detectives and other dedicated investigators are manageable; it is partly so that response and neighbourhood officers can manage the crimes they investigate beside their other duties; it is partly so that the resources given to specialist teams do not weaken the investigation of other crime | not found |

  Scenario Outline: Delays in the examination of digital devices, or the queue for it, have been cut (digital-delays-cut)
    Given <what inspectors found>
    When the force is graded
    Then digital-delays-cut is <outcome>

    Examples: it concludes
      | what inspectors found                                                                 | outcome             |
      | the wait for the examination of digital devices has become shorter or is no problem   | found as a strength |
      | 83 digital devices are waiting for examination, down from 100                         | found as a strength |
      | 83 digital exhibits per 100,000 population are waiting for examination, down from 100 | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the wait for the examination of digital devices has become shorter or is no problem; 831 digital devices are waiting for examination, down from 1000; 83.1 digital exhibits per 100,000 population are waiting for examination, down from 100 | not found |

  Scenario Outline: Digital examinations are delayed, the queue is growing, or the capacity for them is too small (digital-examination-delayed)
    Given <what inspectors found>
    When the force is graded
    Then digital-examination-delayed is <outcome>

    Examples: it concludes
      | what inspectors found                                                                    | outcome                         |
      | the wait for the examination of digital devices holds up investigations                  | found as a significant weakness |
      | the force lacks the capacity to examine the digital devices its investigations depend on | found as a significant weakness |
      | 11 digital devices are waiting for examination, up from 10                               | found as a significant weakness |
      | 1.1 digital exhibits per 100,000 population are waiting for examination, up from 1       | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the wait for the examination of digital devices has become shorter or is no problem; it is partly so that the force has enough capacity to examine digital devices, of its own or from contractors; 1099 digital devices are waiting for examination, up from 1000; 1.099 digital exhibits per 100,000 population are waiting for examination, up from 1 | not found |

  Scenario: What is suggested (digital-examination-delayed)
    Given the wait for the examination of digital devices holds up investigations
    When the force is graded
    Then digital-evidence-retrieved is suggested as an area for improvement

  Scenario Outline: Investigators work to plans, or pursue all lines of enquiry (investigations-planned)
    Given <what inspectors found>
    When the force is graded
    Then investigations-planned is <outcome>

    Examples: it concludes
      | what inspectors found                                                      | outcome             |
      | investigators make and follow a recorded plan where the case calls for one | found as a strength |
      | investigators routinely pursue all lines of enquiry                        | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that investigators make and follow a recorded plan where the case calls for one; it is partly so that investigators routinely pursue all lines of enquiry | not found |

  Scenario Outline: Supervisors direct investigations, or those of one kind of crime, regularly (investigations-well-supervised)
    Given <what inspectors found>
    When the force is graded
    Then investigations-well-supervised is <outcome>

    Examples: it concludes
      | what inspectors found                                                                     | outcome             |
      | supervisors direct and discuss investigations regularly                                   | found as a strength |
      | supervisors review volume crime investigations closely and support inexperienced officers | found as a strength |
      | investigations of the most serious crimes are supervised well enough to keep them moving  | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that supervisors direct and discuss investigations regularly; it is partly so that supervisors review volume crime investigations closely and support inexperienced officers; it is partly so that investigations of the most serious crimes are supervised well enough to keep them moving | not found |

  Scenario Outline: The force has the investigators it needs or is building up, supporting, paying or planning for them, or knows what it will need (investigator-capacity-secured)
    Given <what inspectors found>
    When the force is graded
    Then investigator-capacity-secured is <outcome>

    Examples: it concludes
      | what inspectors found                                                                         | outcome             |
      | the force has enough skilled investigators for its complex cases                              | found as a strength |
      | 5 percent of the investigators the force needs are missing                                    | found as a strength |
      | the force is recruiting, training or accrediting more investigators                           | found as a strength |
      | detectives and trainee investigators get mentoring, welfare support and a career path         | found as a strength |
      | the force has a plan for the short, medium and long term to end its shortage of investigators | found as a strength |
      | the force invests in its capacity to investigate crime                                        | found as a strength |
      | the force knows how its investigative demand is changing                                      | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force has enough skilled investigators for its complex cases; it is partly so that the force is recruiting, training or accrediting more investigators; it is partly so that detectives and trainee investigators get mentoring, welfare support and a career path; it is partly so that the force has a plan for the short, medium and long term to end its shortage of investigators; it is partly so that the force invests in its capacity to investigate crime; it is partly so that the force knows how its investigative demand is changing; 5.1 percent of the investigators the force needs are missing | not found |

  Scenario Outline: Investigators have the skills for their cases or can draw on standards, advice, systems, intelligence and forensic support (investigators-well-supported)
    Given <what inspectors found>
    When the force is graded
    Then investigators-well-supported is <outcome>

    Examples: it concludes
      | what inspectors found                                                                          | outcome             |
      | non-specialist officers get advice on their investigations from qualified specialists          | found as a strength |
      | specialist investigators can be reached at night and at weekends                               | found as a strength |
      | investigations draw on intelligence and forensic support that is adequate                      | found as a strength |
      | the force's information systems serve those who investigate crime                              | found as a strength |
      | officers and staff have the training and experience their cases need                           | found as a strength |
      | staff and partner organisations understand the force's investigation model and trust it        | found as a strength |
      | the force gives its investigators practical guidance based on national investigation standards | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that non-specialist officers get advice on their investigations from qualified specialists; it is partly so that specialist investigators can be reached at night and at weekends; it is partly so that investigations draw on intelligence and forensic support that is adequate; it is partly so that the force's information systems serve those who investigate crime; it is partly so that officers and staff have the training and experience their cases need; it is partly so that staff and partner organisations understand the force's investigation model and trust it; it is partly so that the force gives its investigators practical guidance based on national investigation standards | not found |

  Scenario Outline: The force understands its use of outcome 16 and acts on it, or records outcomes correctly or checks that it does (outcomes-in-hand)
    Given <what inspectors found>
    When the force is graded
    Then outcomes-in-hand is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force understands why cases end because victims do not support action; the force audits cases closed as outcome 16 and corrects what it finds | found as a strength |
      | the force understands why cases end because victims do not support action; officers must record the reason why a victim does not support action | found as a strength |
      | the force understands why cases end because victims do not support action; officers encourage reluctant victims and build cases without their support where they can | found as a strength |
      | investigators know the outcome categories and use them correctly | found as a strength |
      | supervisors and chief officers check how outcomes are used | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force understands why cases end because victims do not support action; it is partly so that investigators know the outcome categories and use them correctly; it is partly so that supervisors and chief officers check how outcomes are used | not found |
      | it is partly so that the force audits cases closed as outcome 16 and corrects what it finds; it is partly so that officers must record the reason why a victim does not support action; it is partly so that officers encourage reluctant victims and build cases without their support where they can; it is partly so that investigators know the outcome categories and use them correctly; it is partly so that supervisors and chief officers check how outcomes are used | not found |

  Scenario Outline: Serious and complex crime is not investigated well enough (serious-crime-investigated-poorly)
    Given <what inspectors found>
    When the force is graded
    Then serious-crime-investigated-poorly is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome                     |
      | specialist teams do not investigate serious and complex crime to a good standard | found as a serious weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                          | outcome   |
      | it is partly so that specialist teams investigate serious and complex crime to a good standard | not found |

  Scenario: What is suggested (serious-crime-investigated-poorly)
    Given specialist teams do not investigate serious and complex crime to a good standard
    When the force is graded
    Then investigations-to-good-standard is suggested as an area for improvement

  Scenario Outline: Serious and complex crime is investigated well (serious-crime-investigated-well)
    Given <what inspectors found>
    When the force is graded
    Then serious-crime-investigated-well is <outcome>

    Examples: it concludes
      | what inspectors found                                                           | outcome             |
      | specialist teams investigate serious and complex crime to a good standard       | found as a strength |
      | 90 percent of the reviewed investigations by specialist teams were satisfactory | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that specialist teams investigate serious and complex crime to a good standard; 89.9 percent of the reviewed investigations by specialist teams were satisfactory | not found |

  Scenario Outline: Supervision of investigations is missing or inconsistent (supervision-too-weak)
    Given <what inspectors found>
    When the force is graded
    Then supervision-too-weak is <outcome>

    Examples: it concludes
      | what inspectors found                                                                        | outcome                         |
      | supervision of investigations is missing or inconsistent                                     | found as a significant weakness |
      | volume crime investigations by inexperienced officers go without close supervision           | found as a significant weakness |
      | investigations of the most serious crimes are not supervised well enough to keep them moving | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that supervisors direct and discuss investigations regularly; it is partly so that supervisors review volume crime investigations closely and support inexperienced officers; it is partly so that investigations of the most serious crimes are supervised well enough to keep them moving | not found |

  Scenario: What is suggested (supervision-too-weak)
    Given supervision of investigations is missing or inconsistent
    When the force is graded
    Then active-supervision-given is suggested as an area for improvement

  Scenario Outline: Supervision or enquiries are written down, or the force watches the quality of investigations (supervision-well-recorded)
    Given <what inspectors found>
    When the force is graded
    Then supervision-well-recorded is <outcome>

    Examples: it concludes
      | what inspectors found                                                                          | outcome             |
      | supervisors' reviews and advice are written down on the investigation                          | found as a strength |
      | a checklist or log shows which enquiries are done and which are open when a case changes hands | found as a strength |
      | the force watches the quality of its investigations                                            | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that supervisors' reviews and advice are written down on the investigation; it is partly so that a checklist or log shows which enquiries are done and which are open when a case changes hands; it is partly so that the force watches the quality of its investigations | not found |

  Scenario Outline: The threat to victims is reviewed during investigations (victim-risk-reviewed)
    Given <what inspectors found>
    When the force is graded
    Then victim-risk-reviewed is <outcome>

    Examples: it concludes
      | what inspectors found                                                            | outcome             |
      | supervisors keep reviewing the threat to the victim as the investigation goes on | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                                 | outcome   |
      | it is partly so that supervisors keep reviewing the threat to the victim as the investigation goes on | not found |

  Scenario Outline: The duties of the victims' code are met or built into daily work, or a service of its own supports victims throughout (victims-code-embedded)
    Given <what inspectors found>
    When the force is graded
    Then victims-code-embedded is <outcome>

    Examples: it concludes
      | what inspectors found | outcome             |
      | the force keeps to the Code of Practice for Victims of Crime | found as a strength |
      | the force runs or shares a dedicated service that supports victims through the whole process | found as a strength |
      | officers understand what the Code of Practice for Victims of Crime asks of them; a system reminds investigators and supervisors when a victim is due an update | found as a strength |
      | officers understand what the Code of Practice for Victims of Crime asks of them; the force has an overview of how well it keeps to the victims' code | found as a strength |
      | victims get regular updates on their investigation and these are recorded; investigators agree with victims how and how often they will be in touch | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that the force keeps to the Code of Practice for Victims of Crime; it is partly so that the force runs or shares a dedicated service that supports victims through the whole process; it is partly so that officers understand what the Code of Practice for Victims of Crime asks of them; it is partly so that victims get regular updates on their investigation and these are recorded | not found |
      | it is partly so that the force keeps to the Code of Practice for Victims of Crime; it is partly so that the force runs or shares a dedicated service that supports victims through the whole process; it is partly so that a system reminds investigators and supervisors when a victim is due an update; it is partly so that the force has an overview of how well it keeps to the victims' code; it is partly so that investigators agree with victims how and how often they will be in touch | not found |

  Scenario Outline: Victims are looked after well during investigations (victims-well-cared-for)
    Given <what inspectors found>
    When the force is graded
    Then victims-well-cared-for is <outcome>

    Examples: it concludes
      | what inspectors found                                                                      | outcome             |
      | victims are looked after well while their crime is investigated                            | found as a strength |
      | 1.05 percent of the files reviewed showed good victim care, against 1 in England and Wales | found as a strength |

    Examples: it narrowly does not
      | what inspectors found | outcome   |
      | it is partly so that victims are looked after well while their crime is investigated; 1.049 percent of the files reviewed showed good victim care, against 1 in England and Wales | not found |
