using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>Named in the wrong order on purpose: each table is created behind those that it refers to.</summary>
[Store(typeof(Forum.Mark), typeof(Forum.Post), typeof(Forum.Topic))]
public sealed partial class ForumStore;
