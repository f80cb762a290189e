@peel-2017
Feature: The panel's judgement
  A draft is for human judgement. The panel may give a question, or the force as a whole, another grade and say why; the
  draft stays beside it, and so does everything that the evidence led to.

  Background:
    Given a force that is good throughout
    And people harmed or exploited by organised crime groups are left without protection
    And the force does not routinely look for people whom organised crime or gangs may draw in
    And the force cannot show initiatives that divert or deter people from organised crime

  Scenario: The panel lifts a question, and the draft keeps its own grade and what it suggests
    Given the panel moderates serious organised crime to good
    When the force is graded
    Then the draft grade for serious organised crime is requires improvement
    And the moderated grade for serious organised crime is good
    And organised-crime-prevented is suggested because of soc-at-risk-not-identified and soc-deterrence-lacking
    And organised-crime-victims-safeguarded is suggested because of soc-victims-unprotected

  Scenario: A second question is moderated down, and the overall grade follows
    Given the panel moderates investigation to requires improvement
    When the force is graded
    Then the overall draft grade is good
    And the overall grade after moderation is requires improvement

  Scenario: Of two questions below good the panel lifts one
    Given investigation was not inspected and was graded requires improvement in 2016
    And the panel moderates serious organised crime to good
    When the force is graded
    Then the overall draft grade is requires improvement
    And the overall grade after moderation is good

  Scenario: Two outstanding and the third lifted: the force is outstanding
    Given the panel moderates crime prevention to outstanding
    And the panel moderates vulnerability to outstanding
    And the panel moderates serious organised crime to good
    When the force is graded
    Then the overall grade after moderation is outstanding

  Scenario: The panel gives a grade where the evidence was too thin for a draft
    Given nothing is recorded for investigation
    And the panel moderates investigation to good
    When the force is graded
    Then the overall draft grade is insufficient evidence
    And the overall grade after moderation is good

  Scenario: The panel gives the overall grade itself, whatever follows from the questions
    Given the panel moderates investigation to requires improvement
    And the panel moderates the overall grade to good
    When the force is graded
    Then the overall grade after moderation is good

  Scenario: The panel withdraws the grade that it gave, and the draft stands alone again
    Given the panel moderates investigation to requires improvement
    And the panel withdraws its grade for investigation
    When the force is graded
    Then the grade for investigation is not moderated
    And the draft grade for investigation is good

  Scenario: The panel withdraws its overall grade, and what follows from the questions counts again
    Given the panel moderates investigation to requires improvement
    And the panel moderates the overall grade to good
    And the panel withdraws its overall grade
    When the force is graded
    Then the overall grade is not moderated
    And the overall grade after moderation is requires improvement

  Scenario: The panel rejects an area, and the draft still says what the evidence led to
    Given the panel rejects organised-crime-prevented
    When the force is graded
    Then organised-crime-prevented is rejected by the panel
    And organised-crime-prevented is suggested because of soc-at-risk-not-identified and soc-deterrence-lacking
    And the draft grade for serious organised crime is requires improvement

  Scenario: The panel says in its own words what the force should do
    Given the panel rewords organised-crime-prevented as find those at risk of being drawn in, and divert them
    When the force is graded
    Then organised-crime-prevented is reworded by the panel as find those at risk of being drawn in, and divert them
    And organised-crime-prevented is suggested as an area for improvement

  Scenario: The panel adds an area that nothing recorded led to
    Given the panel accepts enough-investigators
    When the force is graded
    Then enough-investigators is accepted by the panel
    And enough-investigators is not suggested
    And the draft grade for investigation is good

  Scenario: The panel thinks again, and what it decided last holds
    Given the panel rejects organised-crime-prevented
    And the panel accepts organised-crime-prevented
    When the force is graded
    Then organised-crime-prevented is accepted by the panel
    And organised-crime-victims-safeguarded is left open by the panel

  Scenario: The panel withdraws its decision on an area, which is open again
    Given the panel rejects organised-crime-prevented
    And the panel withdraws its decision on organised-crime-prevented
    When the force is graded
    Then organised-crime-prevented is left open by the panel
    And organised-crime-prevented is suggested as an area for improvement
