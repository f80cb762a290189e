@peel-2017
Feature: From themes to the grade of a question
  No single weakness decides a question, since it can bring down one theme only: in the questions of the published force
  reports none or one theme below good went with good, and two or more with requires improvement.

  Scenario: A force that is good at what is looked for
    Given a force that is good throughout
    When the force is graded
    Then the overall draft grade is good
    And the draft grade for crime prevention is good
    And the draft grade for investigation is good
    And the draft grade for vulnerability is good
    And the draft grade for serious organised crime is good
    And nothing is suggested

  Scenario: A force that does everything well
    Given a force that is outstanding throughout
    When the force is graded
    Then the overall draft grade is outstanding
    And the draft grade for crime prevention is outstanding
    And the draft grade for investigation is outstanding
    And the draft grade for vulnerability is outstanding
    And the draft grade for serious organised crime is outstanding
    And nothing is suggested

  Rule: One theme below good leaves a question good, two bring it down

    Scenario: One theme below good
      Given a force that is good throughout
      And problem solving is not a regular part of neighbourhood work
      When the force is graded
      Then the draft grade of the theme tackling crime and asb is requires improvement
      And the draft grade for crime prevention is good

    Scenario: Two themes below good
      Given a force that is good throughout
      And problem solving is not a regular part of neighbourhood work
      And local people have little influence on what the police concentrate on in their area
      And the force has no strategy for engaging with the public
      When the force is graded
      Then the draft grade of the theme understanding communities is requires improvement
      And the draft grade for crime prevention is requires improvement

  Rule: Weaknesses that are spread over good themes tell in the end

    Scenario: Four significant weaknesses, each in another theme
      Given a force that is good throughout
      And leaders do not set out the protection of vulnerable people as a priority
      And frontline officers have not been trained to respond to vulnerable people
      And leaders have no clear view of what the police should do for people with mental health conditions
      And vulnerable victims are not kept informed during the investigation
      When the force is graded
      Then the draft grade for vulnerability is good

    Scenario: Five, one in each theme, none of which is below good
      Given a force that is good throughout
      And leaders do not set out the protection of vulnerable people as a priority
      And frontline officers have not been trained to respond to vulnerable people
      And leaders have no clear view of what the police should do for people with mental health conditions
      And vulnerable victims are not kept informed during the investigation
      And the force cannot explain why fewer cases go to MARAC
      When the force is graded
      Then the draft grade for vulnerability is requires improvement

  Rule: A theme that weighs most is held to a stricter measure

    Scenario: Two serious weaknesses in the initial response to vulnerable people
      Given a force that is good throughout
      And officers do not complete a risk assessment at every domestic abuse incident
      And what officers leave out of their risk assessments is not put right later
      When the force is graded
      Then the draft grade of the theme initial response is requires improvement
      And the draft grade for vulnerability is requires improvement

    Scenario: One serious weakness there and one significant one elsewhere
      Given a force that is good throughout
      And officers do not complete a risk assessment at every domestic abuse incident
      And leaders do not set out the protection of vulnerable people as a priority
      When the force is graded
      Then the draft grade for vulnerability is good

    Scenario: One serious weakness there and two significant ones elsewhere
      Given a force that is good throughout
      And officers do not complete a risk assessment at every domestic abuse incident
      And leaders do not set out the protection of vulnerable people as a priority
      And vulnerable victims are not kept informed during the investigation
      When the force is graded
      Then the draft grade of the theme identifying vulnerability is good
      And the draft grade for vulnerability is requires improvement

    Scenario: Serious and significant weaknesses in a theme that weighs less
      Given a force that is good throughout
      And suspects are released without bail conditions where vulnerable victims need their protection
      And leaders do not set out the protection of vulnerable people as a priority
      And the force cannot explain why fewer cases go to MARAC
      When the force is graded
      Then the draft grade of the theme investigating vulnerable people is requires improvement
      And the draft grade for vulnerability is good

    Scenario: Re-offending is no such theme
      Staffordshire 2017: good at investigating, although it could not say who was wanted or why victims gave up.
      Given a force that is good throughout
      And the force has no oversight at force level of how suspects and wanted people are pursued
      And wanted people are put on the Police National Computer late or not at all
      And 19.3 percent of crimes ended because the victim did not support action against an identified suspect
      And the force does not understand why so many cases end because victims do not support action
      When the force is graded
      Then the draft grade of the theme reducing reoffending is requires improvement
      And the draft grade for investigation is good

    Scenario: Prevention not led, and two significant weaknesses elsewhere
      Given a force that is good throughout
      And the leaders of the force do not make preventing crime a priority
      And the force does not know how far neighbourhood staff are taken away to other duties
      And local people have little influence on what the police concentrate on in their area
      And local staff are not trained in problem solving
      When the force is graded
      Then the draft grade of the theme prioritising prevention is requires improvement
      And the draft grade for crime prevention is requires improvement

    Scenario: Communities not engaged, and two significant weaknesses elsewhere
      Given a force that is good throughout
      And local people have little influence on what the police concentrate on in their area
      And the force has no strategy for engaging with the public
      And the leaders of the force do not make preventing crime a priority
      And local staff are not trained in problem solving
      When the force is graded
      Then the draft grade of the theme understanding communities is requires improvement
      And the draft grade for crime prevention is requires improvement

    Scenario: Anti-social behaviour neglected, and two significant weaknesses elsewhere
      Given a force that is good throughout
      And the force no longer treats anti-social behaviour as a priority
      And local staff are not trained in problem solving
      And the leaders of the force do not make preventing crime a priority
      And local people have little influence on what the police concentrate on in their area
      When the force is graded
      Then the draft grade of the theme tackling crime and asb is requires improvement
      And the draft grade for crime prevention is requires improvement

    Scenario: Partners not worked with, and two significant weaknesses elsewhere
      Given a force that is good throughout
      And the force cannot explain why fewer cases go to MARAC
      And the force and its partner organisations do not work together well for vulnerable people
      And leaders do not set out the protection of vulnerable people as a priority
      And vulnerable victims are not kept informed during the investigation
      When the force is graded
      Then the draft grade of the theme partnership working is requires improvement
      And the draft grade for vulnerability is requires improvement

    Scenario: Organised crime little understood, and two significant weaknesses elsewhere
      Given a force that is good throughout
      And the force has no structured method for assessing the threat from serious and organised crime
      And the force and the regional organised crime unit hold different intelligence and do not bring it together
      And the force seldom draws on the specialist capabilities of the regional organised crime unit
      And members of organised crime groups leave prison without a plan
      When the force is graded
      Then the draft grade of the theme understanding threats is requires improvement
      And the draft grade for serious organised crime is requires improvement

    Scenario: Officers untrained and unsupervised in responding, and two significant weaknesses elsewhere
      Given a force that is good throughout
      And frontline officers have not been trained to respond to vulnerable people
      And supervisors do not review all domestic abuse risk assessments, or only cursorily
      And leaders do not set out the protection of vulnerable people as a priority
      And vulnerable victims are not kept informed during the investigation
      When the force is graded
      Then the draft grade of the theme initial response is requires improvement
      And the draft grade for vulnerability is requires improvement

    Scenario: Three significant weaknesses in all are too few for that
      Given a force that is good throughout
      And frontline officers have not been trained to respond to vulnerable people
      And supervisors do not review all domestic abuse risk assessments, or only cursorily
      And leaders do not set out the protection of vulnerable people as a priority
      When the force is graded
      Then the draft grade of the theme initial response is requires improvement
      And the draft grade for vulnerability is good

  Rule: One inadequate theme caps a question, and beside others that are below good makes it inadequate

    Background:
      Given a force that is good throughout
      And the force does not routinely look for people whom organised crime or gangs may draw in
      And the force cannot show initiatives that divert or deter people from organised crime
      And prevention of organised crime has no overall strategy or no senior lead
      And the force relies almost wholly on enforcement against organised crime

    Scenario: One inadequate theme beside two good ones
      When the force is graded
      Then the draft grade of the theme preventing organised crime is inadequate
      And the draft grade for serious organised crime is requires improvement
      And the overall draft grade is good

    Scenario: One inadequate theme beside another below good, of three
      Given people harmed or exploited by organised crime groups are left without protection
      When the force is graded
      Then the draft grade of the theme disrupting organised crime is requires improvement
      And the draft grade for serious organised crime is requires improvement

    Scenario: One inadequate theme and the other two below good
      Given people harmed or exploited by organised crime groups are left without protection
      And the force has a limited understanding of the threat from serious and organised crime
      And the force has no structured method for assessing the threat from serious and organised crime
      When the force is graded
      Then the draft grade of the theme understanding threats is requires improvement
      And the draft grade for serious organised crime is inadequate
      And the overall draft grade is requires improvement

    Scenario: Two inadequate themes
      Given people harmed or exploited by organised crime groups are left without protection
      And action against organised crime groups does not follow the harm they do
      And organised crime groups are without a lead responsible officer
      When the force is graded
      Then the draft grade of the theme disrupting organised crime is inadequate
      And the draft grade for serious organised crime is inadequate

  Rule: Vulnerable people whom the police do not reach are in danger now

    Scenario: A force overwhelmed in its response to vulnerable people
      The overview's concern about a minority of forces. A thousand incidents is the rulebook's own measure of it.
      Given a force that is good throughout
      And 1000 incidents are waiting for an officer to be sent
      And vulnerable victims wait too long for officers to attend
      And incidents wait because too few officers are available to attend
      When the force is graded
      Then the draft grade of the theme initial response is inadequate
      And the draft grade for vulnerability is inadequate
      And the overall draft grade is requires improvement

  Rule: Most themes outstanding and none below good make a question outstanding

    Scenario: Two outstanding themes of three
      Given a force that is outstanding throughout
      And redeployment of neighbourhood staff to other duties is rising
      When the force is graded
      Then the draft grade of the theme prioritising prevention is good
      And the draft grade for crime prevention is outstanding

    Scenario: One outstanding theme of three
      Given a force that is outstanding throughout
      And redeployment of neighbourhood staff to other duties is rising
      And problem solving makes too little use of evidence and analysis
      When the force is graded
      Then the draft grade for crime prevention is good

    Scenario: Two outstanding themes, and nothing known of the third
      Given a force that is outstanding throughout
      And nothing is recorded for reducing reoffending
      When the force is graded
      Then the draft grade of the theme reducing reoffending is insufficient evidence
      And the draft grade for investigation is good

  Rule: A question of which too little is known has no grade

    Scenario Outline: Nothing recorded is never quietly good
      Given a force that is outstanding throughout
      And nothing is recorded for <question>
      When the force is graded
      Then the draft grade for <question> is insufficient evidence
      And the overall draft grade is insufficient evidence

      Examples:
        | question                |
        | crime prevention        |
        | investigation           |
        | vulnerability           |
        | serious organised crime |

    Scenario: One of five themes with too little evidence does not hold up a question
      Given a force that is good throughout
      And nothing is recorded for mental health
      When the force is graded
      Then the draft grade of the theme mental health is insufficient evidence
      And the draft grade for vulnerability is good

    Scenario: Two of five do
      Given a force that is good throughout
      And nothing is recorded for mental health
      And nothing is recorded for identifying vulnerability
      When the force is graded
      Then the draft grade for vulnerability is insufficient evidence

    Scenario: A theme with too little evidence counts as one below good
      Given a force that is good throughout
      And nothing is recorded for mental health
      And leaders do not set out the protection of vulnerable people as a priority
      And the force has not analysed the nature and scale of vulnerability in its area
      When the force is graded
      Then the draft grade of the theme identifying vulnerability is requires improvement
      And the draft grade for vulnerability is insufficient evidence

    Scenario: Of three themes one is good, one is below good and one unknown
      Given a force that is good throughout
      And nothing is recorded for preventing organised crime
      And people harmed or exploited by organised crime groups are left without protection
      When the force is graded
      Then the draft grade of the theme understanding threats is good
      And the draft grade of the theme disrupting organised crime is requires improvement
      And the draft grade for serious organised crime is insufficient evidence

    Scenario Outline: Without this theme nothing can be said of the question
      Given a force that is good throughout
      And nothing is recorded for <theme>
      When the force is graded
      Then the draft grade for <question> is insufficient evidence

      Examples:
        | theme                     | question                |
        | understanding communities | crime prevention        |
        | tackling crime and asb    | crime prevention        |
        | investigation quality     | investigation           |
        | initial response          | vulnerability           |
        | understanding threats     | serious organised crime |

    Scenario: Enough for two of three themes is not yet enough for the question
      Given the force uses a structured method such as MoRiLE to assess the threat from serious and organised crime
      And the force has a good understanding of the threat from serious and organised crime
      And organised crime groups are mapped and scored in line with national guidance
      And the force looks for people whom organised crime or gangs may draw in
      And the force and its partners intervene early together to keep people out of organised crime
      When the force is graded
      Then the draft grade of the theme preventing organised crime is good
      And the draft grade for serious organised crime is insufficient evidence
