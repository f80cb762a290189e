@peel-2017
Feature: Preventing crime and tackling anti-social behaviour: understanding communities
  A force that is to keep people safe must know who lives in its area, what threatens them and what worries them, and
  most of all so of those who seldom come to the police. Inspectors ask whether local teams have the time and the means
  to talk with people, face to face and online, and whether what people say changes what the police concentrate on.

  Rule: The force knows its communities and finds the threats that they face, old and new

    Scenario: A force that knows its communities but could tell them more of what it did for them
      Staffordshire 2017: profiles of every ward, threats assessed, tensions noticed early, and some feedback, of which
      inspectors wanted more. What is partly so is no weakness.

      Given the force keeps detailed profiles of its communities
      And the force analyses the threats to its communities and where harm is most likely
      And the force detects tensions in communities early and responds to them
      And it is partly so that the force tells communities what it has done about their concerns
      When the force is graded
      Then the draft grade of the theme understanding communities is good
      And feedback-to-communities-thin is not found
      And nothing is suggested for crime prevention

    Scenario: A force that does not know who lives in its area or what threatens those who seldom complain
      West Mercia 2016: no community profiles, and little done to find the threats to migrant or elderly people.
      Inspectors made one area for improvement of it. One theme below good leaves the question good.

      Given a force that is good throughout
      And the force does not understand its communities well enough
      And the force does little to find out which threats affect vulnerable, emerging or less engaged communities
      When the force is graded
      Then communities-known is suggested because of communities-little-understood and less-engaged-communities-threats-unknown
      And the draft grade of the theme understanding communities is requires improvement
      And the draft grade for crime prevention is good

    Scenario: Communities that are well understood without written profiles
      Profiles are one means of understanding; their lack weighs little where inspectors call the understanding good.

      Given a force that is good throughout
      And the force understands its communities well
      And the force does not produce profiles of its communities
      When the force is graded
      Then communities-understood is found as a strength
      And community-knowledge-sources-thin is found as a minor weakness
      And communities-known is not suggested

    Scenario: A force that fails to know its communities at every level
      Given a force that is good throughout
      And the force does not analyse the threats to its communities and where harm is most likely
      And the force does little to find out which threats affect vulnerable, emerging or less engaged communities
      And the force does not understand its communities well enough
      And the force does not regularly look for tensions in communities
      When the force is graded
      Then communities-known is raised as a cause of concern
      And the draft grade of the theme understanding communities is inadequate

  Rule: Local teams have the time and the means to talk with people, face to face and online

    Scenario: Many ways to engage help little while nobody has the time to use them
      Given a force that is good throughout
      And the force engages with the public in many ways, both in person and online
      And local teams have too little time to talk with the people in their communities
      When the force is graded
      Then engagement-in-person-and-online is not found
      And engagement-insufficient is found as a significant weakness
      And public-in-dialogue is suggested as an area for improvement
      And the draft grade of the theme understanding communities is good

    Scenario: Social media left to a few keen officers, without a strategy for engagement
      West Mercia 2016. The missing strategy counts; what is left to individuals is by itself too little to ask for.

      Given a force that is good throughout
      And the force has no strategy for engaging with the public
      And the use of social media is left to individuals and not co-ordinated
      When the force is graded
      Then communities-known is suggested because of engagement-not-directed
      And public-in-dialogue is not suggested

  Rule: Local people can affect what the police concentrate on

    Scenario: Concerns that are known and change nothing
      Given a force that is good throughout
      And neighbourhood staff know what matters to local people
      And local people have little influence on what the police concentrate on in their area
      When the force is graded
      Then concerns-shape-priorities is not found
      And public-without-influence is found as a significant weakness
      And public-in-dialogue is suggested as an area for improvement
