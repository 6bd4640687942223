// One test after the other: these tests write a program and start it at once. A test beside them that starts a process of its own in that
// moment hands it the file that is still open for writing, and Linux then refuses to run it ("text file busy").
[assembly: CollectionBehavior(DisableTestParallelization = true)]
