@peel-2017
Feature: Investigating crime and reducing re-offending: the question as a whole
  How the three themes make one grade, what belongs to more than one of them, what the force did with the advice of
  earlier inspections, and what never decides.

  Scenario: Wanted people at large, and serious crime that is not investigated well either
    Given a force that is good throughout
    And the force has no oversight at force level of how suspects and wanted people are pursued
    And specialist teams do not investigate serious and complex crime to a good standard
    When the force is graded
    Then the draft grade of the theme reducing re-offending is requires improvement
    And the draft grade of the theme investigation quality is requires improvement
    And the draft grade for investigation is requires improvement

  Scenario: Crimes given to the wrong people at the start and left with them to the end
    One mismatch that shows in two themes is asked for once.

    Given a force that is good throughout
    And the force allocates crimes without regard to the risk to the victim or the skill the case needs
    And some cases go to officers or staff without the training or experience they need
    When the force is graded
    Then crimes-allocated-by-skill is suggested because of crimes-poorly-allocated and unskilled-investigators
    And the draft grade for investigation is good

  Scenario Outline: Four significant weaknesses, and what an earlier inspection asked for is <done>
    The overview counts five forces that were told in 2016 to find the people they want and had not done so in 2017.
    Given a force that is good throughout
    And non-specialist officers investigate volume crime to a poorer standard and serve its victims inconsistently
    And the caseloads of detectives and other dedicated investigators are too high
    And officers accept too easily that a victim does not support action
    And the force makes too little effort to find known suspects and to learn where they are
    And <so far> put into effect what earlier inspections recommended about investigation and re-offending
    When the force is graded
    Then the draft grade for investigation is <grade>

    Examples:
      | done         | so far                             | grade                |
      | still undone | the force has not                  | requires improvement |
      | partly done  | it is partly so that the force has | good                 |

  Scenario: Digital evidence retrieved faster, as an earlier inspection had asked
    West Mercia 2016: triage, kiosks and a backlog of 380 devices where there had been 520. In 2015 examinations had held
    up investigations.

    Given a force that is good throughout
    And 380 digital devices are waiting for examination, down from 520
    And the force has put into effect what earlier inspections recommended about investigation and re-offending
    When the force is graded
    Then earlier-investigation-advice-taken is found as a strength
    And digital-delays-cut is found as a strength
    And digital-evidence-retrieved is not suggested

  Scenario: Fewer crimes than elsewhere end with a charge
    A sign to follow up. The mix of crimes moves it too, so it asks for nothing by itself.

    Given a force that is good throughout
    And 8 percent of crimes led to a charge or summons, against 10.2 in England and Wales
    When the force is graded
    Then few-crimes-solved is found as a minor weakness
    And nothing is suggested for investigation
    And the draft grade for investigation is good

  Scenario: A report that says nothing of re-offending can still be graded
    Given a force that is good throughout
    And nothing is recorded for reducing re-offending
    When the force is graded
    Then the draft grade of the theme reducing re-offending is insufficient evidence
    And the draft grade for investigation is good
