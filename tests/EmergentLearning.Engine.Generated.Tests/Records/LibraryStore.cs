using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Store(typeof(Article), typeof(Essay), typeof(Passage))]
public sealed partial class LibraryStore;
