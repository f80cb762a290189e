@peel-2017
Feature: What is only partly so, roughly known, doubtful or missing
  Evidence is seldom complete. What is not known counts neither for nor against a force; a draft says what could still
  change, and never concludes from silence.

  Rule: What is partly so

    Scenario: Partly so is no strength, and no weakness either
      Given a force that is good throughout
      And it is partly so that people harmed or exploited by organised crime groups are found and safeguarded
      When the force is graded
      Then soc-people-protected is not found
      And soc-victims-unprotected is not found

  Rule: What is known only roughly

    Scenario: A range that straddles the limit leaves it open
      Fewer than 85 percent of the armed officers required are too few.
      Given a force that is good throughout
      And the force has met its commitment to the national programme for more armed response vehicles
      And the force has between 80 and 90 percent of the armed officers that its assessment requires
      When the force is graded
      Then armed-capacity-short is undecided
      And armed-officers-enough is not suggested

  Rule: What a second reader should look at

    Scenario: The draft counts what is doubtful, and says what would follow without it
      Given a force that is good throughout
      And people harmed or exploited by organised crime groups are left without protection, though a second reader should look
      When the force is graded
      Then the draft grade of the theme disrupting organised crime is requires improvement
      And without the doubtful evidence, the draft grade of the theme disrupting organised crime is good
      And without the doubtful evidence, organised-crime-victims-safeguarded is not suggested

    Scenario: Whether an earlier inspection really asked for it is doubtful
      Given a force that is good throughout
      And the local profiles leave out main threats or the harm done to communities
      And an earlier inspection already asked for organised-crime-profiled-with-partners, though a second reader should look
      When the force is graded
      Then the draft grade of the theme understanding threats is requires improvement
      And without the doubtful evidence, the draft grade of the theme understanding threats is good

  Rule: What the force could not supply or show

    Scenario: A figure that nobody recorded
      Whether the force knows its number cannot be told from an entry that is not there.
      Given a force that is good throughout
      And nothing is recorded about domestic abuse arrests per 100 offences
      When the force is graded
      Then domestic-abuse-arrests-not-known is undecided
      And nothing is suggested

    Scenario: What the force could not show is no proof of the contrary
      Given a force that is good throughout
      And the force could not show whether organised crime groups are mapped and scored in line with national guidance
      When the force is graded
      Then soc-mapping-sound is undecided
      And soc-mapping-inconsistent is undecided

  Rule: How much a grade rests on

    Scenario: Good on two statements, which says little
      Given the force and its partner organisations work together well for vulnerable people
      And partner organisations understand and support the changes that the force makes
      When the force is graded
      Then the draft grade of the theme partnership working is good
      And the possible grades of the theme partnership working are inadequate to outstanding

    Scenario: A serious weakness leaves no way to good
      Given a force that is good throughout
      And people harmed or exploited by organised crime groups are left without protection
      When the force is graded
      Then the possible grades of the theme disrupting organised crime are inadequate to requires improvement
      And the possible grades for serious organised crime are inadequate to good

    Scenario: Everything that was looked at is done well, and some figures are not recorded
      Given a force that is outstanding throughout
      When the force is graded
      Then the draft grade for crime prevention is outstanding
      And the possible grades for crime prevention are good to outstanding
