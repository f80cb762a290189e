@peel-2017
Feature: Preventing crime and tackling anti-social behaviour: the question as a whole
  What inspectors say of the force's answer to earlier inspections, which may have concerned any theme.

  Scenario Outline: Earlier recommendations about preventing crime have not been put into effect (earlier-prevention-advice-ignored)
    Given <what inspectors found>
    When the force is graded
    Then earlier-prevention-advice-ignored is <outcome>

    Examples: it concludes
      | what inspectors found                                                                             | outcome                         |
      | the force has not put into effect what earlier inspections recommended about preventing crime     | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                                                  | outcome   |
      | it is partly so that the force has put into effect what earlier inspections recommended about preventing crime         | not found |
      | the force has put into effect what earlier inspections recommended about preventing crime                              | not found |

  Scenario Outline: Earlier recommendations about preventing crime have been put into effect (earlier-prevention-advice-taken)
    Given <what inspectors found>
    When the force is graded
    Then earlier-prevention-advice-taken is <outcome>

    Examples: it concludes
      | what inspectors found                                                                         | outcome             |
      | the force has put into effect what earlier inspections recommended about preventing crime     | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                                                  | outcome   |
      | it is partly so that the force has put into effect what earlier inspections recommended about preventing crime         | not found |
      | the force has not put into effect what earlier inspections recommended about preventing crime                          | not found |

  Scenario: Training that was missed two years ago is still missing
    Given the force has not put into effect what earlier inspections recommended about preventing crime
    And local staff are not trained in problem solving
    When the force is graded
    Then earlier-prevention-advice-ignored is found as a significant weakness
    And problem-solving-untrained is found as a significant weakness
