import Documents
import Findings
import Repository
import SourceText
import YAMLTree

extension GateRun {
  /// Reports what the walk could not read.
  mutating func reportWalk() {
    let foreign = foreignNotes()
    for (index, note) in walked.notes.enumerated() where !foreign.contains(index) { report(note) }
    guard let limit = walked.limit else { return }
    switch limit {
    case .entries(let limit):
      reportLimit("the root has more than \(limit) files and folders, so nothing was read")
    case .depth(let limit, let path):
      reportLimit("\(path) lies more than \(limit) folders deep and was not read")
    }
  }

  /// The notes on files whose names no text can spell and in which no manifest can stand: they are common,
  /// and none of our business.
  private func foreignNotes() -> Set<Int> {
    let unspelled = walked.notes.indices.filter { walked.notes[$0].kind == .nameIsNotUTF8 }
    guard !unspelled.isEmpty, let reader = try? request.tree.reader() else { return [] }
    return Set(unspelled.filter { !mayBeOurs(walked.notes[$0], reader) })
  }

  private func mayBeOurs(_ note: WalkNote, _ reader: borrowing FileReader) -> Bool {
    var isFound = false
    do throws(FileError) {
      try reader.scan(unspelled: note, overlap: 127) { chunk in
        isFound = mayContainScalar(startingWith: DocumentReader.marker, in: chunk)
        return !isFound
      }
    } catch {
      return true
    }
    return isFound
  }

  private mutating func reportLimit(_ message: Message) {
    findings.append(
      Finding(
        rule: "document/limit", severity: .error, consequence: .undecided, agent: nil, message: message,
        location: nil, fix: Fix("Leave such folders out under \("exclude") in agentgate.yaml."),
        subject: message.plainText))
  }

  private mutating func report(_ note: WalkNote) {
    let isUnspelled = note.kind == .nameIsNotUTF8
    let blocks = gateFile.isSource(note.path) || note.mustBeRead
    findings.append(
      Finding(
        rule: blocks ? "document/unreadable" : "inventory/not-read", severity: blocks ? .error : .note,
        consequence: .undecided, agent: nil, message: "\(note.path) was not read: \(note.what)",
        location: nil,
        fix: isUnspelled
          ? Fix("Give it a name in UTF-8.") : blocks ? Fix("Make it readable, or remove it.") : nil,
        subject: note.path))
  }
}

extension GateRun {
  /// A source that is there and is not read would be a policy that silently does not apply.
  mutating func reportUnreadSources() {
    for pruned in walked.pruned where gateFile.losesSources(in: pruned.path) {
      report(
        "\(pruned.path) was not read for policies: it holds \(words: pruned.reason.words)", of: pruned.path)
    }
    let read = Set(walked.files.flatMap { [$0.path] + ($0.target.map { [$0] } ?? []) })
    guard let reader = try? request.tree.reader() else { return }
    for source in gateFile.sources where !source.isEmpty && !read.contains(source) {
      do throws(FileError) {
        _ = try reader.readInside(source)
        report(
          "\(source) was not read for policies: it is a file whose name does not end in .yaml", of: source)
      } catch {
        // What cannot be found is reported where it is named, and what is no file by the walk.
        if case .notRegularFile = error.reason { continue }
        guard (try? reader.locate(source)) != nil else { continue }
        report("\(source) was not read for policies: \(words: error.clause)", of: source)
      }
    }
  }

  /// The folder given with `--policy` was named for what is in it: nothing in it may be passed over.
  mutating func reportUnread(in outer: WalkResult, below folder: String) {
    for note in outer.notes { report("\(note.path) in \(folder) was not read: \(note.what)", of: note.path) }
    for pruned in outer.pruned {
      report(
        "\(pruned.path) in \(folder) was not read: it holds \(words: pruned.reason.words)", of: pruned.path)
    }
    if outer.limit != nil { report("\(folder) holds more than can be searched", of: folder) }
  }

  private mutating func report(_ message: Message, of path: String) {
    findings.append(
      Finding(
        rule: "document/unreadable", severity: .error, consequence: .undecided, agent: nil, message: message,
        location: nil, fix: Fix("Put the policies into ordinary .yaml files and folders."), subject: path))
  }
}

extension WalkNote {
  /// What it is, in words that follow "was not read:".
  var what: Message {
    switch kind {
    case .linkOutOfRoot: "it is a link that leads out of the root"
    case .brokenLink: "it is a link that leads nowhere"
    case .linkLoop: "it is a link that leads back to itself"
    case .linkIntoVersionControl: "it is a link into the data of a version control system"
    case .unreadableLink(let reason), .unreadableFolder(let reason):
      Message(words: FileError(path: path, reason: reason).clause)
    case .specialFile(let kind): "it is \(words: kind.words)"
    case .nameIsNotUTF8: "its name is not UTF-8"
    }
  }

  /// Whether a manifest may hide in it, so that the gate cannot decide without it.
  fileprivate var mustBeRead: Bool {
    switch kind {
    case .unreadableFolder, .unreadableLink: true
    case .nameIsNotUTF8: isWanted
    case .linkOutOfRoot, .brokenLink, .linkLoop, .linkIntoVersionControl, .specialFile: false
    }
  }
}
