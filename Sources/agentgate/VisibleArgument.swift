import Reports

/// What was typed, made safe to print on a terminal.
func visible(_ text: String) -> String { VisibleText.escaped(text) }
