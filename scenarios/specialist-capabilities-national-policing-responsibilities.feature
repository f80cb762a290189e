@peel-2017
Feature: Fulfilling national policing responsibilities
  The Strategic Policing Requirement names six threats that no force meets alone: terrorism, cyber-crime, public order,
  civil emergencies, child sexual abuse and serious and organised crime. Inspectors look at whether a force has assessed
  them, has somebody in charge, builds what it lacks and tests itself. The question is inspected and not graded.

  Rule: How well the force assesses the threats and ranks them among its responsibilities

    Scenario: Six threats assessed, a chief officer in charge, and exercises in theme parks and sports grounds
      Staffordshire 2017: an assistant chief constable, scrutiny by the commissioner, exercises with other services.
      Given the force has assessed the national threats and its capability to respond to them
      And a chief officer is responsible for the response to national threats
      And progress on national responsibilities is scrutinised at a senior level
      And exercises test the incidents that are likely or would be gravest in the force area
      When the force is graded
      Then spr-well-led is found as a strength
      And nothing is suggested for specialist capabilities
      And the draft grade for specialist capabilities is ungraded

    Scenario: One of the six threats is not assessed, and national threats have no place in planning
      Given a force that is good throughout
      And 5 of the six national threats have been assessed
      And national threats stand outside the force's strategic assessment and planning
      When the force is graded
      Then national-threats-assessed is suggested because of spr-threats-not-assessed and spr-not-in-planning

    Scenario: No chief officer is responsible
      All forces had one or several, so that a force without stands apart.
      Given a force that is good throughout
      And no chief officer is responsible for the response to national threats
      And nobody scrutinises progress on national responsibilities
      When the force is graded
      Then national-readiness-led is suggested because of spr-unled and spr-not-scrutinised

  Rule: How the force builds its capacity and capability

    Scenario: Gaps are found, and money is there to fill them
      Cleveland 2017: a structured assessment showed the gaps, and a group with Durham looks ahead to retirements.
      Given the force knows where its capability to respond to national threats falls short
      And gaps in the capability to respond to national threats are filled or funded promptly
      And the force plans ahead for specialists who will retire or leave
      When the force is graded
      Then spr-gaps-closed is found as a strength
      And spr-skills-built is found as a strength

  Rule: How the force tests its response

    Scenario: The force exercises regularly, but by itself, and prepares without the resilience forum
      Given a force that is good throughout
      And the force holds its exercises without emergency services or other organisations
      And the force prepares its response to national threats without other organisations
      When the force is graded
      Then spr-tested-with-partners is not found
      And national-response-rehearsed is suggested because of spr-alone and spr-exercises-narrow

  Rule: When the force cannot be relied on in a national emergency

    Scenario: Nobody in charge, nothing assessed and nothing tested
      Three areas are asked for, each for its own reason.
      Given a force that is good throughout
      And no chief officer is responsible for the response to national threats
      And the force has not assessed the national threats or its capability to respond to them
      And the force has no regular programme of exercises to test its response to national threats
      When the force is graded
      Then national-readiness-led is suggested because of spr-unled
      And national-threats-assessed is suggested because of spr-threats-not-assessed
      And national-response-rehearsed is suggested because of spr-untested

    Scenario: Where no gap in capability is left open, the capability itself is no cause of concern
      Given a force that is good throughout
      And gaps in the capability to respond to national threats are filled or funded promptly
      And the force knows where its capability to respond to national threats falls short
      And no chief officer is responsible for the response to national threats
      And the force has not assessed the national threats or its capability to respond to them
      And the force has no regular programme of exercises to test its response to national threats
      When the force is graded
      Then national-capability-filled is not suggested

    Scenario: Gaps left open, nobody in charge and nothing tested, and yet the overall grade does not move
      Given a force that is good throughout
      And known gaps in the capability to respond to national threats are left open
      And no chief officer is responsible for the response to national threats
      And the force has no regular programme of exercises to test its response to national threats
      When the force is graded
      Then national-capability-filled is raised as a cause of concern
      And the draft grade for specialist capabilities is ungraded
      And the overall draft grade is good
