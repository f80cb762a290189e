@peel-2017
Feature: Preventing crime and tackling anti-social behaviour: tackling crime and anti-social behaviour
  Inspectors look for long-term action on local problems rather than a visit each time they flare up: one structured
  method that trained staff use everywhere, carried out with other organisations and measured by its results. They also
  look at the powers against anti-social behaviour, where frequent use is no success in itself: a force should use what
  fits, and know why it does and whether it helps.

  Rule: Local problems are solved for the long term, by one method that staff are trained in

    Scenario: Trained staff, one method and partners who take part
      Cleveland 2017, of which inspectors called the problem-solving model very effective.

      Given staff use a structured problem-solving model consistently
      And local staff are trained in problem solving
      And the force takes long-term action on what causes local crime and disorder
      And the force solves problems together with partner organisations
      When the force is graded
      Then structured-problem-solving is found as a strength
      And joint-problem-solving-effective is found as a strength
      And the draft grade of the theme tackling crime and anti-social behaviour is good

    Scenario: Every officer with a model of their own, and nobody trained in any
      West Mercia 2016: two significant weaknesses of one way of working. They make one area for improvement, bring the
      theme below good, and leave the question good as long as nothing else is found.

      Given a force that is good throughout
      And staff use problem-solving models inconsistently or none at all
      And local staff are not trained in problem solving
      When the force is graded
      Then local-problems-solved is suggested because of problem-solving-unstructured and problem-solving-untrained
      And the draft grade of the theme tackling crime and anti-social behaviour is requires improvement
      And the draft grade for crime prevention is good

    Scenario: Neighbourhood teams that hardly solve problems, without partners or evaluation to make up for it
      Given a force that is good throughout
      And problem solving is not a regular part of neighbourhood work
      And the force works too little with partner organisations to solve problems
      And the force evaluates few or none of its problem-solving activities
      When the force is graded
      Then local-problems-solved is raised as a cause of concern
      And the draft grade of the theme tackling crime and anti-social behaviour is inadequate
      And the draft grade for crime prevention is requires improvement

  Rule: The results are measured, and what works is shared

    Scenario: Good problem solving that hardly anybody evaluates
      Staffordshire 2017: very few plans evaluated, too little evidence used, the effect of the training unclear.
      Inspectors made one area for improvement of it and called the work good.

      Given a force that is good throughout
      And the force evaluates few or none of its problem-solving activities
      And problem solving makes too little use of evidence and analysis
      And the force cannot tell what its problem-solving training achieves in practice
      When the force is graded
      Then prevention-evaluated-and-shared is suggested because of problem-solving-not-evaluated, problem-solving-evidence-thin and problem-solving-training-effect-unknown
      And the draft grade of the theme tackling crime and anti-social behaviour is good

  Rule: Other organisations and local people take part

    Scenario: Local people take part in a limited range of problem solving
      Cleveland 2017, where inspectors said that the force could do more and asked for nothing.

      Given a force that is good throughout
      And it is partly so that the force involves local people or volunteers in solving problems
      When the force is graded
      Then public-and-landlords-little-involved is not found
      And public-helps-solve-problems is not found
      And problems-solved-jointly is not suggested

  Rule: Powers against anti-social behaviour are used well, and the force knows why it uses them

    Scenario: Powers are used less often because the force turned to prevention
      Staffordshire 2017: still used more than elsewhere, down by 11 percent, in keeping with its mix of enforcement,
      prevention and engagement.

      Given a force that is good throughout
      And the force uses a wide range of powers and tactics well against crime and anti-social behaviour
      And the use of anti-social behaviour powers changed by -11 percent in a year
      And the level or change in the use of anti-social behaviour powers is explained by the force's approach
      When the force is graded
      Then asb-powers-use-accounted-for is found as a strength
      And asb-powers-little-used is not found
      And nothing is suggested for crime prevention

    Scenario Outline: Where only some powers are used, a fall as steep as the national one weighs
      Use fell by 21 percent in England and Wales. A smaller fall leaves open whether use is low; a range that straddles
      the national fall does too.

      Given a force that is good throughout
      And the force uses only some of the powers and tactics against crime and anti-social behaviour, or uses them sporadically
      And the use of anti-social behaviour powers changed by <change> percent in a year
      When the force is graded
      Then asb-powers-range-narrow is found as a minor weakness
      And asb-powers-little-used is <outcome>

      Examples:
        | change              | outcome                         |
        | -40                 | found as a significant weakness |
        | -21                 | found as a significant weakness |
        | -20                 | undecided                       |
        | between -25 and -15 | undecided                       |

    Scenario: A force that cannot say how often it uses its powers or whether they help
      Five forces could not supply how often they used them in the year to June 2017. That alone weighs little.

      Given a force that is good throughout
      And the force could not supply uses of anti-social behaviour powers per 1 million population
      And the force cannot say whether its use of anti-social behaviour powers resolves problems
      When the force is graded
      Then asb-powers-justified is suggested because of asb-powers-use-not-recorded and asb-powers-effect-not-evaluated
      And the draft grade of the theme tackling crime and anti-social behaviour is good
