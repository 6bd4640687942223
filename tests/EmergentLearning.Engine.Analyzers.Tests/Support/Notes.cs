namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>A small store for the tests of the fixes.</summary>
internal static class Notes
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using EmergentLearning.Engine.Contracts;
        using EmergentLearning.Engine.Schema;

        """;

    private const string Note = """

        [Table("notes")]
        public partial record Note
        {
            [Key] public long Id { get; init; }
            public required string Topic { get; init; }
            public Guid Origin { get; init; }
            public DayOfWeek Day { get; init; }
            public int? Weight { get; init; }
        }

        """;

    /// <summary>The record, and a store with these members.</summary>
    public static string Store(string members) => Usings + Note + $$"""

        [Store(typeof(Note))]
        public partial class Notebook
        {
        {{members}}
        }

        """;
}
