import Glibc
import Testing

@testable import Repository

/// A small generator with a printed seed, so that a failure can be repeated.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    // SplitMix64, by Sebastiano Vigna.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// What a walk must find, worked out in the most simple-minded way: the C library's `realpath` and sets.
private struct Oracle {
  let root: String
  var folders: Set<String> = []
  var files: Set<String> = []

  init(root: String) {
    self.root = root
    var waiting = [root]
    while let folder = waiting.popLast() {
      guard folders.insert(folder).inserted else { continue }
      let names = Oracle.names(in: folder)
      guard folder == root || !names.contains(".git") else { continue }
      for name in names { waiting += look(at: folder + "/" + name, name) }
    }
  }

  /// Takes note of one entry; gives the folder that it leads to, if any.
  private mutating func look(at path: String, _ name: String) -> [String] {
    guard ![".git", "node_modules"].contains(name), let real = Oracle.real(path) else { return [] }
    guard real == root || real.hasPrefix(root + "/"), !real.contains("/.git") else { return [] }
    var status = stat()
    guard stat(real, &status) == 0 else { return [] }
    if status.st_mode & S_IFMT == S_IFDIR { return [real] }
    if status.st_mode & S_IFMT == S_IFREG, name.hasSuffix(".yaml") { files.insert(real) }
    return []
  }

  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

extension Tree {
  /// Makes a random tree of folders, files and links of every kind.
  static func random(_ dice: inout Dice) throws -> Tree {
    let tree = try Tree()
    var folders = [""]
    var paths: [String] = []
    for index in 0..<Int.random(in: 5...40, using: &dice) {
      let parent = folders.randomElement(using: &dice) ?? ""
      let prefix = parent.isEmpty ? "" : parent + "/"
      switch Int.random(in: 0..<10, using: &dice) {
      case 0..<3:
        let name = ["a", "b", "node_modules", ".git", "sub"].randomElement(using: &dice) ?? "a"
        guard !(name == ".git" && parent.isEmpty) else { continue }
        try tree.folder(prefix + name)
        folders.append(prefix + name)
        paths.append(prefix + name)
      case 3..<6:
        let name = prefix + "f\(index)" + (Bool.random(using: &dice) ? ".yaml" : ".txt")
        try tree.file(name)
        paths.append(name)
      default:
        let name = prefix + "l\(index)" + (Bool.random(using: &dice) ? ".yaml" : "")
        let up = String(repeating: "../", count: parent.split(separator: "/").count)
        let targets = [
          up + (paths.randomElement(using: &dice) ?? "none"),
          tree.at(paths.randomElement(using: &dice) ?? "none"),
          "..", ".", "/etc", up + "../outside", "l\(index + 1)", up + "l\(index - 1).yaml",
        ]
        try tree.link(name, to: targets.randomElement(using: &dice) ?? ".")
        paths.append(name)
      }
    }
    return tree
  }
}

@Suite struct WalkPropertyTests {
  @Test(arguments: 0..<60)
  func aWalkFindsExactlyWhatCanBeReached(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let tree = try Tree.random(&dice)
    let result = try tree.walked()
    let oracle = Oracle(root: tree.path)
    let found = result.files.map { Oracle.real(tree.at($0.path)) ?? "unreadable \($0.path)" }
    #expect(Set(found) == oracle.files, "seed \(seed)")
    #expect(Set(found).count == found.count, "each file once, seed \(seed)")
    for file in result.files {
      #expect(
        Oracle.real(tree.at(file.target ?? file.path)) == tree.at(file.target ?? file.path), "seed \(seed)")
    }
    var reader = try FileReader(root: tree.root)
    for file in result.files { #expect(try reader.read(file.path).count == 5, "seed \(seed)") }
    for link in result.links where !link.target.isEmpty {
      #expect(Oracle.real(tree.at(link.path)) == tree.at(link.target), "seed \(seed)")
    }
  }
}
