/// Placeholder until the tree is built.
