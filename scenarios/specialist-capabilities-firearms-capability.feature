@peel-2017
Feature: Being prepared for an attack that calls for an armed response
  The code of practice makes a chief officer of each force set out the firearms threat in an armed policing strategic
  threat and risk assessment (APSTRA), and give reasons for the number of armed officers and their training. Inspectors
  ask whether the threat is understood, whether that officer oversees it, and whether numbers and readiness follow.

  Rule: How well the force understands threats and risks in its communities

    Scenario: A sound assessment that knows nothing of response times
      Staffordshire 2017 and Cleveland 2017: the one respect in which the assessment could be improved.
      Given the armed policing strategic threat and risk assessment meets the code of practice and College of Policing guidance
      And the force has assessed what armed crime and terrorism could do to the public in its area
      And the armed policing assessment is reviewed at least yearly
      And the force collects too little data on how quickly armed response vehicles reach armed incidents
      When the force is graded
      Then armed-assessment-sound is found as a strength
      And arv-response-times-unknown is found as a minor weakness
      And nothing is suggested for specialist capabilities

    Scenario: Ballistics and crowded places are both left out, and patrols are guesswork
      Given a force that is good throughout
      And the armed policing assessment leaves out information held by the National Ballistics Intelligence Service
      And the armed policing assessment leaves out crowded places and other attractive targets for terrorists
      When the force is graded
      Then armed-assessment-uninformed is found as a significant weakness
      And armed-threat-assessed is suggested as an area for improvement

    Scenario: Nobody knows whether the public is protected
      Without an assessment that meets the code, what is done well elsewhere rests on nothing.
      Given a force that is outstanding throughout
      And the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance
      When the force is graded
      Then armed-assessment-deficient is found as a serious weakness
      And armed-threat-assessed is suggested because of armed-assessment-deficient
      And the draft grade of the theme firearms capability is requires improvement

  Rule: The role of chief officers in overseeing national standards

    Scenario: A chief officer scrutinises the assessment, and every decision can be followed to its reason
      Staffordshire 2017 and Cleveland 2017, both of which set out there why they recruit more officers.
      Given the designated chief officer scrutinises and approves the armed policing assessment
      And decisions on armed capability and capacity and the reasons for them can be audited
      And the number of armed officers and armed response vehicles follows from the armed policing assessment
      And a programme to recruit and train the armed officers that are needed is running
      When the force is graded
      Then armed-chief-officer-oversight is found as a strength
      And armed-capacity-justified-and-growing is found as a strength

    Scenario: Numbers that no chief officer approved and nothing justifies
      Given a force that is good throughout
      And no chief officer scrutinises or approves the armed policing assessment
      And the number of armed officers and armed response vehicles has no justification in the armed policing assessment
      When the force is graded
      Then armed-threat-assessed is suggested because of armed-oversight-missing and armed-numbers-unjustified
      And the draft grade of the theme firearms capability is requires improvement

  Rule: How the force develops its armed capability and capacity

    Scenario Outline: A shortage of armed officers that <outlook>
      Given a force that is good throughout
      And the force has 80 percent of the armed officers that its assessment requires
      And <recruitment>
      When the force is graded
      Then armed-officers-enough is suggested because of <reasons>
      And the draft grade of the theme firearms capability is <grade>

      Examples:
        | outlook                      | recruitment                                                                    | reasons                                           | grade                |
        | recruitment is about to mend | a programme to recruit and train the armed officers that are needed is running | armed-capacity-short                              | good                 |
        | nobody does anything about   | nothing is done to recruit and train the armed officers that are needed        | armed-capacity-short and armed-capacity-unplanned | requires improvement |

    Scenario: Assessment and training both fail
      The public has no assured protection in an attack.
      Given a force that is good throughout
      And the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance
      And firearms training does not meet national standards
      When the force is graded
      Then armed-response-ready is raised as a cause of concern
      And armed-threat-assessed is suggested as an area for improvement
      And armed-officers-enough is not suggested
      And the draft grade of the theme firearms capability is inadequate

    Scenario: However unsafe armed policing is, the question stays ungraded
      Given a force that is good throughout
      And the armed policing strategic threat and risk assessment is missing or does not meet the code of practice or College of Policing guidance
      And firearms training does not meet national standards
      When the force is graded
      Then the draft grade of the theme firearms capability is inadequate
      And the overall draft grade is good
