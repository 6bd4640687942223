// One test after the other: each starts many processes, and some write a program and start it at once, which a process that another test
// starts in that moment would forbid ("text file busy").
[assembly: CollectionBehavior(DisableTestParallelization = true)]
