using System.Text;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Tests.Projection;

internal static class Change
{
    public static DocumentChange Of(string path, string? content, string? group = null, string? subject = null) => new()
    {
        Path = path,
        Content = content is null ? null : Encoding.UTF8.GetBytes(content),
        Message = new CommitMessage(subject ?? $"put {path}"),
        RecordedAt = new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.Zero),
        Group = group,
    };

    public static Task<bool> PutAsync(this IStore store, Acknowledgement level, params DocumentChange[] changes) => store.WriteAsync(
        transaction =>
        {
            foreach (DocumentChange change in changes)
                transaction.Project(change);
            return true;
        },
        level);
}
