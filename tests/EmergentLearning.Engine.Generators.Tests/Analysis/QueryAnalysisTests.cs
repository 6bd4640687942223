namespace EmergentLearning.Engine.Generators.Tests.Analysis;

/// <summary>Queries of every shape are no burden to a user who has turned every analyzer on either.</summary>
public sealed class QueryAnalysisTests
{
    private const string Sources = """
        using EmergentLearning.Engine.Schema;

        [assembly: CLSCompliant(false)]
        [assembly: System.Runtime.InteropServices.ComVisible(false)]

        namespace Users.Own;

        /// <summary>A tag.</summary>
        [Table("tags")]
        public sealed partial record Tag([property: Key] long Id, [property: Unique] string Name, string? Note);

        /// <summary>A row.</summary>
        public sealed record Row(string Name, string? Note);

        /// <summary>The tags.</summary>
        [Store(typeof(Tag))]
        public sealed partial class TagStore
        {
            /// <summary>Some.</summary>
            [Query("select name, id, note from tags where id in @ids and name <> @name order by id")]
            public partial IReadOnlyList<Tag> Some(IReadOnlyList<long> ids, string name);

            /// <summary>Tuples.</summary>
            [Query("select name, note, count(*) over () from tags order by id")]
            public partial IReadOnlyList<(string Name, string? Note, long Count)> Tuples();

            /// <summary>One.</summary>
            [Query("select name, note from tags where id = @id")]
            public partial (string Name, string? Note)? One(long id);

            /// <summary>An array.</summary>
            [Query("select max(name) from tags group by note")]
            internal partial string[] Names();

            /// <summary>A task.</summary>
            [Query("select name, note from tags where name = @name")]
            public partial Task<Row?> FindAsync(string name, CancellationToken cancellationToken = default);

            /// <summary>A value task.</summary>
            [Query("select count(*) from tags")]
            public partial ValueTask<long> CountAsync();

            /// <summary>A stream.</summary>
            [Query("select * from tags order by id")]
            public partial IAsyncEnumerable<Tag> StreamAsync(CancellationToken cancellationToken = default);

            /// <summary>A command.</summary>
            [Command("update tags set note = @note where id in (@ids)")]
            public partial Task<int> ChangeAsync(string? note, IEnumerable<long> ids, CancellationToken cancellationToken = default);

            /// <summary>An upsert.</summary>
            [Command("insert into tags (name) values (@name) on conflict (name) do update set note = null returning *")]
            public partial Task<Tag> PutAsync(string name);

            /// <summary>Nothing.</summary>
            [Command("delete from tags")]
            public partial Task ClearAsync();
        }
        """;

    [Fact]
    public async Task Queries_of_every_shape_pass_every_analyzer_of_the_sdk()
    {
        using var project = new UserProject();
        project.Add("Tags.cs", Sources);

        (int exitCode, string output) = await project.BuildAsync();

        Assert.True(exitCode == 0, output);
        Assert.Equal(3, project.Generated.Length);
    }
}
