@peel-2017
Feature: Preventing crime and tackling anti-social behaviour: prioritising prevention
  Crime prevention works best where leaders emphasise it and where officers and staff have the time, the skills and the
  support that it needs. Which model of local policing a force chooses is for its chief constable; that somebody is left
  to prevent crime when calls come in, and that leaders know how far that is so, is expected of every model.

  Rule: Leaders make prevention a priority, and the workforce knows how the force goes about it

    Scenario: Prevention as one of three priorities, with time and skills behind it
      Cleveland 2017.

      Given the leaders of the force make preventing crime a stated priority
      And officers and staff know the approach that the force takes to prevention
      And neighbourhood staff have enough time for prevention and problem solving
      And neighbourhood staff are equipped and guided well enough to prevent crime
      And neighbourhood officers are seldom taken away to other duties
      When the force is graded
      Then time-and-skills-for-prevention is found as a strength
      And the draft grade of the theme prioritising prevention is good

    Scenario: Leaders who neither put prevention first nor say how it is to be done
      Some of the forces inspected in 2017 showed neither.

      Given a force that is good throughout
      And the leaders of the force do not make preventing crime a priority
      And the force has not made a coherent approach to prevention clear to its workforce
      When the force is graded
      Then crime-prevention-led is suggested because of prevention-not-a-priority and prevention-approach-unclear
      And the draft grade of the theme prioritising prevention is requires improvement
      And the draft grade for crime prevention is good

  Rule: Officers and staff have the time, the skills and the support to prevent crime

    Scenario: Neighbourhood officers seldom taken away, but more often than before
      West Mercia 2016: inspectors noted the rise and asked for nothing.

      Given a force that is good throughout
      And neighbourhood officers are seldom taken away to other duties
      And redeployment of neighbourhood staff to other duties is rising
      When the force is graded
      Then redeployment-kept-low is found as a strength
      And redeployment-rising is found as a minor weakness
      And nothing is suggested for crime prevention
      And the draft grade of the theme prioritising prevention is good

    Scenario: Officers lent out when demand peaks, with safeguards for prevention
      Staffordshire 2017: checks and balances keep proactive work going while officers help out.

      Given a force that is good throughout
      And the force keeps prevention work going when demand for response is high
      And neighbourhood staff have enough time for prevention and problem solving
      When the force is graded
      Then prevention-protected-at-peak is found as a strength
      And prevention-crowded-out is not found
      And nothing is suggested for crime prevention

    Scenario: Neighbourhood policing worn away from three sides brings down its theme, and no more
      In 2016 the overview saw local policing worn away even in forces that it graded good. Each fact is weighed once;
      that the three come together is no fourth weakness.

      Given a force that is good throughout
      And neighbourhood officers are often taken away to other duties
      And neighbourhood staff do not have enough time for prevention and problem solving
      And the force has cut the staff it gives to neighbourhood policing and prevention
      When the force is graded
      Then neighbourhood-time-protected is suggested because of neighbourhood-staff-redeployed-often and prevention-crowded-out
      And the draft grade of the theme prioritising prevention is requires improvement
      And the draft grade for crime prevention is good

    Scenario: Neighbourhood policing worn away while nobody leads prevention or knows what was lost
      Given a force that is good throughout
      And neighbourhood officers are often taken away to other duties
      And neighbourhood staff do not have enough time for prevention and problem solving
      And the force has cut the staff it gives to neighbourhood policing and prevention
      And the leaders of the force do not make preventing crime a priority
      And the force does not know how far neighbourhood staff are taken away to other duties
      When the force is graded
      Then neighbourhood-time-protected is raised as a cause of concern

  Rule: The model of local policing makes prevention possible

    Scenario: A model that no longer fits, and staff who are not equipped for it
      Some forces could not say in 2016 how they had fitted local policing to smaller budgets.

      Given a force that is good throughout
      And the force has not fitted its local policing model to changes in budget, demand and communities
      And neighbourhood staff are not equipped or guided well enough to prevent crime
      When the force is graded
      Then local-policing-model-reviewed is suggested as an area for improvement
      And neighbourhood-skills-built is suggested as an area for improvement
      And the draft grade of the theme prioritising prevention is requires improvement
      And the draft grade for crime prevention is good

    Scenario: A review that was not yet due
      The guidelines came in March 2018, and forces had until October 2018 to review themselves against them.

      Given a force that is good throughout
      And the force has not reviewed its neighbourhood policing against the national guidelines
      When the force is graded
      Then neighbourhood-guidelines-not-reviewed is found as a minor weakness
      And local-policing-model-reviewed is not suggested

    Scenario Outline: Only cuts far deeper than those everywhere count, and they count for little
      In the first row are the national figures of 2017: officers down by 9.7 percent in a year, support officers by 10.4
      and spending by 8. About twice as much is a minor weakness, for which nothing is asked.

      Given a force that is good throughout
      And it is partly so that the force has kept up or raised the staff it gives to neighbourhood policing and prevention
      And the number of officers in neighbourhood policing changed by <officers> percent in a year
      And the number of police community support officers changed by <support officers> percent in a year
      And spending on neighbourhood policing changed by <spending> percent in a year
      When the force is graded
      Then neighbourhood-staffing-cut is <outcome>
      And nothing is suggested for crime prevention

      Examples:
        | officers            | support officers | spending | outcome                   |
        | -9.7                | -10.4            | -8       | not found                 |
        | -20                 | -10.4            | -8       | found as a minor weakness |
        | -9.7                | -20              | -8       | found as a minor weakness |
        | -9.7                | -10.4            | -16      | found as a minor weakness |
        | between -25 and -15 | -10.4            | -8       | undecided                 |
