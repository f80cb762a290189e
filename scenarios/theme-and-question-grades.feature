@peel-2017
Feature: From findings to the grades of themes and questions
  The number of areas for improvement is not the grade: what findings weigh, and what is done well beside them, decides.

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

  Scenario: One minor weakness keeps a theme from outstanding
    Given a force that is outstanding throughout
    And schools are not told when a pupil was present at a domestic abuse incident
    When the force is graded
    Then the draft grade of the theme partnership working is good

  Scenario: One significant weakness leaves a theme good
    Given a force that is good throughout
    And leaders do not set out the protection of vulnerable people as a priority
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is good

  Scenario: The same weakness, asked for before and not put right, brings the theme down
    Given a force that is good throughout
    And leaders do not set out the protection of vulnerable people as a priority
    And an earlier inspection already asked for workforce-ready-for-vulnerability
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is requires improvement
    And the draft grade for vulnerability is good

  Scenario: Two significant weaknesses bring a theme down
    Given a force that is good throughout
    And leaders do not set out the protection of vulnerable people as a priority
    And the force has not analysed the nature and scale of vulnerability in its area
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is requires improvement

  Scenario: Many strengths outweigh two significant weaknesses
    Given a force that is outstanding throughout
    And leaders do not set out the protection of vulnerable people as a priority
    And the force has not analysed the nature and scale of vulnerability in its area
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is good

  Scenario: Nothing outweighs a serious weakness
    Given a force that is outstanding throughout
    And officers do not complete a risk assessment at every domestic abuse incident
    When the force is graded
    Then the draft grade of the theme initial response is requires improvement
    And the draft grade for vulnerability is good

  Scenario: No single weakness decides a question
    Given a force that is good throughout
    And problem solving is not a regular part of neighbourhood work
    When the force is graded
    Then the draft grade of the theme tackling crime and asb is requires improvement
    And the draft grade for crime prevention is good

  Scenario: Two themes below good bring a question down
    Given a force that is good throughout
    And problem solving is not a regular part of neighbourhood work
    And local people have little influence on what the police concentrate on in their area
    And the force has no strategy for engaging with the public
    When the force is graded
    Then the draft grade of the theme tackling crime and asb is requires improvement
    And the draft grade of the theme understanding communities is requires improvement
    And the draft grade for crime prevention is requires improvement

  Scenario: Weaknesses alone are too little evidence
    Given schools are not told when a pupil was present at a domestic abuse incident
    And some partner organisations are not convinced of the changes that the force makes
    And MARACs have too little capacity or differ within the force area in how often they meet
    When the force is graded
    Then the draft grade of the theme partnership working is insufficient evidence

  Scenario: One statement in a force's favour is too little evidence
    Given the force and its partner organisations work together well for vulnerable people
    When the force is graded
    Then the draft grade of the theme partnership working is insufficient evidence

  Scenario: An adverse fact does not make up for what is missing
    Given the force and its partner organisations work together well for vulnerable people
    And schools are not told when a pupil was present at a domestic abuse incident
    And MARACs have too little capacity or differ within the force area in how often they meet
    When the force is graded
    Then the draft grade of the theme partnership working is insufficient evidence

  Scenario: Two in its favour are enough
    Given the force and its partner organisations work together well for vulnerable people
    And partner organisations understand and support the changes that the force makes
    When the force is graded
    Then the draft grade of the theme partnership working is good

  Scenario: Two in its favour are too few where they are less than a tenth of what is looked for
    Given the force and its partners manage persistent and harmful offenders together
    And neighbourhood officers help to manage offenders in the community
    When the force is graded
    Then the draft grade of the theme reducing reoffending is insufficient evidence

  Scenario: What speaks for a force and leads to no finding grades nothing
    Given local teams have material that helps them to publicise results and prevention advice
    And the force uses a broad range of court orders to restrict organised crime offenders
    When the force is graded
    Then the draft grade of the theme preventing organised crime is insufficient evidence

  Scenario: Enough for each theme is not yet enough for the question
    Given the force has a good understanding of the threat from serious and organised crime
    And the force uses a structured method such as MoRiLE to assess the threat from serious and organised crime
    And organised crime groups are mapped and scored in line with national guidance
    And local policing teams take part in disrupting organised crime groups
    And other organisations take part in disrupting organised crime groups
    And the force makes use of the Government Agency Intelligence Network
    And the force draws on the specialist capabilities of the regional organised crime unit
    And the force looks for people whom organised crime or gangs may draw in
    And the force has initiatives that divert or deter people from organised crime
    When the force is graded
    Then the draft grade of the theme understanding threats is good
    And the draft grade of the theme disrupting organised crime is good
    And the draft grade of the theme preventing organised crime is good
    And the draft grade for serious organised crime is insufficient evidence

  Scenario: What is damning needs nothing beside it
    Given some domestic abuse cases at high risk never reach a MARAC
    And there is a backlog of referrals that wait for a secondary risk assessment
    And the force does not share information about vulnerable people with safeguarding agencies as it should
    When the force is graded
    Then the draft grade of the theme partnership working is inadequate
    And the draft grade for vulnerability is requires improvement

  Scenario: Much is recorded and nothing of it speaks for the force
    Given leaders have no clear view of what the police should do for people with mental health conditions
    And the force does not know how much of its demand concerns mental health
    And staff cannot or do not put a mental health marker on incidents
    And staff have no specific guidance on how to recognise mental health conditions in callers
    And no mental health professionals advise call handlers
    And officers and staff have had no mental health training in the last year
    And mental health professionals take no part in training officers and staff
    And nothing is done for frequent callers with mental health conditions
    And the force puts too few people and too little money into its work for people with mental health conditions
    When the force is graded
    Then the draft grade of the theme mental health is inadequate

  Scenario Outline: Where much is recorded and hardly any of it speaks for the force, what the weaknesses weigh decides
    Given MARACs have too little capacity or differ within the force area in how often they meet
    And some partner organisations are not convinced of the changes that the force makes
    And the safeguarding agencies do not work in one place
    And safeguarding concerns wait days for a joint review
    And schools are not told when a pupil was present at a domestic abuse incident
    And the force does little with care homes and agencies about people who go missing repeatedly
    And <one more>
    And <a second>
    And <a third>
    When the force is graded
    Then the draft grade of the theme partnership working is <grade>

    Examples: none in its favour, and one significant weakness, two, or a serious one
      | one more | a second | a third | grade |
      | the force cannot explain why fewer cases go to MARAC | the number of cases discussed at multi-agency risk assessment conferences changed by 5 percent | the force has no domestic abuse specialists who work with partner organisations | insufficient evidence |
      | the force cannot explain why fewer cases go to MARAC | the force and its partner organisations do not work together well for vulnerable people | the force has no domestic abuse specialists who work with partner organisations | inadequate |
      | the MARAC process does not work well | the number of cases discussed at multi-agency risk assessment conferences changed by 5 percent | the force has no domestic abuse specialists who work with partner organisations | inadequate |

    Examples: two in its favour
      | one more | a second | a third | grade |
      | the MARAC process does not work well | domestic abuse specialists of the force work with partner organisations to support victims | vulnerable victims get support plans that partner organisations help to make | requires improvement |

  Scenario: Three serious weaknesses with little done well make a theme inadequate
    Given officers do not complete a risk assessment at every domestic abuse incident
    And what officers leave out of their risk assessments is not put right later
    And the force does not reassess the risk in incidents that wait for a response
    When the force is graded
    Then the draft grade of the theme initial response is inadequate

  Scenario: Three serious weaknesses beside many strengths
    Given a force that is outstanding throughout
    And officers do not complete a risk assessment at every domestic abuse incident
    And what officers leave out of their risk assessments is not put right later
    And the force does not reassess the risk in incidents that wait for a response
    When the force is graded
    Then the draft grade of the theme initial response is requires improvement

  Scenario: One cause of concern makes a theme inadequate and caps its question
    Given a force that is good throughout
    And some domestic abuse cases at high risk never reach a MARAC
    And there is a backlog of referrals that wait for a secondary risk assessment
    And the force does not share information about vulnerable people with safeguarding agencies as it should
    When the force is graded
    Then the draft grade of the theme partnership working is inadequate
    And the draft grade for vulnerability is requires improvement

  Scenario: Two inadequate themes make a question inadequate
    Given a force that is good throughout
    And some domestic abuse cases at high risk never reach a MARAC
    And there is a backlog of referrals that wait for a secondary risk assessment
    And the force does not share information about vulnerable people with safeguarding agencies as it should
    And control room staff often do not recognise callers with mental health conditions
    And frontline officers do not know how to help people in mental health crisis
    And people in mental health crisis are held in police cells for want of a place in health care
    When the force is graded
    Then the draft grade of the theme mental health is inadequate
    And the draft grade for vulnerability is inadequate
    And the overall draft grade is requires improvement

  Scenario: One inadequate theme beside another below good, of three
    Given a force that is good throughout
    And neighbourhood officers are often taken away to other duties
    And neighbourhood staff do not have enough time for prevention and problem solving
    And the force has cut the staff it gives to neighbourhood policing and prevention
    And the leaders of the force do not make preventing crime a priority
    And the force does not know how far neighbourhood staff are taken away to other duties
    And local people have little influence on what the police concentrate on in their area
    And the force has no strategy for engaging with the public
    When the force is graded
    Then the draft grade of the theme prioritising prevention is inadequate
    And the draft grade of the theme understanding communities is requires improvement
    And the draft grade of the theme tackling crime and asb is good
    And the draft grade for crime prevention is requires improvement

  Scenario: One inadequate theme and the other two below good
    Given a force that is good throughout
    And neighbourhood officers are often taken away to other duties
    And neighbourhood staff do not have enough time for prevention and problem solving
    And the force has cut the staff it gives to neighbourhood policing and prevention
    And the leaders of the force do not make preventing crime a priority
    And the force does not know how far neighbourhood staff are taken away to other duties
    And local people have little influence on what the police concentrate on in their area
    And the force has no strategy for engaging with the public
    And problem solving is not a regular part of neighbourhood work
    When the force is graded
    Then the draft grade of the theme prioritising prevention is inadequate
    And the draft grade of the theme understanding communities is requires improvement
    And the draft grade of the theme tackling crime and asb is requires improvement
    And the draft grade for crime prevention is inadequate

  Scenario: One inadequate theme beside two good ones
    Given a force that is good throughout
    And neighbourhood officers are often taken away to other duties
    And neighbourhood staff do not have enough time for prevention and problem solving
    And the force has cut the staff it gives to neighbourhood policing and prevention
    And the leaders of the force do not make preventing crime a priority
    And the force does not know how far neighbourhood staff are taken away to other duties
    When the force is graded
    Then the draft grade for crime prevention is requires improvement

  Scenario: Two serious weaknesses with nothing done well
    Given officers do not complete a risk assessment at every domestic abuse incident
    And what officers leave out of their risk assessments is not put right later
    And nobody actively supervises the incidents that wait for a response
    When the force is graded
    Then the draft grade of the theme initial response is insufficient evidence

  Scenario: Evidence that leads to no finding grades nothing
    Given 10 percent of crimes ended with the caution of an adult
    And the use of pre-charge bail changed by 10 percent
    And 10 percent of crimes ended with a cannabis or khat warning
    When the force is graded
    Then the draft grade of the theme investigation quality is insufficient evidence

  Scenario: One minor weakness and nothing done well
    Given the force has a clear definition of vulnerability and its workforce uses it
    And the force looks for hidden harm such as trafficking, forced labour, sexual exploitation and honour-based violence
    And call handlers reassure callers and tell them how to stay safe until help arrives
    And repeat victims receive no particular support
    When the force is graded
    Then repeat-victims-unsupported is found as a minor weakness
    And the draft grade of the theme identifying vulnerability is requires improvement

  Scenario: One strength and no weakness
    Given calls to the force are answered promptly
    And operators call back everyone who rings 999 and hangs up before an answer
    And frontline officers and staff can tell who is vulnerable and why it matters
    When the force is graded
    Then frontline-knows-vulnerability is found as a strength
    And the draft grade of the theme identifying vulnerability is good

  Scenario: Four strengths in five are enough for an outstanding theme
    Given a force that is good throughout
    And the force oversees at force level how suspects and wanted people are pursued
    And wanted people are put on the Police National Computer promptly
    When the force is graded
    Then the draft grade of the theme reducing reoffending is outstanding

  Scenario: One of five themes with too little evidence does not hold up a question
    Given a force that is good throughout
    And nothing is recorded for mental health
    When the force is graded
    Then the draft grade of the theme mental health is insufficient evidence
    And the draft grade for vulnerability is good

  Scenario: A theme with too little evidence counts as one below good
    Given a force that is good throughout
    And nothing is recorded for mental health
    And leaders do not set out the protection of vulnerable people as a priority
    And the force has not analysed the nature and scale of vulnerability in its area
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is requires improvement
    And the draft grade for vulnerability is insufficient evidence

  Scenario: Two of five do
    Given a force that is good throughout
    And nothing is recorded for mental health
    And nothing is recorded for identifying vulnerability
    When the force is graded
    Then the draft grade for vulnerability is insufficient evidence

  Scenario Outline: One that weighs most does alone
    Given a force that is good throughout
    And nothing is recorded for <theme>
    When the force is graded
    Then the draft grade for <question> is insufficient evidence

    Examples:
      | theme | question |
      | understanding communities | crime prevention |
      | tackling crime and asb | crime prevention |
      | investigation quality | investigation |
      | initial response | vulnerability |
      | understanding threats | serious organised crime |

  Scenario: Two serious weaknesses in a theme that weighs most bring the question down
    Given a force that is good throughout
    And officers do not complete a risk assessment at every domestic abuse incident
    And what officers leave out of their risk assessments is not put right later
    When the force is graded
    Then the draft grade of the theme initial response is requires improvement
    And the draft grade of the theme identifying vulnerability is good
    And the draft grade for vulnerability is requires improvement

  Scenario: One serious weakness there and two significant ones elsewhere
    Given a force that is good throughout
    And officers do not complete a risk assessment at every domestic abuse incident
    And leaders do not set out the protection of vulnerable people as a priority
    And vulnerable victims are not kept informed during the investigation
    When the force is graded
    Then the draft grade of the theme initial response is requires improvement
    And the draft grade of the theme identifying vulnerability is good
    And the draft grade for vulnerability is requires improvement

  Scenario: One serious weakness there and one significant one elsewhere
    Given a force that is good throughout
    And officers do not complete a risk assessment at every domestic abuse incident
    And leaders do not set out the protection of vulnerable people as a priority
    When the force is graded
    Then the draft grade for vulnerability is good

  Scenario Outline: Four significant weaknesses, two of them in a theme that weighs most
    Given a force that is good throughout
    And <one there>
    And <another there>
    And <one elsewhere>
    And <another elsewhere>
    When the force is graded
    Then the draft grade of the theme <theme> is requires improvement
    And the draft grade for <question> is requires improvement

    Examples:
      | theme | one there | another there | question | one elsewhere | another elsewhere |
      | initial response | frontline officers have not been trained to respond to vulnerable people | supervisors do not review all domestic abuse risk assessments, or only cursorily | vulnerability | leaders do not set out the protection of vulnerable people as a priority | vulnerable victims are not kept informed during the investigation |
      | partnership working | the force cannot explain why fewer cases go to MARAC | the force and its partner organisations do not work together well for vulnerable people | vulnerability | leaders do not set out the protection of vulnerable people as a priority | vulnerable victims are not kept informed during the investigation |
      | prioritising prevention | the leaders of the force do not make preventing crime a priority | the force does not know how far neighbourhood staff are taken away to other duties | crime prevention | local people have little influence on what the police concentrate on in their area | local staff are not trained in problem solving |
      | understanding communities | local people have little influence on what the police concentrate on in their area | the force has no strategy for engaging with the public | crime prevention | the leaders of the force do not make preventing crime a priority | local staff are not trained in problem solving |
      | tackling crime and asb | the force no longer treats anti-social behaviour as a priority | local staff are not trained in problem solving | crime prevention | the leaders of the force do not make preventing crime a priority | local people have little influence on what the police concentrate on in their area |
      | understanding threats | the force has no structured method for assessing the threat from serious and organised crime | the force and the regional organised crime unit hold different intelligence and do not bring it together | serious organised crime | the force seldom draws on the specialist capabilities of the regional organised crime unit | members of organised crime groups leave prison without a plan |

  Scenario: Three significant weaknesses, two of them in a theme that weighs most
    Given a force that is good throughout
    And frontline officers have not been trained to respond to vulnerable people
    And supervisors do not review all domestic abuse risk assessments, or only cursorily
    And leaders do not set out the protection of vulnerable people as a priority
    When the force is graded
    Then the draft grade of the theme initial response is requires improvement
    And the draft grade for vulnerability is good

  Scenario: Serious and significant weaknesses in a theme that weighs less
    Given a force that is good throughout
    And suspects are released without bail conditions where vulnerable victims need their protection
    And leaders do not set out the protection of vulnerable people as a priority
    And the force cannot explain why fewer cases go to MARAC
    When the force is graded
    Then the draft grade of the theme investigating vulnerable people is requires improvement
    And the draft grade for vulnerability is good

  Scenario: Two outstanding themes of three make a question outstanding
    Given a force that is outstanding throughout
    And redeployment of neighbourhood staff to other duties is rising
    When the force is graded
    Then the draft grade of the theme prioritising prevention is good
    And the draft grade for crime prevention is outstanding

  Scenario: One outstanding theme of three does not
    Given a force that is outstanding throughout
    And redeployment of neighbourhood staff to other duties is rising
    And problem solving makes too little use of evidence and analysis
    When the force is graded
    Then the draft grade for crime prevention is good

  Scenario: One strength beside one minor weakness
    Given calls to the force are answered promptly
    And frontline officers and staff can tell who is vulnerable and why it matters
    And leaders set out the protection of vulnerable people as a priority and tell the workforce what they expect
    And repeat victims receive no particular support
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is good

  Scenario: Two themes below good that weigh less bring a question down too
    Given a force that is good throughout
    And suspects are released without bail conditions where vulnerable victims need their protection
    And leaders have no clear view of what the police should do for people with mental health conditions
    And officers and staff have had no mental health training in the last year
    When the force is graded
    Then the draft grade of the theme investigating vulnerable people is requires improvement
    And the draft grade of the theme mental health is requires improvement
    And the draft grade of the theme initial response is good
    And the draft grade for vulnerability is requires improvement

  Scenario: Six strengths in ten just outweigh two significant weaknesses
    Given the force works with the immigration authorities to establish identity and remove foreign offenders
    And offenders are chosen for integrated offender management by the harm they cause, beyond acquisitive crime
    And the force and its partners manage persistent and harmful offenders together
    And the force measures whether integrated offender management reduces re-offending
    And neighbourhood officers help to manage offenders in the community
    And managed offenders who break the conditions of release or supervision are pursued
    And the force pursues wanted people in order of the risk they pose
    And wanted people are put on the Police National Computer late or not at all
    And the overseas convictions of arrested foreign nationals are not checked as a matter of routine
    When the force is graded
    Then the draft grade of the theme reducing reoffending is good

  Scenario: A force overwhelmed in its response to vulnerable people is inadequate in protecting them
    Given a force that is good throughout
    And 1000 incidents are waiting for an officer to be sent
    And vulnerable victims wait too long for officers to attend
    And incidents wait because too few officers are available to attend
    When the force is graded
    Then the draft grade of the theme initial response is inadequate
    And the draft grade for vulnerability is inadequate

  Scenario: Five significant weaknesses, one in each theme
    Given a force that is good throughout
    And leaders do not set out the protection of vulnerable people as a priority
    And frontline officers have not been trained to respond to vulnerable people
    And leaders have no clear view of what the police should do for people with mental health conditions
    And vulnerable victims are not kept informed during the investigation
    And the force cannot explain why fewer cases go to MARAC
    When the force is graded
    Then the draft grade of the theme identifying vulnerability is good
    And the draft grade of the theme initial response is good
    And the draft grade of the theme mental health is good
    And the draft grade of the theme investigating vulnerable people is good
    And the draft grade of the theme partnership working is good
    And the draft grade for vulnerability is requires improvement

  Scenario: Four significant weaknesses, each in another theme
    Given a force that is good throughout
    And leaders do not set out the protection of vulnerable people as a priority
    And frontline officers have not been trained to respond to vulnerable people
    And leaders have no clear view of what the police should do for people with mental health conditions
    And vulnerable victims are not kept informed during the investigation
    When the force is graded
    Then the draft grade for vulnerability is good

  Scenario: An inadequate theme that weighs less caps its question alone
    Given a force that is good throughout
    And the force has no oversight at force level of how suspects and wanted people are pursued
    And wanted people are put on the Police National Computer late or not at all
    And the force makes too little effort to find known suspects and to learn where they are
    And the force and its partners do not manage persistent and harmful offenders together
    When the force is graded
    Then the draft grade of the theme reducing reoffending is inadequate
    And the draft grade for investigation is requires improvement

  Scenario: Three themes of three below good, none inadequate
    Given a force that is good throughout
    And neighbourhood officers are often taken away to other duties
    And neighbourhood staff do not have enough time for prevention and problem solving
    And the force has cut the staff it gives to neighbourhood policing and prevention
    And problem solving is not a regular part of neighbourhood work
    And local people have little influence on what the police concentrate on in their area
    And the force has no strategy for engaging with the public
    When the force is graded
    Then the draft grade of the theme prioritising prevention is requires improvement
    And the draft grade of the theme understanding communities is requires improvement
    And the draft grade of the theme tackling crime and asb is requires improvement
    And the draft grade for crime prevention is requires improvement

  Scenario: Many wait for a response, but officers are there to send
    Given a force that is good throughout
    And 1000 incidents are waiting for an officer to be sent
    And vulnerable victims wait too long for officers to attend
    And the force has enough officers available to send to incidents
    When the force is graded
    Then the draft grade of the theme initial response is good
