namespace EmergentLearning.Engine.Architecture.Tests.Layers;

/// <summary>One type names another of the same assembly. Both are top-level types, by full name.</summary>
internal sealed record TypeUse(string User, string Used)
{
    public string UserNamespace => Namespace(User);

    public string UsedNamespace => Namespace(Used);

    private static string Namespace(string type) => type.LastIndexOf('.') is > 0 and int dot ? type[..dot] : "";
}
