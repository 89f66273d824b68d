/**
 * Where the documents leave two answers, the engine follows this table and nothing else. Every row
 * is ours. The case of StringStartWith and StringEndWith is not among them: the table of operators
 * (https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_01_0019.html) is headed "string
 * operators ignore case unless noted", and only Equals, NotEquals, Match and NotMatch are noted.
 */
export const CHOICES = {
  /**
   * A negative operator without IfExists on a key the request does not carry. Not stated
   * anywhere. The suffix is documented for negative operators too and would say nothing if
   * absence already held.
   */
  absentKeyMeetsNegativeOperator: false,
  /** ForAllValues on a key the request does not carry: the empty set is a subset of every set. */
  emptySetMeetsForAllValues: true,
  /**
   * A plain operator on a key that carries several values; the documents ask for a ForAnyValue or
   * ForAllValues prefix.
   */
  severalValuesMeetPlainOperator: false,
} as const;
