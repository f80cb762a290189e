@peel-2017
Feature: Investigating crime and reducing re-offending: the question as a whole
  What inspectors say of the force's answer to earlier inspections, which may have concerned any theme.

  Scenario Outline: Earlier recommendations about investigation and re-offending have not been put into effect (earlier-investigation-advice-ignored)
    Given <what inspectors found>
    When the force is graded
    Then earlier-investigation-advice-ignored is <outcome>

    Examples: it concludes
      | what inspectors found                                                                             | outcome                         |
      | the force has not put into effect what earlier inspections recommended about investigation and re-offending     | found as a significant weakness |

    Examples: it narrowly does not
      | what inspectors found                                                                                                  | outcome   |
      | it is partly so that the force has put into effect what earlier inspections recommended about investigation and re-offending         | not found |
      | the force has put into effect what earlier inspections recommended about investigation and re-offending                              | not found |

  Scenario Outline: Earlier recommendations about investigation and re-offending have been put into effect (earlier-investigation-advice-taken)
    Given <what inspectors found>
    When the force is graded
    Then earlier-investigation-advice-taken is <outcome>

    Examples: it concludes
      | what inspectors found                                                                         | outcome             |
      | the force has put into effect what earlier inspections recommended about investigation and re-offending     | found as a strength |

    Examples: it narrowly does not
      | what inspectors found                                                                                                  | outcome   |
      | it is partly so that the force has put into effect what earlier inspections recommended about investigation and re-offending         | not found |
      | the force has not put into effect what earlier inspections recommended about investigation and re-offending                          | not found |

  Scenario: What was asked for about wanted people two years ago is still to be done
    Given the force has not put into effect what earlier inspections recommended about investigation and re-offending
    And the force makes too little effort to find known suspects and to learn where they are
    When the force is graded
    Then earlier-investigation-advice-ignored is found as a significant weakness
