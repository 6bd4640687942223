using EmergentLearning.Engine.Analyzers.Tests.Support;

namespace EmergentLearning.Engine.Analyzers.Tests.Races;

/// <summary>One way of saving for each kind of fix.</summary>
internal static class SaveKinds
{
    private const string Helpers = """

        const int Many = 20_000;
        static string Half(char v) => new string(v, Many);
        static byte[] Bytes(char v) => Encoding.UTF8.GetBytes(Half(v));
        static IEnumerable<string> Lines(char v, Action look) { yield return Half(v); look(); yield return Half(v); }
        static string Prepared(string p, char v, Action look) { string t = p + Guid.NewGuid(); File.WriteAllText(t, Half(v)); look(); return t; }
        """;

    /// <summary>The name, the rule, whether the engine is there, whether a look in the middle is possible, and the body of <c>Save</c>.</summary>
    public static TheoryData<string, string, bool, bool, string> All { get; } = new()
    {
        { "text", "ELE2001", true, false, "void Save(string p, char v, Action look) { File.WriteAllText(p, Half(v)); }" },
        { "text with a mark", "ELE2001", true, false, "void Save(string p, char v, Action look) { File.WriteAllText(p, Half(v), Encoding.UTF8); }" },
        { "lines", "ELE2001", true, true, "void Save(string p, char v, Action look) { File.WriteAllLines(p, Lines(v, look)); }" },
        { "stream", "ELE2001", true, true, "void Save(string p, char v, Action look) { using var s = File.Create(p); s.Write(Bytes(v)); s.Flush(); look(); s.Write(Bytes(v)); }" },
        { "update", "ELE2001", true, true, "void Save(string p, char v, Action look) { using var s = File.OpenWrite(p); s.Write(Bytes(v)); s.Flush(); look(); s.Write(Bytes(v)); }" },
        { "writer", "ELE2001", true, true, "void Save(string p, char v, Action look) { using var w = new StreamWriter(p); w.Write(Half(v)); w.Flush(); look(); w.Write(Half(v)); }" },
        { "block", "ELE2001", true, true, "void Save(string p, char v, Action look) { using (var s = File.Create(p)) using (var w = new BinaryWriter(s)) { w.Write(Bytes(v)); w.Flush(); look(); w.Write(Bytes(v)); } }" },
        { "asynchronous stream", "ELE2001", true, true, "async Task Save(string p, char v, Action look) { await using var s = File.Create(p); await s.WriteAsync(Bytes(v)); await s.FlushAsync(); look(); await s.WriteAsync(Bytes(v)); }" },
        { "document", "ELE2001", true, true, "void Save(string p, char v, Action look) { new XStreamingElement(\"a\", Lines(v, look).Select(line => new XElement(\"b\", line))).Save(p); }" },
        { "xml", "ELE2001", true, true, "void Save(string p, char v, Action look) { using var w = XmlWriter.Create(p); w.WriteStartElement(\"a\"); w.WriteString(Half(v)); w.Flush(); look(); w.WriteString(Half(v)); }" },
        { "copy", "ELE2001", true, false, "void Save(string p, char v, Action look) { string from = Prepared(p, v, look); File.Copy(from, p, true); File.Delete(from); }" },
        { "deletion", "ELE2009", true, true, "void Save(string p, char v, Action look) { File.Delete(p); File.Move(Prepared(p, v, look), p); }" },
        { "recipe of bytes", "ELE2001", false, false, "void Save(string p, char v, Action look) { File.WriteAllBytes(p, Bytes(v)); }" },
        { "recipe of lines", "ELE2001", false, true, "void Save(string p, char v, Action look) { File.WriteAllLines(p, Lines(v, look)); }" },
        { "recipe of a stream", "ELE2001", false, true, "void Save(string p, char v, Action look) { using var s = File.Create(p); s.Write(Bytes(v)); s.Flush(); look(); s.Write(Bytes(v)); }" },
        { "recipe of a writer", "ELE2001", false, true, "void Save(string p, char v, Action look) { using (var w = new StreamWriter(p)) { w.Write(Half(v)); w.Flush(); look(); w.Write(Half(v)); } }" },
    };

    public static string Source(string save) => Snippet.Members("public " + save + Helpers);
}
