import SourceText

/// The lines of source that a place keeps, each with a line of marks under the very characters meant.
///
///     24 |     actions: [invoices.read, invoices.delete]
///        |                              ^^^^^^^^^^^^^^^
struct Excerpt {
  /// A line of source and what stands under it.
  struct Line {
    /// The number in the file, from 1.
    let number: Int
    /// The text, escaped, tabs expanded, cut to the width.
    let text: String
    /// How many columns stand before the marks.
    let indent: Int
    /// How many columns are marked.
    let length: Int
  }

  /// The lines.
  let lines: [Line]
  /// How many further lines the place covers.
  let linesLeftOut: Int

  /// Lays a place out in so many columns.
  init(_ place: Place, width: Int) {
    lines = place.excerpt.enumerated().map { index, line in
      Self.layOut(line, number: place.start.line + index, of: place, width: width)
    }
    // A range that ends at a line's first column does not cover that line.
    let lastLine = place.end.column == 1 ? max(place.start.line, place.end.line - 1) : place.end.line
    linesLeftOut = lines.isEmpty ? 0 : max(0, lastLine - place.start.line + 1 - lines.count)
  }

  private static func layOut(_ line: ExcerptLine, number: Int, of place: Place, width: Int) -> Line {
    let cells = VisibleText.cells(line.text)
    var offsets = [0]
    for cell in cells { offsets.append((offsets.last ?? 0) + cell.width) }
    let marked = markedCells(line, number: number, of: place)
    let from = offsets[marked.lowerBound]
    let to = max(offsets[marked.upperBound], from + 1)
    let window = Window(offsets: offsets, line: line, from: from, to: to, width: width)
    let shown = cells[window.cells].map(\.text).joined()
    let text = (window.isCutBefore ? "…" : "") + shown + (window.isCutAfter ? "…" : "")
    let shift = offsets[window.cells.lowerBound] - (window.isCutBefore ? 1 : 0)
    let end = min(to, offsets[window.cells.upperBound] + (to > (offsets.last ?? 0) ? 1 : 0))
    return Line(number: number, text: text, indent: from - shift, length: max(1, end - from))
  }

  /// Which scalars of a line the place's range covers; on lines below its first, not their indentation.
  private static func markedCells(_ line: ExcerptLine, number: Int, of place: Place) -> Range<Int> {
    let scalars = Array(line.text.unicodeScalars)
    let indentation = scalars.prefix { $0 == " " || $0 == "\t" }.count
    let trailing = scalars.reversed().prefix { $0 == " " || $0 == "\t" }.count
    let first = number == place.start.line ? place.start.column - line.firstColumn : indentation
    let last = number == place.end.line ? place.end.column - line.firstColumn : scalars.count - trailing
    let from = min(max(0, first), scalars.count)
    return from..<min(max(from, last), scalars.count)
  }
}

/// The stretch of a line that fits into the width, with the marks in sight.
private struct Window {
  let cells: Range<Int>
  let isCutBefore: Bool
  let isCutAfter: Bool

  /// `offsets` are the columns before each cell and after the last; `from` and `to` the columns marked.
  init(offsets: [Int], line: ExcerptLine, from: Int, to: Int, width: Int) {
    let count = offsets.count - 1
    let total = max(offsets[count], to)
    if total + (line.firstColumn > 1 ? 1 : 0) + (line.continues ? 1 : 0) <= width {
      cells = 0..<count
    } else {
      // Two columns for `…` on either side; a third of the rest shows what leads up to the marks.
      let room = max(8, width - 2)
      let start = to <= room && line.firstColumn == 1 ? 0 : max(0, min(from - room / 3, total - room))
      var low = 0
      while low < count, offsets[low] < start || (low > 0 && offsets[low + 1] == offsets[low]) { low += 1 }
      var high = low
      while high < count, offsets[high + 1] - offsets[low] <= room { high += 1 }
      cells = low..<high
    }
    isCutBefore = cells.lowerBound > 0 || line.firstColumn > 1
    isCutAfter = cells.upperBound < count || line.continues
  }
}
