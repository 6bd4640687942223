namespace EmergentLearning.Engine.Architecture.Tests.Layers;

/// <summary>Who may use whom inside the library. A new room has to say here whom it uses.</summary>
public sealed class RoomTests
{
    private const string Prefix = "EmergentLearning.Engine.";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Shared"] = [],
        ["Schema"] = [],
        ["Contracts"] = ["Schema"],
        ["Observability"] = ["Contracts", "Shared"],
        ["Locking"] = ["Observability", "Contracts", "Shared"],
        ["Files"] = ["Locking", "Observability", "Contracts", "Shared"],
        ["Git"] = ["Locking", "Observability", "Contracts", "Shared"],
        ["Sqlite"] = ["Locking", "Observability", "Contracts", "Shared"],
        ["Migrations"] = ["Sqlite", "Contracts", "Shared"],
        ["Authoring"] = ["Migrations", "Files", "Sqlite", "Contracts", "Schema", "Shared"],
        ["Projection"] = ["Files", "Git", "Sqlite", "Locking", "Observability", "Contracts", "Shared"],
        ["Hosting"] = ["Projection", "Migrations", "Files", "Git", "Sqlite", "Locking", "Observability", "Contracts", "Schema", "Shared"],
        ["Snapshots"] = ["Hosting", "Files", "Git", "Sqlite", "Locking", "Contracts", "Shared"],
    };

    private static readonly IReadOnlyList<TypeUse> Uses = ReadUses();

    [Fact]
    public void Every_room_uses_only_the_rooms_below_it()
    {
        IEnumerable<string> wrong = Uses
            .Where(use => IsRoom(use.UserNamespace) && IsRoom(use.UsedNamespace) && Room(use.UserNamespace) != Room(use.UsedNamespace))
            .Where(use => MayUse.TryGetValue(Room(use.UserNamespace), out string[]? allowed) && !allowed.Contains(Room(use.UsedNamespace)))
            .Select(use => $"{use.User} uses {use.Used}");

        Assert.Empty(wrong.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_room_has_declared_whom_it_uses() =>
        Assert.Empty(Uses.Select(use => use.UserNamespace).Where(IsRoom).Select(Room).Distinct().Except(MayUse.Keys));

    [Fact]
    public void The_declared_order_has_no_way_back()
    {
        HashSet<string> below = [];
        foreach ((string room, string[] uses) in MayUse)
        {
            Assert.Subset(below, uses.ToHashSet());
            below.Add(room);
        }
    }

    private static bool IsRoom(string space) => space.StartsWith(Prefix, StringComparison.Ordinal);

    private static string Room(string space) => space[Prefix.Length..].Split('.')[0];

    private static IReadOnlyList<TypeUse> ReadUses()
    {
        using AssemblyFile engine = AssemblyFile.Open("EmergentLearning.Engine");
        return engine.Uses();
    }
}
