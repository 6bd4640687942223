using EmergentLearning.Engine.Locking;

// Outermost first: whoever holds the database's write lock may not ask for the repository any more.
[assembly: LockHierarchy("Repository", "Database")]
