@peel-2017
Feature: From the grades of the questions to the overall grade
  Two inadequate questions make a force inadequate; one, or two below good with investigation or vulnerability among
  them, make it require improvement; two outstanding ones with none below good make it outstanding; else it is good.
  All 43 forces of Annex B follow from that, and West Mercia 2016 too. Only the grades matter here, so each is given as
  carried forward.

  Rule: The sixteen combinations of grades that forces had in 2017

    Scenario Outline: Overall grade of <forces>
      Given crime prevention was not inspected and was graded <crime prevention> in 2016
      And investigation was not inspected and was graded <investigation> in 2016
      And vulnerability was not inspected and was graded <vulnerability> in 2016
      And serious organised crime was not inspected and was graded <organised crime> in 2016
      When the force is graded
      Then the overall draft grade is <overall>
      And the overall draft grade is not borderline
      And the overall draft grade has precedent

      Examples: Good
        | forces                             | crime prevention     | investigation        | vulnerability        | organised crime | overall |
        | Avon & Somerset and 14 others      | good                 | good                 | good                 | good            | good    |
        | Cleveland, Staffordshire, 7 others | good                 | good                 | requires improvement | good            | good    |
        | Derbyshire, Merseyside             | good                 | good                 | good                 | outstanding     | good    |
        | Thames Valley, West Yorkshire      | good                 | requires improvement | good                 | good            | good    |
        | Norfolk                            | outstanding          | good                 | good                 | good            | good    |
        | Sussex                             | requires improvement | good                 | good                 | good            | good    |

      Examples: Requires improvement
        | forces                                                | crime prevention     | investigation        | vulnerability        | organised crime      | overall              |
        | Cambridgeshire, Devon & Cornwall, Humberside, the Met | good                 | requires improvement | requires improvement | good                 | requires improvement |
        | Bedfordshire                                          | requires improvement | requires improvement | requires improvement | good                 | requires improvement |
        | Gloucestershire                                       | requires improvement | requires improvement | good                 | requires improvement | requires improvement |
        | Greater Manchester                                    | good                 | requires improvement | requires improvement | outstanding          | requires improvement |
        | Gwent                                                 | good                 | good                 | requires improvement | requires improvement | requires improvement |
        | Northamptonshire                                      | requires improvement | requires improvement | requires improvement | requires improvement | requires improvement |
        | Warwickshire                                          | requires improvement | good                 | requires improvement | requires improvement | requires improvement |
        | West Mercia                                           | requires improvement | good                 | requires improvement | inadequate           | requires improvement |
        | West Midlands                                         | good                 | good                 | inadequate           | good                 | requires improvement |

      Examples: Outstanding
        | forces | crime prevention | investigation | vulnerability | organised crime | overall     |
        | Durham | outstanding      | good          | good          | outstanding     | outstanding |

  Rule: Where another principle that fits the record would decide otherwise, the grade is borderline

    Scenario: Crime prevention and organised crime below good
      West Mercia 2016, good overall; any force of 2017 with two questions below good required improvement.
      Given crime prevention was not inspected and was graded requires improvement in 2016
      And investigation was not inspected and was graded good in 2016
      And vulnerability was not inspected and was graded good in 2016
      And serious organised crime was not inspected and was graded requires improvement in 2016
      When the force is graded
      Then the overall draft grade is good
      And the overall draft grade is borderline with requires improvement
      And the overall draft grade has precedent

    Scenario Outline: Investigation and <another> below good
      A principle that heeds vulnerability alone, or any three questions, fits both years as well and would say good.
      Given crime prevention was not inspected and was graded <crime prevention> in 2016
      And investigation was not inspected and was graded requires improvement in 2016
      And vulnerability was not inspected and was graded good in 2016
      And serious organised crime was not inspected and was graded <organised crime> in 2016
      When the force is graded
      Then the overall draft grade is requires improvement
      And the overall draft grade is borderline with good
      And the overall draft grade is without precedent

      Examples:
        | another          | crime prevention     | organised crime      |
        | crime prevention | requires improvement | good                 |
        | organised crime  | good                 | requires improvement |

  Rule: What no force of the record had is said to be without precedent

    Scenario: Crime prevention and vulnerability below good, and nothing else
      Given crime prevention was not inspected and was graded requires improvement in 2016
      And investigation was not inspected and was graded good in 2016
      And vulnerability was not inspected and was graded requires improvement in 2016
      And serious organised crime was not inspected and was graded good in 2016
      When the force is graded
      Then the overall draft grade is requires improvement
      And the overall draft grade is not borderline
      And the overall draft grade is without precedent

    Scenario Outline: <below good> below good, and nothing else
      Organised crime was below good beside crime prevention, or with just vulnerability, as in Gwent.
      Given crime prevention was not inspected and was graded good in 2016
      And investigation was not inspected and was graded <investigation> in 2016
      And vulnerability was not inspected and was graded <vulnerability> in 2016
      And serious organised crime was not inspected and was graded requires improvement in 2016
      When the force is graded
      Then the overall draft grade is <overall>
      And the overall draft grade is not borderline
      And the overall draft grade is without precedent

      Examples:
        | below good               | investigation        | vulnerability        | overall              |
        | Organised crime alone    | good                 | good                 | good                 |
        | All but crime prevention | requires improvement | requires improvement | requires improvement |

    Scenario Outline: One inadequate question: <which>
      West Midlands, inadequate in vulnerability, was good in all else; in West Mercia 2017 investigation was good.
      Given crime prevention was not inspected and was graded <crime prevention> in 2016
      And investigation was not inspected and was graded <investigation> in 2016
      And vulnerability was not inspected and was graded <vulnerability> in 2016
      And serious organised crime was not inspected and was graded <organised crime> in 2016
      When the force is graded
      Then the overall draft grade is requires improvement
      And the overall draft grade is without precedent

      Examples:
        | which                                          | crime prevention     | investigation        | vulnerability        | organised crime |
        | crime prevention, all others good              | inadequate           | good                 | good                 | good            |
        | vulnerability, beside investigation below good | good                 | requires improvement | inadequate           | good            |
        | organised crime, all others below good         | requires improvement | requires improvement | requires improvement | inadequate      |

    Scenario: Two inadequate questions
      No force was inadequate overall in 2017.
      Given crime prevention was not inspected and was graded inadequate in 2016
      And investigation was not inspected and was graded good in 2016
      And vulnerability was not inspected and was graded good in 2016
      And serious organised crime was not inspected and was graded inadequate in 2016
      When the force is graded
      Then the overall draft grade is inadequate
      And the overall draft grade is not borderline
      And the overall draft grade is without precedent

  Rule: Outstanding takes two outstanding questions, and none below good

    Scenario Outline: Outstanding in <outstanding>, and below good in <below good>
      Greater Manchester was outstanding in organised crime, with investigation and vulnerability below good.
      Given crime prevention was not inspected and was graded <crime prevention> in 2016
      And investigation was not inspected and was graded <investigation> in 2016
      And vulnerability was not inspected and was graded <vulnerability> in 2016
      And serious organised crime was not inspected and was graded outstanding in 2016
      When the force is graded
      Then the overall draft grade is good
      And the overall draft grade is not borderline
      And the overall draft grade is without precedent

      Examples:
        | outstanding   | below good       | crime prevention     | investigation        | vulnerability        |
        | two questions | investigation    | outstanding          | requires improvement | good                 |
        | one question  | vulnerability    | good                 | good                 | requires improvement |
        | one question  | crime prevention | requires improvement | good                 | good                 |

    Scenario: A question that is graded below good, whatever is still recorded, leaves no way to outstanding
      It may come to have too little that speaks for the force; but then there is no overall grade.
      Given a force that is good throughout
      And problem solving is not a regular part of neighbourhood work
      And local people have little influence on what the police concentrate on in their area
      And the force has no strategy for engaging with the public
      When the force is graded
      Then the possible grades for crime prevention are inadequate to requires improvement
      And the possible overall grades are inadequate to good

  Rule: Without a grade of every question there is no overall grade

    Scenario: Nothing is recorded of how vulnerable people are protected
      What is missing could still bring two inadequate questions, or two outstanding ones.
      Given a force that is good throughout
      And nothing is recorded for vulnerability
      When the force is graded
      Then the draft grade for vulnerability is insufficient evidence
      And the overall draft grade is insufficient evidence
      And the possible grades for vulnerability are inadequate to outstanding
      And the possible overall grades are inadequate to outstanding

    Scenario: A question that was not inspected keeps its earlier grade, and with it the overall grade
      Cleveland 2017 kept its grades of 2016 for investigation and for organised crime.
      Given a force that is good throughout
      And investigation was not inspected and was graded requires improvement in 2016
      And serious organised crime was not inspected and was graded requires improvement in 2016
      When the force is graded
      Then the draft grade for investigation is requires improvement
      And the overall draft grade is requires improvement

    Scenario: A question that was not inspected and has no earlier grade
      Given a force that is good throughout
      And investigation was not inspected
      When the force is graded
      Then the draft grade for investigation is insufficient evidence
      And the overall draft grade is insufficient evidence
