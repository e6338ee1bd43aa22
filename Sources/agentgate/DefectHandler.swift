import Glibc

/// Turns a crash into exit status 70 with a sentence, so that a pipeline stops and people know whom to tell.
enum DefectHandler {
  /// Room for the handler when the ordinary stack is what overflowed.
  private static let stackSize = 64 << 10

  /// Installs the handler for every signal that a defect can raise, and lets writes to a closed pipe fail
  /// instead of ending the process.
  static func install() {
    var stack = unsafe stack_t()
    unsafe stack.ss_sp = malloc(stackSize)
    unsafe stack.ss_size = stackSize
    if unsafe stack.ss_sp != nil { _ = unsafe sigaltstack(&stack, nil) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in
        let text: StaticString =
          "agentgate: a defect in AgentGate itself; nothing was decided. Please report it.\n"
        _ = unsafe Glibc.write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
        _exit(70)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_ONSTACK))
      _ = unsafe sigaction(signal, &action, nil)
      unsafe sigaddset(&signals, signal)
    }
    // Whoever started the program may have blocked them, and a blocked fault ends it without the handler.
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    _ = signal(SIGPIPE, SIG_IGN)
  }
}
