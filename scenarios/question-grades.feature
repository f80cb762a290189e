@peel-2017
Feature: From themes to the grade of a question
  No single weakness decides a question, since it can bring down one theme only: in the questions of the published force
  reports none or one theme below good went with good, and two or more with requires improvement.

  Scenario Outline: A force that is <grade> throughout
    Given a force that is <grade> throughout
    When the force is graded
    Then the overall draft grade is <grade>
    And the draft grade for crime prevention is <grade>
    And the draft grade for investigation is <grade>
    And the draft grade for vulnerability is <grade>
    And the draft grade for serious organised crime is <grade>
    And nothing is suggested

    Examples:
      | grade       |
      | good        |
      | outstanding |

  Rule: One theme below good leaves a question good, two bring it down

    Scenario: One theme below good
      Given a force that is good throughout
      And problem solving is not a regular part of neighbourhood work
      When the force is graded
      Then the draft grade of the theme tackling crime and anti-social behaviour is requires improvement
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

    Scenario: Five significant weaknesses, one in each theme, bring a question down
      Given a force that is good throughout
      And leaders do not set out the protection of vulnerable people as a priority
      And frontline officers have not been trained to respond to vulnerable people
      And leaders have no clear view of what the police should do for people with mental health conditions
      And vulnerable victims are not kept informed during the investigation
      And the force cannot explain why fewer cases go to MARAC
      When the force is graded
      Then the draft grade for vulnerability is requires improvement

  Rule: A theme that weighs most is held to a stricter measure

    Scenario: One serious weakness in the theme that weighs most, and two significant ones elsewhere
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

  Rule: Most themes outstanding and none below good make a question outstanding

    Scenario Outline: <outstanding> of three themes outstanding, the others good
      Given a force that is outstanding throughout
      And redeployment of neighbourhood staff to other duties is rising
      And problem solving <evidence>
      When the force is graded
      Then the draft grade of the theme prioritising prevention is good
      And the draft grade for crime prevention is <grade>

      Examples:
        | outstanding | evidence                                      | grade       |
        | Two         | rests on evidence and analysis                | outstanding |
        | One         | makes too little use of evidence and analysis | good        |

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

    Scenario: Two themes of five without evidence leave a question ungraded
      Given a force that is good throughout
      And nothing is recorded for mental health
      And nothing is recorded for identifying vulnerability
      When the force is graded
      Then the draft grade for vulnerability is insufficient evidence

    Scenario Outline: Without <theme> nothing can be said of the question
      Given a force that is good throughout
      And nothing is recorded for <theme>
      When the force is graded
      Then the draft grade for <question> is insufficient evidence

      Examples:
        | theme                                    | question                |
        | understanding communities                | crime prevention        |
        | tackling crime and anti-social behaviour | crime prevention        |
        | investigation quality                    | investigation           |
        | initial response                         | vulnerability           |
        | understanding threats                    | serious organised crime |
