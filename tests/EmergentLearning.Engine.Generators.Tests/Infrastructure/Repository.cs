using System.Reflection;

namespace EmergentLearning.Engine.Generators.Tests.Infrastructure;

/// <summary>Where the repository lies.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
