import WatchFolder

/// Where a watcher waits until there is something to do.
actor Pause {
    private var settling: Settling
    private var waiter: CheckedContinuation<Void, Never>?
    private var timer: (due: ContinuousClock.Instant, task: Task<Void, Never>)?
    private var isAsked = false

    init(settling: Settling = Settling()) {
        self.settling = settling
    }

    /// Takes in what happened.
    func note(_ event: WatchEvent) {
        settling.note(event, at: .now)
        startTimer()
    }

    /// Ends the wait, or the next one, at once.
    func ask() {
        isAsked = true
        waiter?.resume()
        waiter = nil
    }

    /// Waits until what happened has come to rest, somebody asks, a time is over, or the task is cancelled.
    ///
    /// - Parameter limit: The longest wait; nil for no bound.
    func wait(atMost limit: Duration? = nil) async {
        let alarm = limit.map { limit in
            Task {
                guard (try? await Task.sleep(for: limit)) != nil else { return }
                ask()
            }
        }
        defer { alarm?.cancel() }
        await withTaskCancellationHandler {
            if isAsked || Task.isCancelled { return }
            await withCheckedContinuation { waiter = $0 }
        } onCancel: {
            Task { await ask() }
        }
        isAsked = false
    }

    /// What happened until now; nothing more of it is due.
    func take() -> Settling {
        defer { startTimer() }
        return settling.take()
    }

    /// One timer at a time, or a storm of events would be one of timers; another one where something is due earlier.
    private func startTimer() {
        guard let due = settling.due, timer.map({ due < $0.due }) ?? true else { return }
        timer?.task.cancel()
        let task = Task {
            guard (try? await Task.sleep(until: due, clock: .continuous)) != nil else { return }
            timerWentOff()
        }
        timer = (due, task)
    }

    /// Later events may have put off what is due.
    private func timerWentOff() {
        timer = nil
        guard let due = settling.due else { return }
        if due <= .now { ask() } else { startTimer() }
    }
}
