import Glibc

/// The inbox of a watched site.
extension SiteWatch {
    /// What is known of a site's inbox between two passes.
    struct InboxState {
        /// What was refused and is not looked at again before it changes.
        var memory = Inbox.Memory()
        /// Why files that still lie there were refused, by path.
        var failures: [String: Failure] = [:]
        /// Why the inbox as a whole cannot be emptied; nil where it can.
        var trouble: String?
    }

    /// Brings in the photos that lie in the inbox; what is wrong there holds nothing else up.
    ///
    /// - Returns: The folder to watch, and the files that may still grow; nil where the site has no inbox.
    func takeInbox(of project: Project, _ files: OpenFiles) async throws -> (folder: String, growing: [String])? {
        let crew = crew(project)
        let site = project.layout
        guard let inbox = Inbox(root: site.root, configuration: project.configuration, crew: crew) else { return nil }
        do {
            let pass = try await take(inbox, files, with: crew)
            inboxState.trouble = nil
            inboxState.memory = pass.memory
            inboxState.failures = inboxState.failures.filter { access(site.path($0.key), F_OK) == 0 }
            return (inbox.folder, pass.growing)
        } catch let error as CancellationError {
            throw error
        } catch {
            if Task.isCancelled { throw CancellationError() }
            if inboxState.trouble != "\(error)" { report(.inboxFailed(error)) }
            inboxState.trouble = "\(error)"
            return (inbox.folder, [])
        }
    }

    private func take(_ inbox: Inbox, _ files: OpenFiles, with crew: Crew) async throws -> Inbox.Pass {
        let (report, memory) = (report, inboxState.memory)
        let pass = try await stopping(crew) {
            try await inbox.take(files, memory: memory) { outcome in
                switch outcome {
                case .success(let photo): report(.added(photo))
                case .failure(let failure): report(.refusedPhoto(failure))
                }
            }
        }
        for case .failure(let failure) in pass.outcomes { inboxState.failures[failure.source] = failure }
        return pass
    }
}
