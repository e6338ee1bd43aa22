public import Permissions

extension Box {
  /// The first dimension in which the box holds no value, so that it has no point; nil where there is none,
  /// or where a limit kept it from being decided.
  ///
  /// Time in proportion to the box for unions of patterns; bounded by a tenth of the kernel's usual limit for
  /// the rest, since nothing that blocks hangs on the answer.
  public var emptyDimension: Dimension? {
    restrictions.first { !$0.language.mayHaveValues(Effort(steps: Effort.standard.steps / 10)) }?.dimension
  }
}
