import Findings
import Repository
import SourceText

extension GateRun {
  /// Reports what the walk could not read.
  mutating func reportWalk() {
    for note in walked.notes { report(note) }
    guard let limit = walked.limit else { return }
    switch limit {
    case .entries(let limit):
      reportLimit("the root has more than \(limit) files and folders, so nothing was read")
    case .depth(let limit, let path):
      reportLimit("\(path) lies more than \(limit) folders deep and was not read")
    }
  }

  private mutating func reportLimit(_ message: Message) {
    findings.append(
      Finding(
        rule: "document/limit", severity: .error, consequence: .undecided, agent: nil, message: message,
        location: nil, fix: Fix("Leave such folders out under \("exclude") in agentgate.yaml."),
        subject: message.plainText))
  }

  private mutating func report(_ note: WalkNote) {
    let what: Message =
      switch note.kind {
      case .linkOutOfRoot: "it is a link that leads out of the root"
      case .brokenLink: "it is a link that leads nowhere"
      case .linkLoop: "it is a link that leads back to itself"
      case .linkIntoVersionControl: "it is a link into the data of a version control system"
      case .unreadableLink(let reason):
        Message(words: FileError(path: note.path, reason: reason).explanation)
      case .specialFile(let kind): "it is \(words: kind.words)"
      case .unreadableFolder(let reason):
        Message(words: FileError(path: note.path, reason: reason).explanation)
      case .nameIsNotUTF8: "its name is not UTF-8"
      }
    let blocks = gateFile.isSource(note.path) || note.mustBeRead
    findings.append(
      Finding(
        rule: blocks ? "document/unreadable" : "inventory/not-read", severity: blocks ? .error : .note,
        consequence: .undecided, agent: nil, message: "\(note.path) was not read: \(what)", location: nil,
        fix: blocks ? Fix("Make it readable, or leave it out under \("exclude") in agentgate.yaml.") : nil,
        subject: note.path))
  }
}

extension WalkNote {
  /// Whether a manifest may hide in it, so that the gate cannot decide without it.
  fileprivate var mustBeRead: Bool {
    switch kind {
    case .unreadableFolder, .unreadableLink: true
    case .nameIsNotUTF8: isWanted
    case .linkOutOfRoot, .brokenLink, .linkLoop, .linkIntoVersionControl, .specialFile: false
    }
  }
}
