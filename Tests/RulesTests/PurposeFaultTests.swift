import Testing

@testable import Rules

@Suite struct PurposeFaultTests {
  @Test(arguments: [
    ("", PurposeFault.blank), (" \n", .blank), ("...", .blank), ("42", .blank), ("–", .blank),
    ("TO" + "DO", .placeholder),
    ("TO" + "DO: say what it does, to what, for whom and how often", .placeholder),
    ("todo: say what it does, to what, for whom and how often", .placeholder), ("T.B.D.", .short),
    ("tbd", .placeholder),
    ("n/a", .placeholder), ("test", .placeholder), ("xxx", .placeholder), ("<purpose>", .placeholder),
    ("{{ cookiecutter.purpose_of_the_new_agent }}", .placeholder), ("${PURPOSE_OF_AGENT}", .placeholder),
    ("Lorem ipsum dolor sit amet consectetur adipiscing elit sed do", .placeholder),
    ("Invoice reconciler", .nameOnly), ("The invoice-reconciler agent.", .nameOnly),
    ("AI assistant", .generic), ("Helps users with their tasks", .generic),
    ("Answers questions", .short), ("Is it up or no", .short), ("照合する", .short), ("Prüft Rechnungen", .short),
  ])
  func findsFault(purpose: String, fault: PurposeFault) {
    #expect(PurposeFault(of: purpose, agent: "invoice-reconciler") == fault)
  }

  @Test(arguments: [
    "Matches invoices to orders.", "Matches supplier invoices to purchase orders and flags mismatches.",
    "Todo lists are sorted by their due dates.", "Tests nightly builds on three systems.",
    "請求書を発注書と照合する", "核对供应商发票与订单", "송장을 발주서와 대조한다", "ตรวจสอบใบแจ้งหนี้", "Сверяет счета с заказами",
    "يطابق الفواتير مع أوامر الشراء", "Eingangsrechnungsprüfung samt Bestellabgleich",
    "The agent reconciles invoices.", "Lists what changed, each day at nine, for the team of the web shop.",
  ])
  func findsNone(purpose: String) {
    #expect(PurposeFault(of: purpose, agent: "invoice-reconciler") == nil)
  }

  @Test func withoutANameNothingRepeatsIt() {
    #expect(PurposeFault(of: "Reconciles supplier invoices", agent: nil) == nil)
    #expect(
      PurposeFault(of: "Reconciles supplier invoices", agent: "reconciles-supplier-invoices") == .nameOnly)
  }
}
