import Foundation
import Support
import Testing

@testable import Repository

/// A revision is read as its checkout is.
@Suite struct GitPropertyTests {
  @Test(arguments: 0..<40)
  func aRevisionIsWalkedAsItsCheckout(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &+ 1000)
    let tree = try Tree.random(&dice)
    let git = { (arguments: [String]) throws in
      let result = try Program.run(
        ["-c", "user.name=a", "-c", "user.email=a@example.com"] + arguments, in: URL(filePath: tree.path),
        executable: "/usr/bin/git")
      try #require(result.status == 0, "seed \(seed): \(result.errors)")
    }
    try git(["init", "--quiet", "-b", "main"])
    try git(["add", "--all", "--force"])
    try git(["commit", "--quiet", "--allow-empty", "-m", "x"])
    // What git does not keep, such as empty folders and folders named `.git`, must not be compared.
    for name in try FileManager.default.contentsOfDirectory(atPath: tree.path) where name != ".git" {
      try FileManager.default.removeItem(atPath: tree.at(name))
    }
    try git(["reset", "--quiet", "--hard"])
    let checkout = try tree.walked()
    let program = try GitProgram.find(searchPath: nil, outside: tree.root)
    let revision = try GitRepository(around: tree.root, program: program).revision(named: "HEAD")
    let walked = try revision.walked()
    #expect(walked.files.map(\.path) == checkout.files.map(\.path), "seed \(seed)")
    #expect(walked.files.map(\.target) == checkout.files.map(\.target), "seed \(seed)")
    #expect(walked.pruned == checkout.pruned, "seed \(seed)")
    #expect(walked.links == checkout.links, "seed \(seed)")
    #expect(walked.notes == checkout.notes, "seed \(seed)")
    var reader = try FileTree.revision(revision).reader()
    var other = try FileReader(root: tree.root)
    for file in walked.files {
      #expect(try reader.read(file.path) == other.read(file.path), "seed \(seed)")
    }
  }
}
